CREATE TYPE "public"."manual_journal_state" AS ENUM('DRAFT', 'SUBMITTED', 'RETURNED', 'REJECTED', 'POSTED', 'WITHDRAWN');--> statement-breakpoint
CREATE TYPE "public"."period_request_state" AS ENUM('WAITING', 'APPROVED', 'REJECTED');--> statement-breakpoint
CREATE TYPE "public"."period_state" AS ENUM('OPEN', 'SOFT_LOCKED', 'HARD_LOCKED');--> statement-breakpoint
CREATE TABLE "manual_journal_lines" (
	"journal_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"account_code" text NOT NULL,
	"debit" bigint NOT NULL,
	"credit" bigint NOT NULL,
	"party" text,
	CONSTRAINT "manual_journal_lines_journal_id_position_pk" PRIMARY KEY("journal_id","position"),
	CONSTRAINT "manual_journal_lines_one_side" CHECK (("manual_journal_lines"."debit" > 0 and "manual_journal_lines"."credit" = 0) or ("manual_journal_lines"."credit" > 0 and "manual_journal_lines"."debit" = 0))
);
--> statement-breakpoint
CREATE TABLE "manual_journal_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"journal_id" uuid NOT NULL,
	"event" text NOT NULL,
	"state" "manual_journal_state" NOT NULL,
	"version" integer NOT NULL,
	"reason" text,
	"at" timestamp (3) with time zone NOT NULL,
	"by" uuid,
	"by_label" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "manual_journals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "manual_journals_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"outlet_id" uuid NOT NULL,
	"state" "manual_journal_state" NOT NULL,
	"version" integer NOT NULL,
	"day" date NOT NULL,
	"narration" text NOT NULL,
	"total" bigint NOT NULL,
	"reversal_of" uuid,
	"made_by" uuid,
	"made_at" timestamp (3) with time zone NOT NULL,
	"submitted_by" uuid,
	"submitted_at" timestamp (3) with time zone,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"reason" text,
	"entry_id" uuid,
	CONSTRAINT "manual_journals_number" UNIQUE("number"),
	CONSTRAINT "manual_journals_entry" UNIQUE("entry_id"),
	CONSTRAINT "manual_journals_total" CHECK ("manual_journals"."total" > 0 and "manual_journals"."version" > 0),
	CONSTRAINT "manual_journals_submitted" CHECK ("manual_journals"."state" in ('DRAFT', 'WITHDRAWN') or ("manual_journals"."submitted_at" is not null)),
	CONSTRAINT "manual_journals_posted" CHECK (("manual_journals"."state" = 'POSTED') = ("manual_journals"."entry_id" is not null)
        and ("manual_journals"."state" <> 'POSTED' or ("manual_journals"."decided_by" is not null and "manual_journals"."decided_at" is not null))),
	CONSTRAINT "manual_journals_another_person" CHECK ("manual_journals"."decided_by" <> "manual_journals"."made_by" and "manual_journals"."decided_by" <> "manual_journals"."submitted_by"),
	CONSTRAINT "manual_journals_reason" CHECK (("manual_journals"."state" not in ('RETURNED', 'REJECTED', 'WITHDRAWN') and "manual_journals"."reversal_of" is null) or "manual_journals"."reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "ledger_periods" (
	"month" date PRIMARY KEY NOT NULL,
	"state" "period_state" NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"entries" integer,
	"debited" bigint,
	CONSTRAINT "ledger_periods_month" CHECK (extract(day from "ledger_periods"."month") = 1),
	CONSTRAINT "ledger_periods_counted" CHECK (("ledger_periods"."state" = 'OPEN') = ("ledger_periods"."entries" is null) and ("ledger_periods"."entries" is null) = ("ledger_periods"."debited" is null))
);
--> statement-breakpoint
CREATE TABLE "period_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"month" date NOT NULL,
	"wanted" "period_state" NOT NULL,
	"reason" text NOT NULL,
	"state" "period_request_state" NOT NULL,
	"asked_by" uuid,
	"asked_by_label" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_by_label" text,
	"decided_at" timestamp (3) with time zone,
	"decision_reason" text,
	CONSTRAINT "period_requests_month" CHECK (extract(day from "period_requests"."month") = 1),
	CONSTRAINT "period_requests_another_person" CHECK ("period_requests"."decided_by" <> "period_requests"."asked_by"),
	CONSTRAINT "period_requests_decided" CHECK (("period_requests"."state" = 'WAITING') = ("period_requests"."decided_at" is null)
        and ("period_requests"."state" <> 'APPROVED' or "period_requests"."decided_by" is not null)
        and ("period_requests"."state" <> 'REJECTED' or "period_requests"."decision_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "identity_alerts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	"places" integer NOT NULL,
	"violations" text[] NOT NULL,
	CONSTRAINT "identity_alerts_places" CHECK ("identity_alerts"."places" > 0 and cardinality("identity_alerts"."violations") between 1 and 20)
);
--> statement-breakpoint
CREATE TABLE "identity_states" (
	"name" text PRIMARY KEY NOT NULL,
	"holds" boolean NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "built_in" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- By hand: the chart that was there is the one the product begins with; the organisation's own accounts come from now on.
UPDATE "accounts" SET "built_in" = true;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "in_use" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "journal_entries" ADD COLUMN "happened_on" date;--> statement-breakpoint
ALTER TABLE "manual_journal_lines" ADD CONSTRAINT "manual_journal_lines_journal_id_manual_journals_id_fk" FOREIGN KEY ("journal_id") REFERENCES "public"."manual_journals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manual_journal_lines" ADD CONSTRAINT "manual_journal_lines_account_code_accounts_code_fk" FOREIGN KEY ("account_code") REFERENCES "public"."accounts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manual_journal_steps" ADD CONSTRAINT "manual_journal_steps_journal_id_manual_journals_id_fk" FOREIGN KEY ("journal_id") REFERENCES "public"."manual_journals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manual_journals" ADD CONSTRAINT "manual_journals_reversal_of_journal_entries_id_fk" FOREIGN KEY ("reversal_of") REFERENCES "public"."journal_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manual_journals" ADD CONSTRAINT "manual_journals_entry_id_journal_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."journal_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "manual_journal_steps_journal" ON "manual_journal_steps" USING btree ("journal_id","at");--> statement-breakpoint
CREATE INDEX "manual_journals_made" ON "manual_journals" USING btree ("made_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "manual_journals_reversed_once" ON "manual_journals" USING btree ("reversal_of") WHERE "manual_journals"."reversal_of" is not null and "manual_journals"."state" not in ('REJECTED', 'WITHDRAWN');--> statement-breakpoint
CREATE INDEX "period_requests_month" ON "period_requests" USING btree ("month","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "period_requests_waiting" ON "period_requests" USING btree ("month") WHERE "period_requests"."state" = 'WAITING';--> statement-breakpoint
CREATE UNIQUE INDEX "identity_alerts_open" ON "identity_alerts" USING btree ("name") WHERE "identity_alerts"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX "identity_alerts_opened" ON "identity_alerts" USING btree ("opened_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "journal_entries_reversed_once" ON "journal_entries" USING btree ("reversal_of") WHERE "journal_entries"."reversal_of" is not null;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_control_built_in" CHECK (not "accounts"."control" or "accounts"."built_in");--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_built_in_stays" CHECK ("accounts"."in_use" or not "accounts"."built_in");--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_code" CHECK ("accounts"."code" ~ '^[1-6][0-9]{3,5}$' and left("accounts"."code", 1) =
        case "accounts"."type" when 'ASSET' then '1' when 'LIABILITY' then '2' when 'EQUITY' then '3' when 'INCOME' then '4' when 'COGS' then '5' else '6' end);--> statement-breakpoint
-- Of an account only its name and whether it is in use may change: what it is stands in its code.
REVOKE UPDATE ON "accounts" FROM kiosk_app;--> statement-breakpoint
GRANT UPDATE ("name", "in_use", "version") ON "accounts" TO kiosk_app;--> statement-breakpoint
-- Whoever posts into a month holds it (shared), whoever locks it waits for them and keeps others out (alone). Each month is held by itself:
-- a month is locked once it is over, so that nobody who sells today waits for it.
CREATE FUNCTION finance_hold_month(month date, alone boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  number integer := (extract(year FROM month) * 12 + extract(month FROM month))::integer;
BEGIN
  IF alone THEN
    PERFORM pg_advisory_xact_lock(hashtext('ledger_periods'), number);
  ELSE
    PERFORM pg_advisory_xact_lock_shared(hashtext('ledger_periods'), number);
  END IF;
END $$;--> statement-breakpoint
-- Nothing is posted into a locked month, whatever the application thinks.
CREATE FUNCTION finance_assert_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  business date := date_trunc('month', NEW.business_date)::date;
  tax date := date_trunc('month', NEW.tax_date)::date;
BEGIN
  PERFORM finance_hold_month(business, false);
  IF tax <> business THEN PERFORM finance_hold_month(tax, false); END IF;
  IF EXISTS (SELECT FROM ledger_periods p WHERE p.month IN (business, tax) AND p.state <> 'OPEN') THEN
    RAISE EXCEPTION 'the month of journal entry % is locked', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_entries_open_period';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER journal_entries_open_period BEFORE INSERT ON "journal_entries" FOR EACH ROW EXECUTE FUNCTION finance_assert_open();--> statement-breakpoint
-- A month changes only as somebody asked and somebody else approved, in the same transaction; a hard lock is for good.
CREATE FUNCTION ledger_periods_by_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = 'HARD_LOCKED' THEN
    RAISE EXCEPTION 'the month % is locked for good', OLD.month USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_periods_for_good';
  END IF;
  IF NOT EXISTS (SELECT FROM period_requests r WHERE r.month = NEW.month AND r.wanted = NEW.state AND r.state = 'APPROVED'
      AND r.decided_at = NEW.since) THEN
    RAISE EXCEPTION 'nobody approved that the month % becomes %', NEW.month, NEW.state
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_periods_by_two';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER ledger_periods_by_two AFTER INSERT OR UPDATE ON "ledger_periods"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_periods_by_two();--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON "ledger_periods", "period_requests", "manual_journals", "manual_journal_steps" FROM kiosk_app;--> statement-breakpoint
REVOKE UPDATE ON "ledger_periods", "period_requests", "manual_journals", "manual_journal_lines", "manual_journal_steps" FROM kiosk_app;--> statement-breakpoint
GRANT UPDATE ("state", "since", "entries", "debited") ON "ledger_periods" TO kiosk_app;--> statement-breakpoint
GRANT UPDATE ("state", "decided_by", "decided_by_label", "decided_at", "decision_reason") ON "period_requests" TO kiosk_app;--> statement-breakpoint
GRANT UPDATE ("state", "version", "day", "narration", "total", "submitted_by", "submitted_at", "decided_by", "decided_at", "reason", "entry_id")
  ON "manual_journals" TO kiosk_app;--> statement-breakpoint
CREATE FUNCTION period_requests_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'request % was decided on', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'period_requests_once';
END $$;--> statement-breakpoint
CREATE TRIGGER period_requests_stay BEFORE UPDATE ON "period_requests"
  FOR EACH ROW WHEN (OLD.state <> 'WAITING') EXECUTE FUNCTION period_requests_stay();--> statement-breakpoint
-- What is in the books, or will never be, stays as it was written; so do the lines of what waits for a yes.
CREATE FUNCTION manual_journals_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'journal % stays as it is', OLD.number USING ERRCODE = 'check_violation', CONSTRAINT = 'manual_journals_stay';
END $$;--> statement-breakpoint
CREATE TRIGGER manual_journals_stay BEFORE UPDATE ON "manual_journals"
  FOR EACH ROW WHEN (OLD.state IN ('POSTED', 'REJECTED', 'WITHDRAWN')) EXECUTE FUNCTION manual_journals_stay();--> statement-breakpoint
CREATE FUNCTION manual_journal_lines_fit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  journal manual_journals;
BEGIN
  SELECT * INTO journal FROM manual_journals j WHERE j.id = coalesce(NEW.journal_id, OLD.journal_id);
  IF journal.state NOT IN ('DRAFT', 'RETURNED') AND NOT (TG_OP = 'INSERT' AND journal.reversal_of IS NOT NULL AND journal.state = 'SUBMITTED') THEN
    RAISE EXCEPTION 'the lines of journal % stay as they are', journal.number
      USING ERRCODE = 'check_violation', CONSTRAINT = 'manual_journal_lines_stay';
  END IF;
  IF TG_OP = 'INSERT' AND EXISTS (SELECT FROM accounts a WHERE a.code = NEW.account_code
      AND (a.control OR (NOT a.in_use AND journal.reversal_of IS NULL))) THEN
    RAISE EXCEPTION 'account % is not written to by hand', NEW.account_code
      USING ERRCODE = 'check_violation', CONSTRAINT = 'manual_journal_lines_account';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;--> statement-breakpoint
CREATE TRIGGER manual_journal_lines_fit BEFORE INSERT OR DELETE ON "manual_journal_lines"
  FOR EACH ROW EXECUTE FUNCTION manual_journal_lines_fit();--> statement-breakpoint
-- Whoever made, changed or submitted a journal does not approve it, whatever the application thinks.
CREATE FUNCTION manual_journal_another_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.event = 'approve' AND EXISTS (SELECT FROM manual_journal_steps s WHERE s.journal_id = NEW.journal_id AND s."by" = NEW."by"
      AND s.event IN ('make', 'reverse', 'edit', 'submit')) THEN
    RAISE EXCEPTION 'journal % was written by who approves it', NEW.journal_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'manual_journal_steps_another_person';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER manual_journal_steps_another_person BEFORE INSERT ON "manual_journal_steps"
  FOR EACH ROW EXECUTE FUNCTION manual_journal_another_person();

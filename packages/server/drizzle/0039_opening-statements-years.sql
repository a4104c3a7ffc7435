CREATE TYPE "public"."entry_kind" AS ENUM('ORDINARY', 'OPENING', 'CLOSING');--> statement-breakpoint
CREATE TABLE "year_closings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" text NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"reason" text NOT NULL,
	"state" "period_request_state" NOT NULL,
	"asked_by" uuid,
	"asked_by_label" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_by_label" text,
	"decided_at" timestamp (3) with time zone,
	"decision_reason" text,
	"profit" bigint,
	CONSTRAINT "year_closings_days" CHECK ("year_closings"."last_day" = "year_closings"."first_day" + interval '1 year' - interval '1 day'),
	CONSTRAINT "year_closings_another_person" CHECK ("year_closings"."decided_by" <> "year_closings"."asked_by"),
	CONSTRAINT "year_closings_decided" CHECK (("year_closings"."state" = 'WAITING') = ("year_closings"."decided_at" is null)
        and ("year_closings"."state" <> 'APPROVED' or "year_closings"."decided_by" is not null)
        and ("year_closings"."state" = 'APPROVED') = ("year_closings"."profit" is not null)
        and ("year_closings"."state" <> 'REJECTED' or "year_closings"."decision_reason" is not null))
);
--> statement-breakpoint
ALTER TABLE "manual_journals" ADD COLUMN "kind" "entry_kind" DEFAULT 'ORDINARY' NOT NULL;--> statement-breakpoint
ALTER TABLE "journal_entries" ADD COLUMN "kind" "entry_kind" DEFAULT 'ORDINARY' NOT NULL;--> statement-breakpoint
ALTER TABLE "identity_alerts" ADD COLUMN "acknowledged_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "identity_alerts" ADD COLUMN "acknowledged_by" uuid;--> statement-breakpoint
ALTER TABLE "identity_alerts" ADD COLUMN "acknowledged_by_label" text;--> statement-breakpoint
ALTER TABLE "identity_alerts" ADD COLUMN "note" text;--> statement-breakpoint
CREATE UNIQUE INDEX "year_closings_waiting" ON "year_closings" USING btree ("year") WHERE "year_closings"."state" = 'WAITING';--> statement-breakpoint
CREATE UNIQUE INDEX "year_closings_once" ON "year_closings" USING btree ("year") WHERE "year_closings"."state" = 'APPROVED';--> statement-breakpoint
ALTER TABLE "manual_journals" ADD CONSTRAINT "manual_journals_kind" CHECK ("manual_journals"."kind" <> 'CLOSING');--> statement-breakpoint
ALTER TABLE "identity_alerts" ADD CONSTRAINT "identity_alerts_acknowledged" CHECK (("identity_alerts"."acknowledged_at" is null) = ("identity_alerts"."acknowledged_by_label" is null) and ("identity_alerts"."acknowledged_at" is null) = ("identity_alerts"."note" is null));--> statement-breakpoint
-- By hand: what opened the books before is told by its source. Nothing of what was posted changes.
UPDATE "journal_entries" SET "kind" = 'OPENING' WHERE "source_type" = 'opening';--> statement-breakpoint
-- Nothing is posted into a locked month or a closed year, but the closing of the year itself.
CREATE OR REPLACE FUNCTION finance_assert_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  business date := date_trunc('month', NEW.business_date)::date;
  tax date := date_trunc('month', NEW.tax_date)::date;
BEGIN
  PERFORM finance_hold_month(business, false);
  IF tax <> business THEN PERFORM finance_hold_month(tax, false); END IF;
  IF NEW.kind = 'CLOSING' THEN RETURN NEW; END IF;
  IF EXISTS (SELECT FROM ledger_periods p WHERE p.month IN (business, tax) AND p.state <> 'OPEN')
    OR EXISTS (SELECT FROM year_closings y WHERE y.state = 'APPROVED' AND y.last_day >= least(NEW.business_date, NEW.tax_date)) THEN
    RAISE EXCEPTION 'the month of journal entry % is locked', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_entries_open_period';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
-- A closing entry is that of a year which two people closed, in the same transaction, on its last day.
CREATE FUNCTION journal_entries_closing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM year_closings y WHERE y.id = NEW.source_id AND NEW.source_type = 'year_close' AND y.state = 'APPROVED'
      AND y.last_day = NEW.business_date AND y.last_day = NEW.tax_date AND y.decided_at = NEW.posted_at) THEN
    RAISE EXCEPTION 'nobody approved the closing entry %', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_entries_closing';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER journal_entries_closing AFTER INSERT ON "journal_entries"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind = 'CLOSING') EXECUTE FUNCTION journal_entries_closing();--> statement-breakpoint
-- A month is locked for good by whoever closes its year as well.
CREATE OR REPLACE FUNCTION ledger_periods_by_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = 'HARD_LOCKED' THEN
    RAISE EXCEPTION 'the month % is locked for good', OLD.month USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_periods_for_good';
  END IF;
  IF NOT EXISTS (SELECT FROM period_requests r WHERE r.month = NEW.month AND r.wanted = NEW.state AND r.state = 'APPROVED'
      AND r.decided_at = NEW.since)
    AND NOT (NEW.state = 'HARD_LOCKED' AND EXISTS (SELECT FROM year_closings y WHERE y.state = 'APPROVED'
      AND NEW.month BETWEEN y.first_day AND y.last_day AND y.decided_at = NEW.since)) THEN
    RAISE EXCEPTION 'nobody approved that the month % becomes %', NEW.month, NEW.state
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_periods_by_two';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON "year_closings" FROM kiosk_app;--> statement-breakpoint
GRANT UPDATE ("state", "decided_by", "decided_by_label", "decided_at", "decision_reason", "profit") ON "year_closings" TO kiosk_app;--> statement-breakpoint
CREATE FUNCTION year_closings_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'closing % was decided on', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'year_closings_stay';
END $$;--> statement-breakpoint
CREATE TRIGGER year_closings_stay BEFORE UPDATE ON "year_closings"
  FOR EACH ROW WHEN (OLD.state <> 'WAITING') EXECUTE FUNCTION year_closings_stay();--> statement-breakpoint
-- What was there before is written by hand on the drawer alone of all control accounts, and never on income, costs or expenses.
CREATE OR REPLACE FUNCTION manual_journal_lines_fit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  journal manual_journals;
BEGIN
  SELECT * INTO journal FROM manual_journals j WHERE j.id = coalesce(NEW.journal_id, OLD.journal_id);
  IF journal.state NOT IN ('DRAFT', 'RETURNED') AND NOT (TG_OP = 'INSERT' AND journal.reversal_of IS NOT NULL AND journal.state = 'SUBMITTED') THEN
    RAISE EXCEPTION 'the lines of journal % stay as they are', journal.number
      USING ERRCODE = 'check_violation', CONSTRAINT = 'manual_journal_lines_stay';
  END IF;
  IF TG_OP = 'INSERT' AND EXISTS (SELECT FROM accounts a WHERE a.code = NEW.account_code AND (
      (a.control AND NOT (journal.kind = 'OPENING' AND a.code = '1010'))
      OR (journal.kind = 'OPENING' AND a.code >= '4')
      OR (NOT a.in_use AND journal.reversal_of IS NULL))) THEN
    RAISE EXCEPTION 'account % is not written to by hand', NEW.account_code
      USING ERRCODE = 'check_violation', CONSTRAINT = 'manual_journal_lines_account';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;

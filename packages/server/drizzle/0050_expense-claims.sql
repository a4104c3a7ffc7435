CREATE TYPE "public"."expense_tax_credit" AS ENUM('CREDITED', 'COMMON', 'COST', 'BLOCKED');--> statement-breakpoint
CREATE TYPE "public"."expense_claim_state" AS ENUM('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'PAID');--> statement-breakpoint
CREATE TYPE "public"."expense_payment_method" AS ENUM('BANK_TRANSFER', 'UPI', 'CHEQUE', 'PETTY_CASH', 'DRAWER');--> statement-breakpoint
CREATE TYPE "public"."expense_payment_state" AS ENUM('PREPARED', 'RELEASED', 'CANCELLED', 'REVERSED');--> statement-breakpoint
ALTER TYPE "public"."file_owner" ADD VALUE 'EXPENSE_CLAIM';--> statement-breakpoint
CREATE TABLE "expense_delegations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"giver_id" uuid NOT NULL,
	"taker_id" uuid NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"reason" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "expense_delegations_another" CHECK ("expense_delegations"."giver_id" <> "expense_delegations"."taker_id"),
	CONSTRAINT "expense_delegations_days" CHECK ("expense_delegations"."last_day" between "expense_delegations"."first_day" and "expense_delegations"."first_day" + 92)
);
--> statement-breakpoint
CREATE TABLE "expense_rules" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"tiers" jsonb NOT NULL,
	"pay_up_to" bigint NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "expense_rules_one" CHECK ("expense_rules"."one" and "expense_rules"."pay_up_to" >= 0)
);
--> statement-breakpoint
CREATE TABLE "expense_categories" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"account_code" text NOT NULL,
	"tax_credit" "expense_tax_credit" NOT NULL,
	"receipt_above" bigint NOT NULL,
	"in_use" boolean NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "expense_categories_numbers" CHECK ("expense_categories"."receipt_above" >= 0 and "expense_categories"."version" > 0),
	CONSTRAINT "expense_categories_account" CHECK (left("expense_categories"."account_code", 1) in ('1', '5', '6'))
);
--> statement-breakpoint
CREATE TABLE "expense_claim_lines" (
	"claim_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"day" date NOT NULL,
	"category_id" uuid NOT NULL,
	"what" text NOT NULL,
	"amount" bigint NOT NULL,
	"seller_name" text,
	"seller_gstin" text,
	"bill_number" text,
	"bill_key" text,
	"cgst" bigint NOT NULL,
	"sgst" bigint NOT NULL,
	"igst" bigint NOT NULL,
	"receipt_ids" uuid[] NOT NULL,
	CONSTRAINT "expense_claim_lines_claim_id_position_pk" PRIMARY KEY("claim_id","position"),
	CONSTRAINT "expense_claim_lines_amount" CHECK ("expense_claim_lines"."amount" > 0),
	CONSTRAINT "expense_claim_lines_heads" CHECK ("expense_claim_lines"."cgst" >= 0 and "expense_claim_lines"."sgst" = "expense_claim_lines"."cgst" and "expense_claim_lines"."igst" >= 0 and ("expense_claim_lines"."cgst" = 0 or "expense_claim_lines"."igst" = 0)
        and "expense_claim_lines"."cgst" + "expense_claim_lines"."sgst" + "expense_claim_lines"."igst" < "expense_claim_lines"."amount"),
	CONSTRAINT "expense_claim_lines_invoice" CHECK (("expense_claim_lines"."cgst" = 0 and "expense_claim_lines"."igst" = 0) or ("expense_claim_lines"."seller_gstin" is not null and coalesce("expense_claim_lines"."bill_key", '') <> '')),
	CONSTRAINT "expense_claim_lines_receipts" CHECK (cardinality("expense_claim_lines"."receipt_ids") <= 6)
);
--> statement-breakpoint
CREATE TABLE "expense_claim_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"claim_id" uuid NOT NULL,
	"event" text NOT NULL,
	"state" "expense_claim_state" NOT NULL,
	"version" integer NOT NULL,
	"reason" text,
	"at" timestamp (3) with time zone NOT NULL,
	"by" uuid,
	"by_label" text NOT NULL,
	"for_id" uuid
);
--> statement-breakpoint
CREATE TABLE "expense_claims" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "expense_claims_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"outlet_id" uuid NOT NULL,
	"claimant_id" uuid NOT NULL,
	"state" "expense_claim_state" NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"total" bigint NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"submitted_on" date,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"decided_for" uuid,
	"reason" text,
	CONSTRAINT "expense_claims_number" UNIQUE("number"),
	CONSTRAINT "expense_claims_numbers" CHECK ("expense_claims"."total" > 0 and "expense_claims"."version" > 0),
	CONSTRAINT "expense_claims_submitted" CHECK ("expense_claims"."state" in ('DRAFT', 'WITHDRAWN') or num_nulls("expense_claims"."submitted_at", "expense_claims"."submitted_on") = 0),
	CONSTRAINT "expense_claims_decided" CHECK ("expense_claims"."state" not in ('RETURNED', 'APPROVED', 'REJECTED', 'PAID') or num_nulls("expense_claims"."decided_by", "expense_claims"."decided_at") = 0),
	CONSTRAINT "expense_claims_another_person" CHECK ("expense_claims"."decided_by" <> "expense_claims"."claimant_id" and coalesce("expense_claims"."decided_for" <> "expense_claims"."claimant_id", true)),
	CONSTRAINT "expense_claims_reason" CHECK ("expense_claims"."state" not in ('RETURNED', 'REJECTED', 'WITHDRAWN') or "expense_claims"."reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "expense_payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "expense_payments_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"claim_id" uuid NOT NULL,
	"outlet_id" uuid NOT NULL,
	"claimant_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"method" "expense_payment_method" NOT NULL,
	"reference" text,
	"reference_key" text,
	"day" date NOT NULL,
	"session_id" uuid,
	"state" "expense_payment_state" NOT NULL,
	"prepared_by" uuid NOT NULL,
	"prepared_by_label" text NOT NULL,
	"prepared_at" timestamp (3) with time zone NOT NULL,
	"released_by" uuid,
	"released_by_label" text,
	"released_at" timestamp (3) with time zone,
	"released_by_rule" boolean DEFAULT false NOT NULL,
	"entry_id" uuid,
	"ended_by" uuid,
	"ended_by_label" text,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text,
	CONSTRAINT "expense_payments_number" UNIQUE("number"),
	CONSTRAINT "expense_payments_entry" UNIQUE("entry_id"),
	CONSTRAINT "expense_payments_amount" CHECK ("expense_payments"."amount" > 0),
	CONSTRAINT "expense_payments_method" CHECK (("expense_payments"."method" = 'DRAWER') = ("expense_payments"."session_id" is not null)
        and ("expense_payments"."method" in ('PETTY_CASH', 'DRAWER') or coalesce("expense_payments"."reference_key", '') <> '') and ("expense_payments"."reference" is null) = ("expense_payments"."reference_key" is null)),
	CONSTRAINT "expense_payments_released" CHECK (("expense_payments"."state" in ('RELEASED', 'REVERSED')) = ("expense_payments"."entry_id" is not null)
        and num_nulls("expense_payments"."released_by", "expense_payments"."released_by_label", "expense_payments"."released_at", "expense_payments"."entry_id") in (0, 4)),
	CONSTRAINT "expense_payments_another_person" CHECK ("expense_payments"."released_by_rule" or "expense_payments"."released_by" <> "expense_payments"."prepared_by"),
	CONSTRAINT "expense_payments_not_to_oneself" CHECK ("expense_payments"."prepared_by" <> "expense_payments"."claimant_id" and coalesce("expense_payments"."released_by" <> "expense_payments"."claimant_id", true)),
	CONSTRAINT "expense_payments_ended" CHECK (("expense_payments"."state" in ('CANCELLED', 'REVERSED')) = ("expense_payments"."ended_at" is not null)
        and num_nulls("expense_payments"."ended_by", "expense_payments"."ended_by_label", "expense_payments"."ended_at", "expense_payments"."end_reason") in (0, 4))
);
--> statement-breakpoint
ALTER TABLE "files" DROP CONSTRAINT "files_picture";--> statement-breakpoint
ALTER TABLE "files" DROP CONSTRAINT "files_media_type";--> statement-breakpoint
ALTER TABLE "files" ALTER COLUMN "width" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "files" ALTER COLUMN "height" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "expense_categories" ADD CONSTRAINT "expense_categories_account_code_accounts_code_fk" FOREIGN KEY ("account_code") REFERENCES "public"."accounts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense_claim_lines" ADD CONSTRAINT "expense_claim_lines_claim_id_expense_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."expense_claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense_claim_lines" ADD CONSTRAINT "expense_claim_lines_category_id_expense_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."expense_categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense_claim_steps" ADD CONSTRAINT "expense_claim_steps_claim_id_expense_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."expense_claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense_payments" ADD CONSTRAINT "expense_payments_claim_id_expense_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."expense_claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense_payments" ADD CONSTRAINT "expense_payments_entry_id_journal_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."journal_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "expense_delegations_taker" ON "expense_delegations" USING btree ("taker_id","last_day");--> statement-breakpoint
CREATE UNIQUE INDEX "expense_categories_name" ON "expense_categories" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "expense_claim_lines_bill" ON "expense_claim_lines" USING btree ("seller_gstin","bill_key");--> statement-breakpoint
CREATE INDEX "expense_claim_steps_claim" ON "expense_claim_steps" USING btree ("claim_id","at");--> statement-breakpoint
CREATE INDEX "expense_claims_made" ON "expense_claims" USING btree ("made_at","id");--> statement-breakpoint
CREATE INDEX "expense_claims_claimant" ON "expense_claims" USING btree ("claimant_id","made_at");--> statement-breakpoint
CREATE UNIQUE INDEX "expense_payments_claim" ON "expense_payments" USING btree ("claim_id") WHERE "expense_payments"."state" in ('PREPARED', 'RELEASED');--> statement-breakpoint
CREATE UNIQUE INDEX "expense_payments_reference" ON "expense_payments" USING btree ("method","reference_key") WHERE "expense_payments"."state" in ('PREPARED', 'RELEASED');--> statement-breakpoint
CREATE INDEX "expense_payments_of" ON "expense_payments" USING btree ("claim_id","prepared_at");--> statement-breakpoint
CREATE INDEX "files_digest" ON "files" USING btree ("digest");--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_picture" CHECK (case "files"."media_type" when 'image/jpeg' then coalesce("files"."width" between 1 and 2000 and "files"."height" between 1 and 2000, false)
        else num_nulls("files"."width", "files"."height") = 2 end);--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_media_type" CHECK ("files"."media_type" in ('image/jpeg', 'application/pdf'));--> statement-breakpoint
-- By hand. What people are owed has a sub-ledger from now on: their claims.
UPDATE "accounts" SET "control" = true WHERE "code" = '2120';--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON "expense_claims", "expense_claim_steps", "expense_payments", "expense_delegations" FROM kiosk_app;--> statement-breakpoint
REVOKE UPDATE, TRUNCATE ON "expense_claim_lines" FROM kiosk_app;--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON "expense_categories", "expense_rules" FROM kiosk_app;--> statement-breakpoint
GRANT UPDATE ("state", "version", "title", "total", "submitted_at", "submitted_on", "decided_by", "decided_at", "decided_for", "reason")
  ON "expense_claims" TO kiosk_app;--> statement-breakpoint
GRANT UPDATE ("state", "day", "released_by", "released_by_label", "released_at", "released_by_rule", "entry_id", "ended_by", "ended_by_label",
  "ended_at", "end_reason") ON "expense_payments" TO kiosk_app;--> statement-breakpoint
GRANT UPDATE ("ended_at") ON "expense_delegations" TO kiosk_app;--> statement-breakpoint
-- A claim begins as a draft and goes forward only; what it says changes only while it is its writer's. Paid it is by a payment that was released.
CREATE FUNCTION expense_claims_steps() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_paid boolean := EXISTS (SELECT FROM expense_payments p WHERE p.claim_id = NEW.id AND p.state = 'RELEASED');
  is_open boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state = 'DRAFT' THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'claim % begins as a draft', NEW.number USING ERRCODE = 'check_violation', CONSTRAINT = 'expense_claims_steps';
  END IF;
  is_open := OLD.state IN ('DRAFT', 'RETURNED');
  IF NOT ((is_open AND NEW.state IN (OLD.state, 'SUBMITTED', 'WITHDRAWN'))
      OR (OLD.state = 'SUBMITTED' AND NEW.state IN ('APPROVED', 'RETURNED', 'REJECTED', 'WITHDRAWN'))
      OR (OLD.state = 'APPROVED' AND NEW.state = 'PAID' AND is_paid) OR (OLD.state = 'PAID' AND NEW.state = 'APPROVED' AND NOT is_paid))
    OR (NOT is_open AND (OLD.title, OLD.total, OLD.version, OLD.submitted_at, OLD.submitted_on)
      IS DISTINCT FROM (NEW.title, NEW.total, NEW.version, NEW.submitted_at, NEW.submitted_on))
    OR (OLD.state IN ('APPROVED', 'PAID') AND (OLD.decided_by, OLD.decided_at, OLD.decided_for, OLD.reason)
      IS DISTINCT FROM (NEW.decided_by, NEW.decided_at, NEW.decided_for, NEW.reason)) THEN
    RAISE EXCEPTION 'claim % stays as it is', OLD.number USING ERRCODE = 'check_violation', CONSTRAINT = 'expense_claims_steps';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER expense_claims_steps BEFORE INSERT OR UPDATE ON "expense_claims"
  FOR EACH ROW EXECUTE FUNCTION expense_claims_steps();--> statement-breakpoint
-- What was approved is owed in the books, in the same commit.
CREATE FUNCTION expense_claims_booked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.total IS DISTINCT FROM (SELECT sum(l.credit - l.debit) FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id
      WHERE e.source_type = 'expense_claim' AND e.source_id = NEW.id AND l.account_code = '2120' AND l.party = NEW.claimant_id::text) THEN
    RAISE EXCEPTION 'claim % is approved and not owed in the books', NEW.number
      USING ERRCODE = 'check_violation', CONSTRAINT = 'expense_claims_booked';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER expense_claims_booked AFTER UPDATE ON "expense_claims" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.state = 'SUBMITTED' AND NEW.state = 'APPROVED') EXECUTE FUNCTION expense_claims_booked();--> statement-breakpoint
-- Lines come and go while the claim is its writer's, and their receipts are files of that claim.
CREATE FUNCTION expense_claim_lines_fit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  line expense_claim_lines := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
BEGIN
  IF NOT EXISTS (SELECT FROM expense_claims c WHERE c.id = line.claim_id AND c.state IN ('DRAFT', 'RETURNED')) THEN
    RAISE EXCEPTION 'lines of claim % stay', line.claim_id USING ERRCODE = 'check_violation', CONSTRAINT = 'expense_claim_lines_stay';
  END IF;
  IF TG_OP = 'INSERT' AND EXISTS (SELECT FROM unnest(NEW.receipt_ids) r (id) WHERE NOT EXISTS (
      SELECT FROM files f WHERE f.id = r.id AND f.owner_id = NEW.claim_id AND f.owner_type::text = 'EXPENSE_CLAIM')) THEN
    RAISE EXCEPTION 'a receipt is not one of claim %', NEW.claim_id USING ERRCODE = 'check_violation', CONSTRAINT = 'expense_claim_lines_receipt';
  END IF;
  RETURN line;
END $$;--> statement-breakpoint
CREATE TRIGGER expense_claim_lines_fit BEFORE INSERT OR DELETE ON "expense_claim_lines"
  FOR EACH ROW EXECUTE FUNCTION expense_claim_lines_fit();--> statement-breakpoint
-- A payment is of an approved claim, whole, and goes forward only.
CREATE FUNCTION expense_payments_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state = 'PREPARED' AND EXISTS (SELECT FROM expense_claims c WHERE c.id = NEW.claim_id AND c.state = 'APPROVED'
        AND (c.outlet_id, c.claimant_id, c.total) = (NEW.outlet_id, NEW.claimant_id, NEW.amount)) THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'payment % does not fit its claim', NEW.number USING ERRCODE = 'check_violation', CONSTRAINT = 'expense_payments_fit';
  END IF;
  IF NOT ((OLD.state = 'PREPARED' AND NEW.state IN ('RELEASED', 'CANCELLED')) OR (OLD.state = 'RELEASED' AND NEW.state = 'REVERSED'
      AND (OLD.day, OLD.entry_id, OLD.released_by, OLD.released_at) = (NEW.day, NEW.entry_id, NEW.released_by, NEW.released_at))) THEN
    RAISE EXCEPTION 'payment % stays as it is', OLD.number USING ERRCODE = 'check_violation', CONSTRAINT = 'expense_payments_steps';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER expense_payments_steps BEFORE INSERT OR UPDATE ON "expense_payments"
  FOR EACH ROW EXECUTE FUNCTION expense_payments_steps();

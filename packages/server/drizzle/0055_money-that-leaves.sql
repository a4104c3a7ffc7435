CREATE TABLE "outgoing_references" (
	"method" text NOT NULL,
	"reference_key" text NOT NULL,
	"payment_id" uuid NOT NULL,
	CONSTRAINT "outgoing_references_once" PRIMARY KEY("method","reference_key"),
	CONSTRAINT "outgoing_references_payment" UNIQUE("payment_id")
);
--> statement-breakpoint
ALTER TABLE "expense_categories" DROP CONSTRAINT "expense_categories_account";--> statement-breakpoint
ALTER TABLE "expense_payments" DROP CONSTRAINT "expense_payments_ended";--> statement-breakpoint
DROP INDEX "supplier_payments_reference";--> statement-breakpoint
DROP INDEX "expense_payments_reference";--> statement-breakpoint
ALTER TABLE "expense_payments" ADD COLUMN "reversed_on" date;--> statement-breakpoint
ALTER TABLE "expense_payments" ADD COLUMN "cash_reason" text;--> statement-breakpoint
-- By hand: on which day those there are were turned round.
ALTER TABLE "expense_payments" DISABLE TRIGGER "expense_payments_steps";--> statement-breakpoint
UPDATE "expense_payments" p SET "reversed_on" = e."business_date" FROM "journal_entries" e
  WHERE p."state" = 'REVERSED' AND e."source_type" = 'expense_payment' AND e."source_id" = p."id" AND e."event" = 'reversed';--> statement-breakpoint
ALTER TABLE "expense_payments" ENABLE TRIGGER "expense_payments_steps";--> statement-breakpoint
-- Nothing more is claimed on accounts that nothing is bought on; what such a category was called stays.
UPDATE "expense_categories" SET "in_use" = false, "version" = "version" + 1 WHERE "in_use" AND NOT (
  (left("account_code", 1) IN ('5', '6') OR left("account_code", 2) IN ('14', '15', '16', '17', '18', '19') OR "account_code" = '1360')
  AND "account_code" NOT IN ('1590', '5100', '5120', '5150', '5160', '5190', '6110', '6400', '6500', '6900', '6910', '6950'));--> statement-breakpoint
CREATE INDEX "payments_stray" ON "payments" USING btree ("outlet_id") WHERE "payments"."stray" is not null and "payments"."state" <> 'REFUNDED';--> statement-breakpoint
CREATE INDEX "expense_payments_claimant" ON "expense_payments" USING btree ("claimant_id","day");--> statement-breakpoint
ALTER TABLE "expense_categories" ADD CONSTRAINT "expense_categories_account" CHECK ((left("expense_categories"."account_code", 1) in ('5', '6') or left("expense_categories"."account_code", 2) in ('14', '15', '16', '17', '18', '19') or "expense_categories"."account_code" = '1360')
        and "expense_categories"."account_code" not in ('1590', '5100', '5120', '5150', '5160', '5190', '6110', '6400', '6500', '6900', '6910', '6950')) NOT VALID;--> statement-breakpoint
ALTER TABLE "expense_payments" ADD CONSTRAINT "expense_payments_ended" CHECK (("expense_payments"."state" in ('CANCELLED', 'REVERSED')) = ("expense_payments"."ended_at" is not null)
        and num_nulls("expense_payments"."ended_by", "expense_payments"."ended_by_label", "expense_payments"."ended_at", "expense_payments"."end_reason") in (0, 4)
        and ("expense_payments"."state" = 'REVERSED') = ("expense_payments"."reversed_on" is not null));--> statement-breakpoint
GRANT UPDATE ("reversed_on") ON "expense_payments" TO kiosk_app;--> statement-breakpoint
-- One reference, one payment that stands, whomever it is for. Of payments that share one already, a supplier’s keeps it.
INSERT INTO "outgoing_references" ("method", "reference_key", "payment_id")
  SELECT "method"::text, "reference_key", "id" FROM "supplier_payments" WHERE "state" IN ('PREPARED', 'RELEASED') AND "reference_key" IS NOT NULL
  UNION ALL
  SELECT "method"::text, "reference_key", "id" FROM "expense_payments" WHERE "state" IN ('PREPARED', 'RELEASED') AND "reference_key" IS NOT NULL
  ON CONFLICT DO NOTHING;--> statement-breakpoint
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON "outgoing_references" FROM kiosk_app;--> statement-breakpoint
CREATE FUNCTION outgoing_references_keep() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NEW.state::text IN ('CANCELLED', 'REVERSED') THEN
    DELETE FROM outgoing_references r WHERE r.payment_id = NEW.id;
  ELSIF TG_OP = 'INSERT' AND NEW.reference_key IS NOT NULL THEN
    INSERT INTO outgoing_references (method, reference_key, payment_id) VALUES (NEW.method::text, NEW.reference_key, NEW.id);
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER supplier_payments_reference AFTER INSERT OR UPDATE OF "state" ON "supplier_payments"
  FOR EACH ROW EXECUTE FUNCTION outgoing_references_keep();--> statement-breakpoint
CREATE TRIGGER expense_payments_reference AFTER INSERT OR UPDATE OF "state" ON "expense_payments"
  FOR EACH ROW EXECUTE FUNCTION outgoing_references_keep();--> statement-breakpoint
-- Who claims is a person: what a key of theirs claimed would be judged by itself.
CREATE FUNCTION expense_claims_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM api_keys k WHERE k.id = NEW.claimant_id) THEN
    RAISE EXCEPTION 'claim % is of a key', NEW.number USING ERRCODE = 'check_violation', CONSTRAINT = 'expense_claims_person';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER expense_claims_person BEFORE INSERT ON "expense_claims" FOR EACH ROW EXECUTE FUNCTION expense_claims_person();--> statement-breakpoint
-- What goes without another person is little, by the rules in force or those one begins with, and goes by who prepared it.
CREATE FUNCTION expense_payments_by_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'PREPARED' AND NEW.released_by_rule <> OLD.released_by_rule OR NEW.released_by_rule AND OLD.state = 'PREPARED'
      AND (NEW.released_by IS DISTINCT FROM NEW.prepared_by OR NEW.amount > coalesce((SELECT r.pay_up_to FROM expense_rules r), 500000)) THEN
    RAISE EXCEPTION 'payment % needs another person', NEW.number USING ERRCODE = 'check_violation', CONSTRAINT = 'expense_payments_by_rule';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER expense_payments_by_rule BEFORE UPDATE ON "expense_payments" FOR EACH ROW EXECUTE FUNCTION expense_payments_by_rule();--> statement-breakpoint
-- At each commit account 2120 says of a claim what is owed of it: all while it is approved, nothing before and once it is paid; and of nobody else.
DROP TRIGGER expense_claims_booked ON "expense_claims";--> statement-breakpoint
CREATE OR REPLACE FUNCTION expense_claims_booked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := to_jsonb(NEW);
  entry journal_entries;
  claim expense_claims;
  owed bigint;
  is_theirs boolean;
BEGIN
  IF TG_TABLE_NAME = 'journal_lines' THEN
    SELECT * INTO entry FROM journal_entries e WHERE e.id = (said ->> 'entry_id')::uuid;
    IF entry.source_type NOT IN ('expense_claim', 'expense_payment') THEN RETURN NULL; END IF;
    SELECT c.* INTO claim FROM expense_claims c WHERE c.id = entry.source_id
      OR c.id = (SELECT p.claim_id FROM expense_payments p WHERE p.id = entry.source_id);
  ELSE
    SELECT c.* INTO claim FROM expense_claims c WHERE c.id = coalesce(said ->> 'claim_id', said ->> 'id')::uuid;
  END IF;
  SELECT coalesce(sum(l.credit - l.debit), 0), coalesce(bool_and(l.party IS NOT DISTINCT FROM claim.claimant_id::text), true) INTO owed, is_theirs
  FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id
  WHERE l.account_code = '2120' AND e.source_type IN ('expense_claim', 'expense_payment')
    AND e.source_id IN (SELECT claim.id UNION ALL SELECT p.id FROM expense_payments p WHERE p.claim_id = claim.id);
  IF claim.id IS NULL OR NOT is_theirs OR owed <> (CASE claim.state WHEN 'APPROVED' THEN claim.total ELSE 0 END) THEN
    RAISE EXCEPTION 'claim % is %, and the books owe % of it', claim.number, claim.state, owed
      USING ERRCODE = 'check_violation', CONSTRAINT = 'expense_claims_booked';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER expense_claims_booked AFTER UPDATE OF "state" ON "expense_claims" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION expense_claims_booked();--> statement-breakpoint
CREATE CONSTRAINT TRIGGER expense_payments_booked_claim AFTER UPDATE OF "state" ON "expense_payments" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION expense_claims_booked();--> statement-breakpoint
CREATE CONSTRAINT TRIGGER journal_lines_of_claims AFTER INSERT ON "journal_lines" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.account_code = '2120') EXECUTE FUNCTION expense_claims_booked();--> statement-breakpoint
-- A payment that is out is in the books by its own entry, from where it says the money lay; one that is not moves nothing.
CREATE FUNCTION expense_payments_booked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  -- As it is at the commit: it may be prepared and released in one.
  paid expense_payments := (SELECT p FROM expense_payments p WHERE p.id = NEW.id);
BEGIN
  IF paid.entry_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id
      WHERE e.id = paid.entry_id AND e.source_type = 'expense_payment' AND e.source_id = paid.id AND e.event = 'paid' AND e.outlet_id = paid.outlet_id
        AND l.credit = paid.amount AND l.party IS NOT DISTINCT FROM paid.session_id::text
        AND l.account_code = CASE paid.method::text WHEN 'DRAWER' THEN '1010' WHEN 'PETTY_CASH' THEN '1015' ELSE '1020' END)
    OR (CASE WHEN paid.state = 'RELEASED' THEN paid.amount ELSE 0 END) <> (
      SELECT coalesce(sum(l.debit - l.credit), 0) FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id
      WHERE e.source_type = 'expense_payment' AND e.source_id = paid.id AND l.account_code = '2120') THEN
    RAISE EXCEPTION 'payment % is % otherwise than in the books', paid.number, paid.state
      USING ERRCODE = 'check_violation', CONSTRAINT = 'expense_payments_booked';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER expense_payments_booked AFTER INSERT OR UPDATE OF "state" ON "expense_payments" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION expense_payments_booked();--> statement-breakpoint
-- A month that was set off is so by its own entry, which says the same is payable; and no other entry sets off by that name.
CREATE FUNCTION gst_set_offs_booked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  entry uuid := coalesce(to_jsonb(NEW) ->> 'entry_id', to_jsonb(NEW) ->> 'id')::uuid;
BEGIN
  IF NOT EXISTS (SELECT FROM gst_set_offs s JOIN journal_entries e ON e.id = s.entry_id
      WHERE s.entry_id = entry AND (TG_TABLE_NAME = 'journal_entries' OR s.id = NEW.id) AND e.source_type = 'gst_set_off' AND e.source_id = s.id AND e.outlet_id = s.outlet_id
        AND s.payable = (SELECT coalesce(sum(l.credit - l.debit), 0) FROM journal_lines l WHERE l.entry_id = entry AND l.account_code = '2230')) THEN
    RAISE EXCEPTION 'entry % is not what a month was set off by', entry USING ERRCODE = 'check_violation', CONSTRAINT = 'gst_set_offs_booked';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER gst_set_offs_booked AFTER INSERT ON "gst_set_offs" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION gst_set_offs_booked();--> statement-breakpoint
CREATE CONSTRAINT TRIGGER journal_entries_set_off AFTER INSERT ON "journal_entries" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.source_type = 'gst_set_off') EXECUTE FUNCTION gst_set_offs_booked();

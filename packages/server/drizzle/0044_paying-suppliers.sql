CREATE TYPE "public"."supplier_payment_method" AS ENUM('BANK_TRANSFER', 'UPI', 'CHEQUE', 'PETTY_CASH', 'DRAWER');--> statement-breakpoint
CREATE TYPE "public"."supplier_payment_state" AS ENUM('PREPARED', 'RELEASED', 'CANCELLED', 'REVERSED');--> statement-breakpoint
ALTER TYPE "public"."payable_kind" ADD VALUE 'PAYMENT';--> statement-breakpoint
CREATE TABLE "payable_settlements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"credit_id" uuid NOT NULL,
	"bill_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"settled_on" date NOT NULL,
	"entry_id" uuid,
	"undone_on" date,
	"settled_at" timestamp (3) with time zone NOT NULL,
	"settled_by_label" text NOT NULL,
	CONSTRAINT "payable_settlements_amount" CHECK ("payable_settlements"."amount" > 0 and "payable_settlements"."credit_id" <> "payable_settlements"."bill_id"),
	CONSTRAINT "payable_settlements_undone" CHECK ("payable_settlements"."undone_on" >= "payable_settlements"."settled_on")
);
--> statement-breakpoint
CREATE TABLE "supplier_payment_lines" (
	"payment_id" uuid NOT NULL,
	"bill_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "supplier_payment_lines_payment_id_bill_id_pk" PRIMARY KEY("payment_id","bill_id"),
	CONSTRAINT "supplier_payment_lines_amount" CHECK ("supplier_payment_lines"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "supplier_payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "supplier_payments_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"outlet_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"method" "supplier_payment_method" NOT NULL,
	"reference" text,
	"reference_key" text,
	"day" date NOT NULL,
	"amount" bigint NOT NULL,
	"session_id" uuid,
	"note" text,
	"state" "supplier_payment_state" NOT NULL,
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
	"reversed_on" date,
	CONSTRAINT "supplier_payments_number" UNIQUE("number"),
	CONSTRAINT "supplier_payments_entry" UNIQUE("entry_id"),
	CONSTRAINT "supplier_payments_amount" CHECK ("supplier_payments"."amount" > 0),
	CONSTRAINT "supplier_payments_method" CHECK (("supplier_payments"."method" = 'DRAWER') = ("supplier_payments"."session_id" is not null)
        and ("supplier_payments"."method" in ('PETTY_CASH', 'DRAWER') or coalesce("supplier_payments"."reference_key", '') <> '') and ("supplier_payments"."reference" is null) = ("supplier_payments"."reference_key" is null)),
	CONSTRAINT "supplier_payments_released" CHECK (("supplier_payments"."state" in ('RELEASED', 'REVERSED')) = ("supplier_payments"."entry_id" is not null)
        and num_nulls("supplier_payments"."released_by", "supplier_payments"."released_by_label", "supplier_payments"."released_at", "supplier_payments"."entry_id") in (0, 4)),
	CONSTRAINT "supplier_payments_another_person" CHECK ("supplier_payments"."released_by_rule" or "supplier_payments"."released_by" <> "supplier_payments"."prepared_by"),
	CONSTRAINT "supplier_payments_ended" CHECK (("supplier_payments"."state" in ('CANCELLED', 'REVERSED')) = ("supplier_payments"."ended_at" is not null)
        and num_nulls("supplier_payments"."ended_by", "supplier_payments"."ended_by_label", "supplier_payments"."ended_at", "supplier_payments"."end_reason") in (0, 4)
        and ("supplier_payments"."state" = 'REVERSED') = ("supplier_payments"."reversed_on" is not null))
);
--> statement-breakpoint
ALTER TABLE "payables" DROP CONSTRAINT "payables_set_off";--> statement-breakpoint
DROP INDEX "payables_against";--> statement-breakpoint
ALTER TABLE "payables" ADD COLUMN "reversed_on" date;--> statement-breakpoint
ALTER TABLE "payable_settlements" ADD CONSTRAINT "payable_settlements_credit_id_payables_document_id_fk" FOREIGN KEY ("credit_id") REFERENCES "public"."payables"("document_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payable_settlements" ADD CONSTRAINT "payable_settlements_bill_id_payables_document_id_fk" FOREIGN KEY ("bill_id") REFERENCES "public"."payables"("document_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payable_settlements" ADD CONSTRAINT "payable_settlements_entry_id_journal_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."journal_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_payment_lines" ADD CONSTRAINT "supplier_payment_lines_payment_id_supplier_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."supplier_payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_payment_lines" ADD CONSTRAINT "supplier_payment_lines_bill_id_supplier_bills_id_fk" FOREIGN KEY ("bill_id") REFERENCES "public"."supplier_bills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_payments" ADD CONSTRAINT "supplier_payments_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_payments" ADD CONSTRAINT "supplier_payments_entry_id_journal_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."journal_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payable_settlements_credit" ON "payable_settlements" USING btree ("credit_id");--> statement-breakpoint
CREATE INDEX "payable_settlements_bill" ON "payable_settlements" USING btree ("bill_id");--> statement-breakpoint
CREATE INDEX "supplier_payment_lines_bill" ON "supplier_payment_lines" USING btree ("bill_id");--> statement-breakpoint
CREATE UNIQUE INDEX "supplier_payments_reference" ON "supplier_payments" USING btree ("method","reference_key") WHERE "supplier_payments"."state" in ('PREPARED', 'RELEASED');--> statement-breakpoint
CREATE INDEX "supplier_payments_outlet" ON "supplier_payments" USING btree ("outlet_id","prepared_at");--> statement-breakpoint
CREATE INDEX "supplier_payments_supplier" ON "supplier_payments" USING btree ("supplier_id","day");--> statement-breakpoint
-- By hand: what debit notes were set off with so far.
INSERT INTO "payable_settlements" ("id", "credit_id", "bill_id", "amount", "settled_on", "settled_at", "settled_by_label")
  SELECT gen_random_uuid(), n.document_id, n.against_id, n.set_off, greatest(ne.business_date, be.business_date), n.recorded_at, ne.posted_by
  FROM payables n JOIN journal_entries ne ON ne.id = n.entry_id JOIN payables b ON b.document_id = n.against_id
    JOIN journal_entries be ON be.id = b.entry_id WHERE n.set_off > 0;--> statement-breakpoint
ALTER TABLE "payables" DROP COLUMN "against_id";--> statement-breakpoint
ALTER TABLE "payables" DROP COLUMN "set_off";--> statement-breakpoint
ALTER TABLE "payables" ADD CONSTRAINT "payables_reversed" CHECK ("payables"."reversed_on" is null or ("payables"."kind"::text = 'PAYMENT' and "payables"."open" = 0 and "payables"."reversed_on" >= "payables"."document_date"));--> statement-breakpoint
-- By hand. Advances have a sub-ledger from now on.
UPDATE "accounts" SET "control" = true WHERE "code" = '1350';--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON "payable_settlements", "supplier_payments", "supplier_payment_lines" FROM kiosk_app;--> statement-breakpoint
-- What is open moves only by what settles it: the triggers below, which act for the owner.
REVOKE UPDATE ON "payables" FROM kiosk_app;--> statement-breakpoint
REVOKE UPDATE ("open") ON "payables" FROM kiosk_app;--> statement-breakpoint
GRANT UPDATE ("reversed_on") ON "payables" TO kiosk_app;--> statement-breakpoint
GRANT UPDATE ("undone_on") ON "payable_settlements" TO kiosk_app;--> statement-breakpoint
GRANT UPDATE ("state", "day", "released_by", "released_by_label", "released_at", "released_by_rule", "entry_id", "ended_by", "ended_by_label",
  "ended_at", "end_reason", "reversed_on") ON "supplier_payments" TO kiosk_app;--> statement-breakpoint
-- A settlement takes off both, held in one order; more than is open violates payables_amount. Undone, it gives back, once.
CREATE FUNCTION payable_settlements_settle() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  credit payables;
  bill payables;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.undone_on IS NOT NULL OR NEW.undone_on IS NULL THEN
      RAISE EXCEPTION 'settlement % is undone once', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'payable_settlements_once';
    END IF;
    UPDATE payables SET open = open + NEW.amount WHERE document_id IN (NEW.credit_id, NEW.bill_id);
    RETURN NEW;
  END IF;
  SELECT * INTO credit FROM payables WHERE document_id = NEW.credit_id FOR UPDATE;
  SELECT * INTO bill FROM payables WHERE document_id = NEW.bill_id FOR UPDATE;
  IF bill.kind::text <> 'BILL' OR credit.kind::text = 'BILL' OR credit.reversed_on IS NOT NULL OR NEW.undone_on IS NOT NULL
      OR (credit.supplier_id, credit.outlet_id) IS DISTINCT FROM (bill.supplier_id, bill.outlet_id)
      OR NEW.settled_on < (SELECT max(e.business_date) FROM journal_entries e WHERE e.id IN (credit.entry_id, bill.entry_id)) THEN
    RAISE EXCEPTION 'settlement % does not fit', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'payable_settlements_fit';
  END IF;
  UPDATE payables SET open = open - NEW.amount WHERE document_id IN (NEW.credit_id, NEW.bill_id);
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER payable_settlements_settle BEFORE INSERT OR UPDATE ON "payable_settlements"
  FOR EACH ROW EXECUTE FUNCTION payable_settlements_settle();--> statement-breakpoint
-- A payment is turned round once, when nothing is settled with it any more; nothing of it is open then.
CREATE FUNCTION payables_reverse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.reversed_on IS NOT NULL OR EXISTS (SELECT FROM payable_settlements s WHERE s.credit_id = NEW.document_id AND s.undone_on IS NULL) THEN
    RAISE EXCEPTION 'payment % still settles something, or was turned round', OLD.document_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payables_reverse';
  END IF;
  NEW.open := 0;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER payables_reverse BEFORE UPDATE OF "reversed_on" ON "payables" FOR EACH ROW EXECUTE FUNCTION payables_reverse();--> statement-breakpoint
-- A payment goes forward only.
CREATE FUNCTION supplier_payments_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT ((OLD.state = 'PREPARED' AND NEW.state IN ('RELEASED', 'CANCELLED')) OR (OLD.state = 'RELEASED' AND NEW.state = 'REVERSED'
      AND (OLD.day, OLD.entry_id, OLD.released_by, OLD.released_at) = (NEW.day, NEW.entry_id, NEW.released_by, NEW.released_at))) THEN
    RAISE EXCEPTION 'payment % stays as it is', OLD.number USING ERRCODE = 'check_violation', CONSTRAINT = 'supplier_payments_steps';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER supplier_payments_steps BEFORE UPDATE ON "supplier_payments"
  FOR EACH ROW EXECUTE FUNCTION supplier_payments_steps();--> statement-breakpoint
-- The bills of a payment are its supplier's and its outlet's, and come to no more than it.
CREATE FUNCTION supplier_payment_lines_fit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM supplier_payments p JOIN supplier_bills b ON b.id = NEW.bill_id AND b.supplier_id = p.supplier_id
        AND b.outlet_id = p.outlet_id WHERE p.id = NEW.payment_id AND p.state = 'PREPARED')
      OR (SELECT coalesce(sum(l.amount), 0) FROM supplier_payment_lines l WHERE l.payment_id = NEW.payment_id)
        > (SELECT p.amount FROM supplier_payments p WHERE p.id = NEW.payment_id) THEN
    RAISE EXCEPTION 'a bill does not fit payment %', NEW.payment_id USING ERRCODE = 'check_violation', CONSTRAINT = 'supplier_payment_lines_fit';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER supplier_payment_lines_fit AFTER INSERT ON "supplier_payment_lines"
  FOR EACH ROW EXECUTE FUNCTION supplier_payment_lines_fit();

CREATE TYPE "public"."payable_kind" AS ENUM('BILL', 'DEBIT_NOTE');--> statement-breakpoint
CREATE TYPE "public"."bill_finding" AS ENUM('QUANTITY', 'PRICE', 'TAX');--> statement-breakpoint
CREATE TYPE "public"."supplier_bill_state" AS ENUM('MATCHED', 'HELD', 'APPROVED', 'SETTLED', 'SENT_BACK');--> statement-breakpoint
CREATE TABLE "payables" (
	"document_id" uuid PRIMARY KEY NOT NULL,
	"kind" "payable_kind" NOT NULL,
	"outlet_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"document_date" date NOT NULL,
	"due_on" date NOT NULL,
	"limit_on" date,
	"amount" bigint NOT NULL,
	"open" bigint NOT NULL,
	"against_id" uuid,
	"set_off" bigint NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "payables_amount" CHECK ("payables"."amount" > 0 and "payables"."open" between 0 and "payables"."amount"),
	CONSTRAINT "payables_set_off" CHECK ("payables"."set_off" >= 0 and ("payables"."set_off" = 0 or ("payables"."kind" = 'DEBIT_NOTE' and "payables"."against_id" is not null and "payables"."open" <= "payables"."amount" - "payables"."set_off")))
);
--> statement-breakpoint
CREATE TABLE "debit_note_numbers" (
	"outlet_id" uuid PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "debit_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outlet_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"supplier_id" uuid NOT NULL,
	"bill_id" uuid,
	"return_id" uuid,
	"taxable" bigint NOT NULL,
	"tax" bigint NOT NULL,
	"reason" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"issued_on" date NOT NULL,
	CONSTRAINT "debit_notes_number" UNIQUE("outlet_id","number"),
	CONSTRAINT "debit_notes_return" UNIQUE("return_id"),
	CONSTRAINT "debit_notes_of" CHECK ("debit_notes"."bill_id" is not null or "debit_notes"."return_id" is not null),
	CONSTRAINT "debit_notes_amounts" CHECK ("debit_notes"."taxable" + "debit_notes"."tax" > 0)
);
--> statement-breakpoint
CREATE TABLE "supplier_bill_clearings" (
	"bill_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"receipt_id" uuid NOT NULL,
	"receipt_position" integer NOT NULL,
	"quantity" bigint NOT NULL,
	"value" bigint NOT NULL,
	CONSTRAINT "supplier_bill_clearings_bill_id_position_pk" PRIMARY KEY("bill_id","position"),
	CONSTRAINT "supplier_bill_clearings_positive" CHECK ("supplier_bill_clearings"."quantity" > 0 and "supplier_bill_clearings"."value" >= 0)
);
--> statement-breakpoint
CREATE TABLE "supplier_bill_lines" (
	"bill_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"receipt_id" uuid NOT NULL,
	"receipt_position" integer NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"quantity" bigint NOT NULL,
	"unit" text NOT NULL,
	"base_quantity" bigint NOT NULL,
	"price" bigint NOT NULL,
	"tax_rate" integer NOT NULL,
	"net" bigint NOT NULL,
	"tax" bigint NOT NULL,
	"billable" bigint NOT NULL,
	"agreed_net" bigint NOT NULL,
	"agreed_tax_rate" integer NOT NULL,
	"findings" "bill_finding"[] NOT NULL,
	CONSTRAINT "supplier_bill_lines_bill_id_position_pk" PRIMARY KEY("bill_id","position"),
	CONSTRAINT "supplier_bill_lines_receipt" UNIQUE("bill_id","receipt_id","receipt_position"),
	CONSTRAINT "supplier_bill_lines_positive" CHECK ("supplier_bill_lines"."quantity" > 0 and "supplier_bill_lines"."base_quantity" > 0 and "supplier_bill_lines"."price" >= 0),
	CONSTRAINT "supplier_bill_lines_tax" CHECK ("supplier_bill_lines"."tax_rate" between 0 and 10000)
);
--> statement-breakpoint
CREATE TABLE "supplier_bills" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outlet_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"number" text NOT NULL,
	"number_key" text NOT NULL,
	"registration" text NOT NULL,
	"financial_year" text NOT NULL,
	"bill_date" date NOT NULL,
	"total" bigint NOT NULL,
	"taxable" bigint NOT NULL,
	"tax" bigint NOT NULL,
	"total_is_off" boolean NOT NULL,
	"state" "supplier_bill_state" NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"entered_by" uuid,
	"entered_by_label" text NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" uuid,
	"decided_by_label" text,
	"reason" text,
	CONSTRAINT "supplier_bills_number" CHECK ("supplier_bills"."number" = btrim("supplier_bills"."number") and "supplier_bills"."number_key" <> ''),
	CONSTRAINT "supplier_bills_amounts" CHECK ("supplier_bills"."total" > 0 and "supplier_bills"."taxable" >= 0 and "supplier_bills"."tax" >= 0),
	CONSTRAINT "supplier_bills_decided" CHECK (("supplier_bills"."state" in ('MATCHED', 'HELD')) = ("supplier_bills"."decided_at" is null)
        and ("supplier_bills"."decided_at" is null or ("supplier_bills"."decided_by" is not null and "supplier_bills"."reason" is not null))),
	CONSTRAINT "supplier_bills_another_person" CHECK ("supplier_bills"."decided_by" <> "supplier_bills"."entered_by"),
	CONSTRAINT "supplier_bills_matched" CHECK ("supplier_bills"."state" <> 'MATCHED' or not "supplier_bills"."total_is_off")
);
--> statement-breakpoint
ALTER TABLE "purchase_rules" ADD COLUMN "bill_price_percent" integer DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE "purchase_rules" ADD COLUMN "bill_price_amount" bigint DEFAULT 10000 NOT NULL;--> statement-breakpoint
ALTER TABLE "purchase_rules" ADD COLUMN "bill_total_amount" bigint DEFAULT 100 NOT NULL;--> statement-breakpoint
ALTER TABLE "goods_return_lines" ADD COLUMN "receipt_id" uuid;--> statement-breakpoint
ALTER TABLE "goods_return_lines" ADD COLUMN "receipt_position" integer;--> statement-breakpoint
ALTER TABLE "goods_return_lines" ADD COLUMN "unbilled" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "goods_return_lines" ADD COLUMN "unbilled_value" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "goods_return_lines" ADD COLUMN "billed" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payables" ADD CONSTRAINT "payables_entry_id_journal_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."journal_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "debit_notes" ADD CONSTRAINT "debit_notes_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "debit_notes" ADD CONSTRAINT "debit_notes_bill_id_supplier_bills_id_fk" FOREIGN KEY ("bill_id") REFERENCES "public"."supplier_bills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_bill_clearings" ADD CONSTRAINT "supplier_bill_clearings_line" FOREIGN KEY ("bill_id","position") REFERENCES "public"."supplier_bill_lines"("bill_id","position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_bill_lines" ADD CONSTRAINT "supplier_bill_lines_bill_id_supplier_bills_id_fk" FOREIGN KEY ("bill_id") REFERENCES "public"."supplier_bills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_bill_lines" ADD CONSTRAINT "supplier_bill_lines_of" FOREIGN KEY ("receipt_id","receipt_position") REFERENCES "public"."goods_receipt_lines"("receipt_id","position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_bills" ADD CONSTRAINT "supplier_bills_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payables_open" ON "payables" USING btree ("outlet_id","due_on") WHERE "payables"."open" > 0;--> statement-breakpoint
CREATE INDEX "payables_supplier" ON "payables" USING btree ("supplier_id");--> statement-breakpoint
CREATE INDEX "payables_against" ON "payables" USING btree ("against_id") WHERE "payables"."against_id" is not null;--> statement-breakpoint
CREATE INDEX "debit_notes_bill" ON "debit_notes" USING btree ("bill_id");--> statement-breakpoint
CREATE INDEX "supplier_bill_clearings_of_receipt" ON "supplier_bill_clearings" USING btree ("receipt_id","receipt_position");--> statement-breakpoint
CREATE INDEX "supplier_bill_lines_of_receipt" ON "supplier_bill_lines" USING btree ("receipt_id","receipt_position");--> statement-breakpoint
CREATE UNIQUE INDEX "supplier_bills_once" ON "supplier_bills" USING btree ("registration","number_key","financial_year") WHERE "supplier_bills"."state" <> 'SENT_BACK';--> statement-breakpoint
CREATE INDEX "supplier_bills_outlet" ON "supplier_bills" USING btree ("outlet_id","entered_at");--> statement-breakpoint
CREATE INDEX "supplier_bills_supplier" ON "supplier_bills" USING btree ("supplier_id","entered_at");--> statement-breakpoint
CREATE INDEX "goods_return_lines_receipt" ON "goods_return_lines" USING btree ("receipt_id","receipt_position");--> statement-breakpoint
ALTER TABLE "purchase_rules" ADD CONSTRAINT "purchase_rules_bills" CHECK ("purchase_rules"."bill_price_percent" between 0 and 100 and "purchase_rules"."bill_price_amount" >= 0 and "purchase_rules"."bill_total_amount" between 0 and 10000);--> statement-breakpoint
ALTER TABLE "goods_return_lines" ADD CONSTRAINT "goods_return_lines_parts" CHECK ("goods_return_lines"."unbilled" >= 0 and "goods_return_lines"."unbilled_value" >= 0 and "goods_return_lines"."billed" >= 0 and "goods_return_lines"."unbilled" + "goods_return_lines"."billed" <= "goods_return_lines"."quantity");--> statement-breakpoint
-- What went back before had not been billed: it was booked against what was received. It knows its delivery from now on.
UPDATE "goods_return_lines" SET "unbilled" = "quantity", "unbilled_value" = "value";
--> statement-breakpoint
WITH RECURSIVE "up" AS (
  SELECT b."id", b."id" AS "at", b."parent_batch_id" FROM "batches" b WHERE b."id" IN (SELECT "batch_id" FROM "goods_return_lines")
  UNION ALL SELECT "up"."id", p."id", p."parent_batch_id" FROM "up" JOIN "batches" p ON p."id" = "up"."parent_batch_id")
UPDATE "goods_return_lines" t SET "receipt_id" = l."receipt_id", "receipt_position" = l."position"
FROM "up" JOIN "goods_receipt_lines" l ON l."batch_id" = "up"."at" WHERE "up"."id" = t."batch_id";
--> statement-breakpoint
-- What a bill says, what it took off and what was asked back stay as they were written; only a decision is added to a bill, and only
-- what is open of a payable changes.
REVOKE UPDATE, DELETE, TRUNCATE ON "supplier_bills", "supplier_bill_lines", "supplier_bill_clearings", "debit_notes", "payables" FROM kiosk_app;
--> statement-breakpoint
GRANT UPDATE ("state", "decided_at", "decided_by", "decided_by_label", "reason") ON "supplier_bills" TO kiosk_app;
--> statement-breakpoint
GRANT UPDATE ("open") ON "payables" TO kiosk_app;
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON "debit_note_numbers" FROM kiosk_app;
--> statement-breakpoint
-- A bill is decided on once, and only while it is held.
CREATE FUNCTION supplier_bills_decided_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'HELD' OR NEW.state NOT IN ('APPROVED', 'SETTLED', 'SENT_BACK') THEN
    RAISE EXCEPTION 'supplier bill % is % and does not become %', OLD.id, OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER supplier_bills_decided_once BEFORE UPDATE ON "supplier_bills"
  FOR EACH ROW EXECUTE FUNCTION supplier_bills_decided_once();
--> statement-breakpoint
-- No more of a delivery is billed than was accepted and did not go back before.
CREATE FUNCTION supplier_bill_clearings_within() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  accepted bigint;
  gone bigint;
BEGIN
  SELECT l.accepted INTO accepted FROM goods_receipt_lines l WHERE l.receipt_id = NEW.receipt_id AND l.position = NEW.receipt_position;
  SELECT coalesce(sum(quantity), 0) INTO gone FROM (
    SELECT c.quantity FROM supplier_bill_clearings c WHERE c.receipt_id = NEW.receipt_id AND c.receipt_position = NEW.receipt_position
    UNION ALL SELECT t.unbilled FROM goods_return_lines t WHERE t.receipt_id = NEW.receipt_id AND t.receipt_position = NEW.receipt_position) parts (quantity);
  IF gone > accepted THEN
    RAISE EXCEPTION 'more than was accepted of line % of receipt % is billed', NEW.receipt_position, NEW.receipt_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER supplier_bill_clearings_within AFTER INSERT ON "supplier_bill_clearings"
  FOR EACH ROW EXECUTE FUNCTION supplier_bill_clearings_within();

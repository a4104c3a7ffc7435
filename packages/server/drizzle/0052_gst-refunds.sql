ALTER TYPE "public"."document_form" ADD VALUE 'FINANCIAL_CREDIT_NOTE';--> statement-breakpoint
CREATE TABLE "gst_set_offs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"gstin" text NOT NULL,
	"month" date NOT NULL,
	"outlet_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"payable" bigint NOT NULL,
	"left_igst" bigint NOT NULL,
	"left_cgst" bigint NOT NULL,
	"left_sgst" bigint NOT NULL,
	"below_igst" bigint NOT NULL,
	"below_cgst" bigint NOT NULL,
	"below_sgst" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" uuid,
	"by_label" text NOT NULL,
	CONSTRAINT "gst_set_offs_once" UNIQUE("gstin","month"),
	CONSTRAINT "gst_set_offs_month" CHECK (extract(day from "gst_set_offs"."month") = 1),
	CONSTRAINT "gst_set_offs_signs" CHECK (least("gst_set_offs"."payable", "gst_set_offs"."left_igst", "gst_set_offs"."left_cgst", "gst_set_offs"."left_sgst") >= 0
        and greatest("gst_set_offs"."below_igst", "gst_set_offs"."below_cgst", "gst_set_offs"."below_sgst") <= 0)
);
--> statement-breakpoint
CREATE TABLE "registration_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outlet_id" uuid NOT NULL,
	"day" date NOT NULL,
	"before" text,
	"after" text,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "registration_changes_something" CHECK ("registration_changes"."before" is distinct from "registration_changes"."after")
);
--> statement-breakpoint
ALTER TABLE "documents" DROP CONSTRAINT "documents_form";--> statement-breakpoint
ALTER TABLE "payables" ADD COLUMN "untaxed" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payables" ADD COLUMN "is_inter_state" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "written_in" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "ticket_lines" ADD COLUMN "given_back" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "paid_in" "tender";--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "retried_by" uuid;--> statement-breakpoint
ALTER TABLE "gst_set_offs" ADD CONSTRAINT "gst_set_offs_entry_id_journal_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."journal_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_changes" ADD CONSTRAINT "registration_changes_outlet_id_outlets_id_fk" FOREIGN KEY ("outlet_id") REFERENCES "public"."outlets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "registration_changes_outlet" ON "registration_changes" USING btree ("outlet_id","at");--> statement-breakpoint
CREATE INDEX "refunds_owed" ON "refunds" USING btree ("outlet_id") WHERE "refunds"."state" = 'FAILED' and "refunds"."retried_by" is null;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_financial" CHECK ("documents"."form"::text <> 'FINANCIAL_CREDIT_NOTE' or "documents"."tax" = 0);--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_form" CHECK (("documents"."type" = 'CREDIT_NOTE') = ("documents"."form"::text in ('CREDIT_NOTE', 'FINANCIAL_CREDIT_NOTE')));--> statement-breakpoint
ALTER TABLE "ticket_lines" ADD CONSTRAINT "ticket_lines_given_back" CHECK ("ticket_lines"."given_back" between 0 and "ticket_lines"."quantity");--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_paid_in" CHECK ("refunds"."paid_in" is null or ("refunds"."paid_in" = 'CASH' and "refunds"."state" = 'PROCESSED'));--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_retried" CHECK ("refunds"."retried_by" is null or "refunds"."state" = 'FAILED');--> statement-breakpoint
-- History: written once, read for ever.
REVOKE UPDATE, DELETE, TRUNCATE ON "registration_changes", "gst_set_offs" FROM kiosk_app;--> statement-breakpoint
-- A document is written with its lines in one transaction, and nothing is added to it afterwards. The database says which that was, whatever is said.
CREATE FUNCTION documents_written_in() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.written_in := pg_current_xact_id();
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER documents_written_in BEFORE INSERT ON "documents" FOR EACH ROW EXECUTE FUNCTION documents_written_in();--> statement-breakpoint
CREATE FUNCTION document_lines_with_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM added a JOIN documents d ON d.id = a.document_id WHERE d.written_in <> pg_current_xact_id()) THEN
    RAISE EXCEPTION 'a document that was issued gets no more lines'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'document_lines_with_document';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER document_lines_with_document AFTER INSERT ON "document_lines" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION document_lines_with_document();
--> statement-breakpoint
-- What of the bills there are bears no tax.
UPDATE "payables" p SET "untaxed" = l."untaxed", "is_inter_state" = l."is_inter_state" FROM (
  SELECT b."bill_id", coalesce(sum(b."net") FILTER (WHERE b."tax_rate" = 0), 0) AS "untaxed", bool_or(b."is_inter_state") AS "is_inter_state"
  FROM "supplier_bill_lines" b GROUP BY b."bill_id") l
WHERE p."kind" = 'BILL' AND l."bill_id" = p."document_id";
--> statement-breakpoint
-- What failed before, and was asked for again with all the rest since, is paid out by that.
UPDATE "refunds" f SET "retried_by" = (SELECT r."id" FROM "refunds" r WHERE r."payment_id" = f."payment_id" AND r."created_at" >= f."created_at"
    AND r."state" <> 'FAILED' ORDER BY r."created_at" DESC LIMIT 1)
FROM "payments" p WHERE p."id" = f."payment_id" AND f."state" = 'FAILED' AND p."stray" IS NULL
  AND p."amount" = (SELECT sum(r."amount") FROM "refunds" r WHERE r."payment_id" = p."id" AND r."state" <> 'FAILED');--> statement-breakpoint
-- A refund goes forward only: what was paid out or failed stays so, and who pays out what failed is said once, of the same payment.
CREATE FUNCTION refunds_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'PENDING' AND NEW.state <> OLD.state OR NEW.amount <> OLD.amount OR NEW.payment_id <> OLD.payment_id
    OR NEW.paid_in IS DISTINCT FROM OLD.paid_in OR OLD.retried_by IS NOT NULL AND NEW.retried_by IS DISTINCT FROM OLD.retried_by
    OR OLD.retried_by IS NULL AND NEW.retried_by IS NOT NULL
      AND NOT EXISTS (SELECT FROM refunds r WHERE r.id = NEW.retried_by AND r.payment_id = NEW.payment_id AND r.id <> NEW.id) THEN
    RAISE EXCEPTION 'refund % goes forward only', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_forward';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER refunds_forward BEFORE UPDATE ON "refunds" FOR EACH ROW EXECUTE FUNCTION refunds_forward();--> statement-breakpoint
-- Cash stands only for what is owed of money that came otherwise: no more than failed, or than no order took.
CREATE FUNCTION refunds_paid_in_owed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM payments p WHERE p.id = NEW.payment_id AND p.tender <> 'CASH' AND (p.stray IS NOT NULL
      OR NEW.amount <= (SELECT coalesce(sum(r.amount), 0) FROM refunds r WHERE r.payment_id = p.id AND r.state = 'FAILED' AND r.retried_by IS NULL))) THEN
    RAISE EXCEPTION 'refund % pays out what is not owed', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_paid_in_owed';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER refunds_paid_in_owed BEFORE INSERT ON "refunds" FOR EACH ROW WHEN (NEW.paid_in IS NOT NULL) EXECUTE FUNCTION refunds_paid_in_owed();
--> statement-breakpoint
-- No more is taken back of an invoice than it says. What a financial note takes back is all value, of which nothing is tax: of these only
-- the whole of a line can be compared.
CREATE OR REPLACE FUNCTION documents_credit_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM documents c WHERE c.original_id = NEW.original_id
    HAVING count(*) <> max(c.part) OR sum(c.total) > (SELECT i.total FROM documents i WHERE i.id = NEW.original_id)
  ) OR EXISTS (
    SELECT FROM documents c JOIN document_lines b ON b.document_id = c.id
      LEFT JOIN document_lines i ON i.document_id = c.original_id AND i.position = b.of_position
    WHERE c.original_id = NEW.original_id
    GROUP BY b.of_position, i.quantity, i.gross, i.taxable, i.cgst, i.sgst, i.igst
    HAVING i.quantity IS NULL OR sum(b.quantity) > i.quantity
      OR sum(b.gross) FILTER (WHERE c.form = 'CREDIT_NOTE') > i.gross OR sum(b.taxable) FILTER (WHERE c.form = 'CREDIT_NOTE') > i.taxable
      OR sum(b.cgst) > i.cgst OR sum(b.sgst) > i.sgst OR sum(b.igst) > i.igst
      OR sum(b.taxable + b.cgst + b.sgst + b.igst) > i.taxable + i.cgst + i.sgst + i.igst
  ) THEN
    RAISE EXCEPTION 'credit note % takes more back than was invoiced', NEW.number
      USING ERRCODE = 'check_violation', CONSTRAINT = 'documents_credit_fits';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
-- A note lowers tax until 30 November after the financial year of its invoice (CGST Act, section 34(2)); after that it is a financial one.
CREATE FUNCTION documents_note_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  invoiced date := (SELECT i.tax_date FROM documents i WHERE i.id = NEW.original_id);
BEGIN
  IF NEW.tax <> 0 AND NEW.tax_date > make_date(extract(year FROM invoiced - interval '3 months')::integer + 1, 11, 30) THEN
    RAISE EXCEPTION 'credit note % comes too late to lower tax', NEW.number
      USING ERRCODE = 'check_violation', CONSTRAINT = 'documents_note_in_time';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER documents_note_in_time BEFORE INSERT ON "documents" FOR EACH ROW
  WHEN (NEW.type = 'CREDIT_NOTE') EXECUTE FUNCTION documents_note_in_time();--> statement-breakpoint
-- Pieces that were given back leave a ticket only before its station begins, and do not come again.
GRANT UPDATE ("given_back") ON "ticket_lines" TO kiosk_app;--> statement-breakpoint
CREATE FUNCTION ticket_lines_given_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.given_back < OLD.given_back OR NOT EXISTS (SELECT FROM tickets t WHERE t.id = NEW.ticket_id AND t.state = 'NEW') THEN
    RAISE EXCEPTION 'ticket % was begun: what is on it stays', NEW.ticket_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ticket_lines_not_begun';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER ticket_lines_given_back BEFORE UPDATE OF "given_back" ON "ticket_lines" FOR EACH ROW EXECUTE FUNCTION ticket_lines_given_back();

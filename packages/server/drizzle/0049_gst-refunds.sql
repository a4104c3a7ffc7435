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
ALTER TABLE "payables" ADD COLUMN "untaxed" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payables" ADD COLUMN "is_inter_state" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "written_in" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "paid_in" "tender";--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "retried_by" uuid;--> statement-breakpoint
ALTER TABLE "gst_set_offs" ADD CONSTRAINT "gst_set_offs_entry_id_journal_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."journal_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_changes" ADD CONSTRAINT "registration_changes_outlet_id_outlets_id_fk" FOREIGN KEY ("outlet_id") REFERENCES "public"."outlets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "registration_changes_outlet" ON "registration_changes" USING btree ("outlet_id","at");--> statement-breakpoint
CREATE INDEX "refunds_owed" ON "refunds" USING btree ("outlet_id") WHERE "refunds"."state" = 'FAILED' and "refunds"."retried_by" is null;--> statement-breakpoint
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

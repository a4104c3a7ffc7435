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
ALTER TABLE "documents" ADD COLUMN "written_in" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "gst_set_offs" ADD CONSTRAINT "gst_set_offs_entry_id_journal_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."journal_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_changes" ADD CONSTRAINT "registration_changes_outlet_id_outlets_id_fk" FOREIGN KEY ("outlet_id") REFERENCES "public"."outlets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "registration_changes_outlet" ON "registration_changes" USING btree ("outlet_id","at");--> statement-breakpoint
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

-- What of a GSTIN can be told from itself: its form, its State, and its last character over the others. The twin of gstinFault in the
-- kernel; rules §1.7.
CREATE FUNCTION finance_is_gstin(gstin text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  digits constant text := '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  product integer;
  total integer := 0;
BEGIN
  IF gstin !~ '^(0[1-9]|1[0-9]|2[0-4]|26|27|29|3[0-8]|97)[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z][Z1-9ABD-J][0-9A-Z]$' THEN RETURN false; END IF;
  FOR place IN 1..14 LOOP
    product := (strpos(digits, substr(gstin, place, 1)) - 1) * CASE WHEN place % 2 = 1 THEN 1 ELSE 2 END;
    total := total + product / 36 + product % 36;
  END LOOP;
  RETURN substr(digits, (36 - total % 36) % 36 + 1, 1) = substr(gstin, 15, 1);
END $$;--> statement-breakpoint
-- Whom a document is made out to: nobody in particular, or somebody registered whose name and address are said (CGST Rules, rule 46).
CREATE FUNCTION finance_is_buyer(gstin text, name text, address text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN gstin IS NULL THEN name IS NULL AND address IS NULL
    ELSE finance_is_gstin(gstin) AND coalesce(name, '') <> '' AND coalesce(address, '') <> '' END
$$;--> statement-breakpoint
CREATE TYPE "public"."document_form" AS ENUM('TAX_INVOICE', 'BILL_OF_SUPPLY', 'INVOICE_CUM_BILL_OF_SUPPLY', 'CASH_MEMO', 'CREDIT_NOTE');--> statement-breakpoint
CREATE TYPE "public"."paper_size" AS ENUM('A4', 'RECEIPT');--> statement-breakpoint
CREATE TYPE "public"."print_medium" AS ENUM('PDF', 'HTML', 'MAIL');--> statement-breakpoint
CREATE TABLE "document_prints" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document_id" uuid NOT NULL,
	"copy" integer NOT NULL,
	"paper" "paper_size" NOT NULL,
	"medium" "print_medium" NOT NULL,
	"language" text NOT NULL,
	"printed_at" timestamp (3) with time zone NOT NULL,
	"printed_by" text NOT NULL,
	CONSTRAINT "document_prints_copy" UNIQUE("document_id","copy"),
	CONSTRAINT "document_prints_language" CHECK ("document_prints"."language" in ('en', 'hi', 'ml'))
);
--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "form" "document_form";--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "issuer" jsonb;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "place_of_supply" text;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "buyer_gstin" text;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "buyer_name" text;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "buyer_address" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "buyer_gstin" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "buyer_name" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "buyer_address" text;--> statement-breakpoint
ALTER TABLE "outlets" ADD COLUMN "address" text;--> statement-breakpoint
-- What there is says what it would say today: how it was then was not written down.
UPDATE "documents" d SET
  "place_of_supply" = coalesce(left(o."gstin", 2), g."state_code"),
  "issuer" = jsonb_build_object('name', g."name", 'legalName', g."legal_name", 'outlet', o."name", 'address', o."address",
    'gstin', CASE WHEN g."tax_profile" = 'UNREGISTERED' THEN NULL ELSE coalesce(o."gstin", g."gstin") END, 'stateCode', g."state_code",
    'fssaiLicence', g."fssai_licence", 'taxProfile', g."tax_profile", 'pricesIncludeTax', g."prices_include_tax"),
  "form" = (CASE
    WHEN d."type" = 'CREDIT_NOTE' THEN 'CREDIT_NOTE'
    WHEN g."tax_profile" = 'UNREGISTERED' THEN 'CASH_MEMO'
    WHEN g."tax_profile" = 'COMPOSITION' OR NOT EXISTS (SELECT FROM "document_lines" l WHERE l."document_id" = d."id" AND l."rate_bp" > 0)
      THEN 'BILL_OF_SUPPLY'
    WHEN EXISTS (SELECT FROM "document_lines" l WHERE l."document_id" = d."id" AND l."rate_bp" = 0) THEN 'INVOICE_CUM_BILL_OF_SUPPLY'
    ELSE 'TAX_INVOICE' END)::"document_form"
FROM "outlets" o JOIN "organisations" g ON g."id" = o."organisation_id" WHERE o."id" = d."outlet_id";--> statement-breakpoint
ALTER TABLE "documents" ALTER COLUMN "form" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ALTER COLUMN "issuer" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ALTER COLUMN "place_of_supply" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "document_prints" ADD CONSTRAINT "document_prints_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "documents_issued" ON "documents" USING btree ("issued_at","id");--> statement-breakpoint
CREATE INDEX "documents_original" ON "documents" USING btree ("original_id") WHERE "documents"."original_id" is not null;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_form" CHECK (("documents"."type" = 'CREDIT_NOTE') = ("documents"."form" = 'CREDIT_NOTE'));--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_place_of_supply" CHECK ("documents"."place_of_supply" ~ '^[0-9]{2}$');--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_buyer" CHECK (finance_is_buyer("documents"."buyer_gstin", "documents"."buyer_name", "documents"."buyer_address"));--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_buyer" CHECK (finance_is_buyer("orders"."buyer_gstin", "orders"."buyer_name", "orders"."buyer_address"));--> statement-breakpoint
-- What was made out was made out.
REVOKE UPDATE, DELETE, TRUNCATE ON document_prints FROM kiosk_app;--> statement-breakpoint
-- The database counts: a document has one original, however many print it at once and whatever they say. Whoever comes second waits.
CREATE FUNCTION document_prints_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('document_prints ' || NEW.document_id, 0));
  NEW.copy := 1 + coalesce((SELECT max(p.copy) FROM document_prints p WHERE p.document_id = NEW.document_id), 0);
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER document_prints_count BEFORE INSERT ON "document_prints" FOR EACH ROW EXECUTE FUNCTION document_prints_count();--> statement-breakpoint
-- Whom an invoice is made out to was said before it was issued.
CREATE FUNCTION orders_buyer_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'order % is paid: its invoice is issued', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_buyer_stays';
END $$;--> statement-breakpoint
CREATE TRIGGER orders_buyer_stays BEFORE UPDATE ON "orders" FOR EACH ROW
  WHEN (OLD.paid_at IS NOT NULL
    AND (OLD.buyer_gstin, OLD.buyer_name, OLD.buyer_address) IS DISTINCT FROM (NEW.buyer_gstin, NEW.buyer_name, NEW.buyer_address))
  EXECUTE FUNCTION orders_buyer_stays();

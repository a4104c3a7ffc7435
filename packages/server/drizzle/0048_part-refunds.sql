ALTER TABLE "documents" DROP CONSTRAINT "documents_one_invoice_per_order";--> statement-breakpoint
ALTER TABLE "document_lines" ADD COLUMN "of_position" integer;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "part" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "refund_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "documents_refund" ON "documents" USING btree ("refund_id") WHERE "documents"."refund_id" is not null;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_part" UNIQUE("order_id","type","part");--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_one_invoice_per_order" CHECK ("documents"."part" = 1 or ("documents"."type" = 'CREDIT_NOTE' and "documents"."part" > 1));--> statement-breakpoint
-- What there was takes its invoice back whole, line by line.
UPDATE "document_lines" l SET "of_position" = l."position" FROM "documents" d WHERE d."id" = l."document_id" AND d."type" = 'CREDIT_NOTE';--> statement-breakpoint
UPDATE "documents" d SET "refund_id" = (SELECT r."id" FROM "refunds" r WHERE r."order_id" = d."order_id"
  ORDER BY r."state" = 'FAILED', r."created_at" DESC LIMIT 1) WHERE d."type" = 'CREDIT_NOTE';--> statement-breakpoint
-- No more is taken back of an invoice than it says: of no line, by no head, however many notes there are. Looked at as the note is
-- committed. Notes are numbered without a gap, so that none is committed that did not see the others.
CREATE FUNCTION documents_credit_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM documents c WHERE c.original_id = NEW.original_id
    HAVING count(*) <> max(c.part) OR sum(c.total) > (SELECT i.total FROM documents i WHERE i.id = NEW.original_id)
  ) OR EXISTS (
    SELECT FROM documents c JOIN document_lines b ON b.document_id = c.id
      LEFT JOIN document_lines i ON i.document_id = c.original_id AND i.position = b.of_position
    WHERE c.original_id = NEW.original_id
    GROUP BY b.of_position, i.quantity, i.gross, i.taxable, i.cgst, i.sgst, i.igst
    HAVING i.quantity IS NULL OR sum(b.quantity) > i.quantity OR sum(b.gross) > i.gross OR sum(b.taxable) > i.taxable
      OR sum(b.cgst) > i.cgst OR sum(b.sgst) > i.sgst OR sum(b.igst) > i.igst
  ) THEN
    RAISE EXCEPTION 'credit note % takes more back than was invoiced', NEW.number
      USING ERRCODE = 'check_violation', CONSTRAINT = 'documents_credit_fits';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER documents_credit_fits AFTER INSERT ON "documents" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.type = 'CREDIT_NOTE') EXECUTE FUNCTION documents_credit_fits();--> statement-breakpoint
-- No more goes back of a payment than came, whoever gives it back. Whoever comes second waits.
CREATE FUNCTION refunds_within_payment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  came bigint;
BEGIN
  SELECT p.amount INTO came FROM payments p WHERE p.id = NEW.payment_id FOR UPDATE;
  IF NEW.amount + coalesce((SELECT sum(r.amount) FROM refunds r
      WHERE r.payment_id = NEW.payment_id AND r.state <> 'FAILED' AND r.id <> NEW.id), 0) > came THEN
    RAISE EXCEPTION 'payment % gives more back than came', NEW.payment_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_within_payment';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER refunds_within_payment BEFORE INSERT OR UPDATE ON "refunds" FOR EACH ROW
  WHEN (NEW.state <> 'FAILED') EXECUTE FUNCTION refunds_within_payment();

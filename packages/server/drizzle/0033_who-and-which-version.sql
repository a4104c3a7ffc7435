ALTER TABLE "purchase_rules" DROP CONSTRAINT "purchase_rules_self";--> statement-breakpoint
DROP INDEX "batches_supplier";--> statement-breakpoint
ALTER TABLE "stock_locations" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "purchase_rules" ADD COLUMN "unordered_up_to" bigint DEFAULT 500000 NOT NULL;--> statement-breakpoint
ALTER TABLE "goods_receipts" ADD COLUMN "received_by_label" text;--> statement-breakpoint
ALTER TABLE "goods_returns" ADD COLUMN "returned_by_label" text;--> statement-breakpoint
ALTER TABLE "suppliers" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX "batches_supplier" ON "batches" USING btree (upper("supplier_batch")) WHERE "batches"."supplier_batch" is not null;--> statement-breakpoint
ALTER TABLE "purchase_rules" ADD CONSTRAINT "purchase_rules_self" CHECK ("purchase_rules"."self_up_to" >= 0 and "purchase_rules"."unordered_up_to" >= 0);--> statement-breakpoint
-- By hand from here on.
-- Nothing is added to an order either once something of it came or it ended; whoever seeds writes its lines before its story.
CREATE OR REPLACE FUNCTION purchase_order_lines_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM purchase_orders o WHERE o.id = coalesce(OLD.order_id, NEW.order_id)
      AND o.state IN ('PARTIALLY_RECEIVED', 'RECEIVED', 'CLOSED', 'SHORT_CLOSED', 'REJECTED', 'CANCELLED')
      AND (TG_OP <> 'INSERT' OR EXISTS (SELECT FROM purchase_order_steps s WHERE s.order_id = o.id))) THEN
    RAISE EXCEPTION 'the lines of purchase order % stay as they are', coalesce(OLD.order_id, NEW.order_id) USING ERRCODE = 'check_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
DROP TRIGGER purchase_order_lines_stay ON "purchase_order_lines";
--> statement-breakpoint
CREATE TRIGGER purchase_order_lines_stay BEFORE INSERT OR UPDATE OR DELETE ON "purchase_order_lines"
  FOR EACH ROW EXECUTE FUNCTION purchase_order_lines_stay();

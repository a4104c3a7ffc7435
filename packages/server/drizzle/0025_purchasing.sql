CREATE TYPE "public"."purchase_order_state" AS ENUM('DRAFT', 'SUBMITTED', 'APPROVED', 'REJECTED', 'RETURNED', 'SENT', 'PARTIALLY_RECEIVED', 'RECEIVED', 'CLOSED', 'CANCELLED', 'SHORT_CLOSED');--> statement-breakpoint
CREATE TABLE "purchase_numbers" (
	"outlet_id" uuid PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "purchase_order_lines" (
	"order_id" uuid NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"quantity" bigint NOT NULL,
	"unit" text NOT NULL,
	"base_quantity" bigint NOT NULL,
	"price" bigint NOT NULL,
	"tax_rate" integer NOT NULL,
	CONSTRAINT "purchase_order_lines_order_id_stock_item_id_pk" PRIMARY KEY("order_id","stock_item_id"),
	CONSTRAINT "purchase_order_lines_positive" CHECK ("purchase_order_lines"."quantity" > 0 and "purchase_order_lines"."base_quantity" > 0 and "purchase_order_lines"."price" >= 0),
	CONSTRAINT "purchase_order_lines_tax" CHECK ("purchase_order_lines"."tax_rate" between 0 and 10000)
);
--> statement-breakpoint
CREATE TABLE "purchase_order_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"event" text NOT NULL,
	"state" "purchase_order_state" NOT NULL,
	"version" integer NOT NULL,
	"total" bigint NOT NULL,
	"reason" text,
	"at" timestamp (3) with time zone NOT NULL,
	"by" uuid,
	"by_label" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "purchase_orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outlet_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"supplier_id" uuid NOT NULL,
	"state" "purchase_order_state" NOT NULL,
	"version" integer NOT NULL,
	"wanted_on" date,
	"note" text,
	"total" bigint NOT NULL,
	"approved_total" bigint,
	"made_by" uuid,
	"made_at" timestamp (3) with time zone NOT NULL,
	"submitted_by" uuid,
	"submitted_at" timestamp (3) with time zone,
	"submitted_on" date,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"reason" text,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "purchase_orders_number" UNIQUE("outlet_id","number"),
	CONSTRAINT "purchase_orders_number_positive" CHECK ("purchase_orders"."number" > 0 and "purchase_orders"."version" > 0),
	CONSTRAINT "purchase_orders_total" CHECK ("purchase_orders"."total" >= 0),
	CONSTRAINT "purchase_orders_another_person" CHECK ("purchase_orders"."decided_by" <> "purchase_orders"."submitted_by" and "purchase_orders"."decided_by" <> "purchase_orders"."made_by"),
	CONSTRAINT "purchase_orders_submitted" CHECK ("purchase_orders"."state" in ('DRAFT', 'CANCELLED') or ("purchase_orders"."submitted_at" is not null and "purchase_orders"."submitted_on" is not null)),
	CONSTRAINT "purchase_orders_approved" CHECK ("purchase_orders"."state" not in ('APPROVED', 'SENT', 'PARTIALLY_RECEIVED', 'RECEIVED', 'CLOSED', 'SHORT_CLOSED')
        or ("purchase_orders"."decided_at" is not null and "purchase_orders"."approved_total" is not null and "purchase_orders"."approved_total" >= "purchase_orders"."total")),
	CONSTRAINT "purchase_orders_sent" CHECK ("purchase_orders"."state" not in ('SENT', 'PARTIALLY_RECEIVED', 'RECEIVED', 'CLOSED', 'SHORT_CLOSED') or "purchase_orders"."sent_at" is not null),
	CONSTRAINT "purchase_orders_reason" CHECK ("purchase_orders"."state" not in ('REJECTED', 'RETURNED', 'CANCELLED', 'SHORT_CLOSED') or "purchase_orders"."reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "purchase_rules" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"self_up_to" bigint NOT NULL,
	"tiers" jsonb NOT NULL,
	"over_receipt_percent" integer NOT NULL,
	"shelf_life_percent" integer NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "purchase_rules_one" CHECK ("purchase_rules"."one"),
	CONSTRAINT "purchase_rules_self" CHECK ("purchase_rules"."self_up_to" >= 0),
	CONSTRAINT "purchase_rules_percent" CHECK ("purchase_rules"."over_receipt_percent" between 0 and 100 and "purchase_rules"."shelf_life_percent" between 0 and 100),
	CONSTRAINT "purchase_rules_tiers" CHECK (jsonb_typeof("purchase_rules"."tiers") = 'array')
);
--> statement-breakpoint
CREATE TABLE "goods_receipt_lines" (
	"receipt_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"unit" text NOT NULL,
	"ordered" bigint,
	"delivered" bigint NOT NULL,
	"accepted" bigint NOT NULL,
	"rejected" bigint NOT NULL,
	"reject_reason" text,
	"free" bigint NOT NULL,
	"value" bigint NOT NULL,
	"batch_id" uuid,
	CONSTRAINT "goods_receipt_lines_receipt_id_position_pk" PRIMARY KEY("receipt_id","position"),
	CONSTRAINT "goods_receipt_lines_batch" UNIQUE("batch_id"),
	CONSTRAINT "goods_receipt_lines_parts" CHECK ("goods_receipt_lines"."accepted" >= 0 and "goods_receipt_lines"."rejected" >= 0 and "goods_receipt_lines"."free" >= 0),
	CONSTRAINT "goods_receipt_lines_delivered" CHECK ("goods_receipt_lines"."delivered" = "goods_receipt_lines"."accepted" + "goods_receipt_lines"."rejected"),
	CONSTRAINT "goods_receipt_lines_some" CHECK ("goods_receipt_lines"."delivered" + "goods_receipt_lines"."free" > 0),
	CONSTRAINT "goods_receipt_lines_reason" CHECK (("goods_receipt_lines"."rejected" = 0) = ("goods_receipt_lines"."reject_reason" is null)),
	CONSTRAINT "goods_receipt_lines_stock" CHECK (("goods_receipt_lines"."accepted" + "goods_receipt_lines"."free" = 0) = ("goods_receipt_lines"."batch_id" is null)),
	CONSTRAINT "goods_receipt_lines_value" CHECK ("goods_receipt_lines"."value" >= 0 and ("goods_receipt_lines"."accepted" > 0 or "goods_receipt_lines"."value" = 0))
);
--> statement-breakpoint
CREATE TABLE "goods_receipts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outlet_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"order_id" uuid,
	"location_id" uuid NOT NULL,
	"reference" text,
	"override_reason" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"business_date" date NOT NULL,
	"received_by" uuid
);
--> statement-breakpoint
CREATE TABLE "goods_return_lines" (
	"return_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"quantity" bigint NOT NULL,
	"value" bigint NOT NULL,
	CONSTRAINT "goods_return_lines_return_id_batch_id_pk" PRIMARY KEY("return_id","batch_id"),
	CONSTRAINT "goods_return_lines_positive" CHECK ("goods_return_lines"."quantity" > 0 and "goods_return_lines"."value" >= 0)
);
--> statement-breakpoint
CREATE TABLE "goods_returns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outlet_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"reference" text,
	"returned_at" timestamp (3) with time zone NOT NULL,
	"business_date" date NOT NULL,
	"returned_by" uuid
);
--> statement-breakpoint
CREATE TABLE "supplier_items" (
	"supplier_id" uuid NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"code" text,
	"unit" text NOT NULL,
	"minimum_packs" integer NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "supplier_items_supplier_id_stock_item_id_pk" PRIMARY KEY("supplier_id","stock_item_id"),
	CONSTRAINT "supplier_items_minimum" CHECK ("supplier_items"."minimum_packs" > 0)
);
--> statement-breakpoint
CREATE TABLE "supplier_prices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"supplier_id" uuid NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"unit" text NOT NULL,
	"price" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	"set_by" uuid,
	CONSTRAINT "supplier_prices_not_negative" CHECK ("supplier_prices"."price" >= 0)
);
--> statement-breakpoint
CREATE TABLE "suppliers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"contact" text,
	"phone" text,
	"email" text,
	"gstin" text,
	"payment_days" integer NOT NULL,
	"is_msme" boolean NOT NULL,
	"lead_days" integer NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "suppliers_name_trimmed" CHECK ("suppliers"."name" = btrim("suppliers"."name") and "suppliers"."name" <> ''),
	CONSTRAINT "suppliers_gstin_form" CHECK ("suppliers"."gstin" ~ '^[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z]Z[0-9A-Z]$'),
	CONSTRAINT "suppliers_payment_days" CHECK ("suppliers"."payment_days" between 0 and 365),
	CONSTRAINT "suppliers_msme_days" CHECK (not "suppliers"."is_msme" or "suppliers"."payment_days" <= 45),
	CONSTRAINT "suppliers_lead_days" CHECK ("suppliers"."lead_days" between 0 and 365)
);
--> statement-breakpoint
ALTER TABLE "purchase_order_lines" ADD CONSTRAINT "purchase_order_lines_order_id_purchase_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."purchase_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_order_steps" ADD CONSTRAINT "purchase_order_steps_order_id_purchase_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."purchase_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_receipt_lines" ADD CONSTRAINT "goods_receipt_lines_receipt_id_goods_receipts_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."goods_receipts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_receipts" ADD CONSTRAINT "goods_receipts_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_receipts" ADD CONSTRAINT "goods_receipts_order_id_purchase_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."purchase_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_return_lines" ADD CONSTRAINT "goods_return_lines_return_id_goods_returns_id_fk" FOREIGN KEY ("return_id") REFERENCES "public"."goods_returns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_returns" ADD CONSTRAINT "goods_returns_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_items" ADD CONSTRAINT "supplier_items_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_prices" ADD CONSTRAINT "supplier_prices_item" FOREIGN KEY ("supplier_id","stock_item_id") REFERENCES "public"."supplier_items"("supplier_id","stock_item_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "purchase_order_steps_order" ON "purchase_order_steps" USING btree ("order_id","at");--> statement-breakpoint
CREATE INDEX "purchase_orders_made" ON "purchase_orders" USING btree ("outlet_id","made_at");--> statement-breakpoint
CREATE INDEX "purchase_orders_supplier_day" ON "purchase_orders" USING btree ("supplier_id","submitted_on");--> statement-breakpoint
CREATE INDEX "goods_receipt_lines_item" ON "goods_receipt_lines" USING btree ("stock_item_id");--> statement-breakpoint
CREATE INDEX "goods_receipts_outlet" ON "goods_receipts" USING btree ("outlet_id","received_at");--> statement-breakpoint
CREATE INDEX "goods_receipts_order" ON "goods_receipts" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "goods_receipts_supplier" ON "goods_receipts" USING btree ("supplier_id","received_at");--> statement-breakpoint
CREATE INDEX "goods_returns_outlet" ON "goods_returns" USING btree ("outlet_id","returned_at");--> statement-breakpoint
CREATE INDEX "supplier_items_item" ON "supplier_items" USING btree ("stock_item_id");--> statement-breakpoint
CREATE INDEX "supplier_prices_valid" ON "supplier_prices" USING btree ("supplier_id","stock_item_id","valid_from");--> statement-breakpoint
CREATE UNIQUE INDEX "suppliers_name" ON "suppliers" USING btree (lower("name"));
--> statement-breakpoint
-- What had been received before is kept: whoever had brought something becomes a supplier, and every receipt a goods receipt.
INSERT INTO "suppliers" ("id", "name", "payment_days", "is_msme", "lead_days")
SELECT gen_random_uuid(), min(btrim(r."supplier")), 30, false, 1 FROM "stock_receipts" r
WHERE EXISTS (SELECT FROM "stock_moves" m WHERE m."source_id" = r."id" AND m."type" = 'RECEIPT') GROUP BY lower(btrim(r."supplier"));
--> statement-breakpoint
INSERT INTO "goods_receipts" ("id", "outlet_id", "supplier_id", "location_id", "reference", "received_at", "business_date", "received_by")
SELECT r."id", r."outlet_id", s."id", b."location_id", r."reference", r."received_at", r."business_date", b."actor_id"
FROM "stock_receipts" r JOIN "suppliers" s ON lower(s."name") = lower(btrim(r."supplier"))
JOIN LATERAL (SELECT b."location_id", m."actor_id" FROM "stock_moves" m JOIN "batches" b ON b."id" = m."batch_id"
  WHERE m."source_id" = r."id" AND m."type" = 'RECEIPT' ORDER BY b."id" LIMIT 1) b ON true;
--> statement-breakpoint
INSERT INTO "goods_receipt_lines" ("receipt_id", "position", "stock_item_id", "unit", "delivered", "accepted", "rejected", "free", "value", "batch_id")
SELECT r."id", row_number() OVER (PARTITION BY r."id" ORDER BY b."id"), b."stock_item_id", i."base_unit"::text, b."quantity_received",
  b."quantity_received", 0, 0, b."value_received", b."id"
FROM "goods_receipts" r JOIN "stock_moves" m ON m."source_id" = r."id" AND m."type" = 'RECEIPT'
JOIN "batches" b ON b."id" = m."batch_id" JOIN "stock_items" i ON i."id" = b."stock_item_id";
--> statement-breakpoint
UPDATE "batches" b SET "supplier_id" = r."supplier_id" FROM "goods_receipts" r WHERE r."id" = b."source_id";
--> statement-breakpoint
WITH RECURSIVE "children" AS (
  SELECT "id", "supplier_id" FROM "batches" WHERE "supplier_id" IS NOT NULL
  UNION ALL SELECT b."id", c."supplier_id" FROM "batches" b JOIN "children" c ON b."parent_batch_id" = c."id")
UPDATE "batches" b SET "supplier_id" = c."supplier_id" FROM "children" c WHERE c."id" = b."id" AND b."supplier_id" IS NULL;
--> statement-breakpoint
-- What an outlet began with was nobody's delivery.
UPDATE "batches" b SET "source_type" = 'opening' WHERE b."source_type" = 'receipt'
  AND EXISTS (SELECT FROM "stock_moves" m WHERE m."batch_id" = b."id" AND m."type" = 'OPENING');
--> statement-breakpoint
UPDATE "stock_moves" SET "source_type" = 'opening' WHERE "type" = 'OPENING';
--> statement-breakpoint
DROP TABLE "stock_receipts" CASCADE;
--> statement-breakpoint
-- What came, what went back, what a supplier asked for and what happened to an order stay as they were written.
REVOKE UPDATE, DELETE, TRUNCATE ON "goods_receipts", "goods_receipt_lines", "goods_returns", "goods_return_lines", "supplier_prices",
  "purchase_order_steps" FROM kiosk_app;
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON "suppliers", "supplier_items", "purchase_orders", "purchase_numbers", "purchase_rules" FROM kiosk_app;
--> statement-breakpoint
-- Whoever wrote, changed or submitted an order does not approve it, whatever the application thinks.
CREATE FUNCTION purchase_order_another_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.event = 'approve' AND EXISTS (SELECT FROM purchase_order_steps s WHERE s.order_id = NEW.order_id AND s."by" = NEW."by"
      AND s.event IN ('make', 'edit', 'reopen', 'submit')) THEN
    RAISE EXCEPTION 'purchase order % was written by who approves it', NEW.order_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER purchase_order_steps_another_person BEFORE INSERT ON "purchase_order_steps"
  FOR EACH ROW EXECUTE FUNCTION purchase_order_another_person();
--> statement-breakpoint
-- What was received is what it was ordered as: its lines stay once the supplier has begun to bring it.
CREATE FUNCTION purchase_order_lines_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM purchase_orders o WHERE o.id = coalesce(OLD.order_id, NEW.order_id)
      AND o.state IN ('PARTIALLY_RECEIVED', 'RECEIVED', 'CLOSED', 'SHORT_CLOSED', 'REJECTED', 'CANCELLED')) THEN
    RAISE EXCEPTION 'the lines of purchase order % stay as they are', coalesce(OLD.order_id, NEW.order_id) USING ERRCODE = 'check_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER purchase_order_lines_stay BEFORE UPDATE OR DELETE ON "purchase_order_lines"
  FOR EACH ROW EXECUTE FUNCTION purchase_order_lines_stay();

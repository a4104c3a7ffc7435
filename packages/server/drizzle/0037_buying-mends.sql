CREATE TYPE "public"."receipt_doubt" AS ENUM('MORE_THAN_ORDERED', 'SHORT_SHELF_LIFE', 'MUCH_WITHOUT_ORDER', 'MUCH_FREE');--> statement-breakpoint
ALTER TABLE "supplier_bills" DROP CONSTRAINT "supplier_bills_matched";--> statement-breakpoint
ALTER TABLE "production_orders" ADD COLUMN "excess_reason" text;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "input_tax_rate" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "input_tax_inter_state" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "waste_entries" ADD COLUMN "igst_reversed" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "supplier_bill_lines" ADD COLUMN "is_credited" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "supplier_bill_lines" ADD COLUMN "is_inter_state" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "supplier_bills" ADD COLUMN "date_is_old" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "goods_receipts" ADD COLUMN "doubts" "receipt_doubt"[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_input_tax" CHECK ("batches"."input_tax_rate" between 0 and 10000);--> statement-breakpoint
ALTER TABLE "waste_entries" ADD CONSTRAINT "waste_entries_heads" CHECK ("waste_entries"."igst_reversed" between 0 and "waste_entries"."tax_reversed" and ("waste_entries"."tax_reversed" - "waste_entries"."igst_reversed") % 2 = 0);--> statement-breakpoint
ALTER TABLE "supplier_bills" ADD CONSTRAINT "supplier_bills_matched" CHECK ("supplier_bills"."state" <> 'MATCHED' or not ("supplier_bills"."total_is_off" or "supplier_bills"."date_is_old"));--> statement-breakpoint
ALTER TABLE "goods_receipts" ADD CONSTRAINT "goods_receipts_doubts" CHECK (cardinality("goods_receipts"."doubts") = 0 or "goods_receipts"."override_reason" is not null);--> statement-breakpoint
-- Numbers of bills are compared anew. What was entered twice by a supplier who was registered in between stays, told apart.
ALTER TABLE "supplier_bills" DISABLE TRIGGER "supplier_bills_decided_once";
--> statement-breakpoint
UPDATE "supplier_bills" SET "number_key" = regexp_replace(regexp_replace(regexp_replace(upper(normalize("number", NFKC)),
  '(?<![0-9])0+(?=[0-9])', '', 'g'), '(?<=[0-9])[^[:alnum:]]+(?=[0-9])', '-', 'g'), '[^[:alnum:]-]|(?<![0-9])-|-(?![0-9])', '', 'g');
--> statement-breakpoint
UPDATE "supplier_bills" b SET "number_key" = b."number_key" || '~' || n."nth" FROM (
  SELECT "id", row_number() OVER (PARTITION BY "supplier_id", replace("number_key", '-', ''), "financial_year" ORDER BY "entered_at", "id") AS "nth"
  FROM "supplier_bills" WHERE "state" <> 'SENT_BACK') n WHERE n."id" = b."id" AND n."nth" > 1;
--> statement-breakpoint
ALTER TABLE "supplier_bills" ENABLE TRIGGER "supplier_bills_decided_once";
--> statement-breakpoint
CREATE UNIQUE INDEX "supplier_bills_once_of_supplier" ON "supplier_bills" USING btree ("supplier_id","number_key","financial_year") WHERE "supplier_bills"."state" <> 'SENT_BACK';
--> statement-breakpoint
CREATE UNIQUE INDEX "supplier_bills_alike" ON "supplier_bills" USING btree ("registration",replace("number_key", '-', ''),"bill_date","total") WHERE "supplier_bills"."state" <> 'SENT_BACK';
--> statement-breakpoint
CREATE UNIQUE INDEX "supplier_bills_alike_of_supplier" ON "supplier_bills" USING btree ("supplier_id",replace("number_key", '-', ''),"bill_date","total") WHERE "supplier_bills"."state" <> 'SENT_BACK';
--> statement-breakpoint
-- What is credited on what was received, as its bills credit it; and on whatever of it was moved, opened or laid apart since.
WITH RECURSIVE "came" AS (
  SELECT l."batch_id" AS "id", i."purchase_tax_rate" AS "rate", left(s."gstin", 2) <> left(coalesce(o."gstin", g."gstin", g."state_code"), 2) AS "afar"
  FROM "goods_receipt_lines" l JOIN "goods_receipts" r ON r."id" = l."receipt_id" JOIN "suppliers" s ON s."id" = r."supplier_id"
    JOIN "stock_items" i ON i."id" = l."stock_item_id" JOIN "outlets" o ON o."id" = r."outlet_id" CROSS JOIN "organisations" g
  WHERE s."gstin" IS NOT NULL AND i."tax_creditable" AND i."purchase_tax_rate" > 0
  UNION ALL SELECT b."id", "came"."rate", "came"."afar" FROM "came" JOIN "batches" b ON b."parent_batch_id" = "came"."id" AND b."source_type" <> 'count')
UPDATE "batches" b SET "input_tax_rate" = "came"."rate", "input_tax_inter_state" = "came"."afar" FROM "came" WHERE "came"."id" = b."id";
--> statement-breakpoint
UPDATE "supplier_bill_lines" l SET "is_credited" = i."tax_creditable", "is_inter_state" = left(s."gstin", 2) <> left(coalesce(o."gstin", g."gstin", g."state_code"), 2)
FROM "supplier_bills" b JOIN "suppliers" s ON s."id" = b."supplier_id" JOIN "outlets" o ON o."id" = b."outlet_id" CROSS JOIN "organisations" g, "stock_items" i
WHERE b."id" = l."bill_id" AND i."id" = l."stock_item_id" AND s."gstin" IS NOT NULL;
--> statement-breakpoint
-- Whoever says why more came of it than was planned says it with what came of it. Not of what was cooked before that was asked.
GRANT UPDATE ("excess_reason") ON "production_orders" TO kiosk_app;
--> statement-breakpoint
ALTER TABLE "production_orders" ADD CONSTRAINT "production_orders_excess" CHECK ("produced" IS NULL OR "produced" * 5 <= "planned" * 6 OR "excess_reason" IS NOT NULL) NOT VALID;

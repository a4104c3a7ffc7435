CREATE TYPE "public"."stock_count_class" AS ENUM('A', 'B', 'C');--> statement-breakpoint
CREATE TYPE "public"."batch_date_kind" AS ENUM('USE_BY', 'BEST_BEFORE');--> statement-breakpoint
CREATE TYPE "public"."stock_location_kind" AS ENUM('STORE', 'KITCHEN', 'COUNTER');--> statement-breakpoint
CREATE TYPE "public"."stock_storage" AS ENUM('AMBIENT', 'CHILLED', 'FROZEN');--> statement-breakpoint
ALTER TYPE "public"."batch_status" ADD VALUE 'QUARANTINE';--> statement-breakpoint
ALTER TYPE "public"."batch_status" ADD VALUE 'BLOCKED';--> statement-breakpoint
ALTER TYPE "public"."stock_move_type" ADD VALUE 'RETURN_TO_SUPPLIER';--> statement-breakpoint
ALTER TYPE "public"."stock_move_type" ADD VALUE 'TRANSFER_OUT';--> statement-breakpoint
ALTER TYPE "public"."stock_move_type" ADD VALUE 'TRANSFER_IN';--> statement-breakpoint
ALTER TYPE "public"."stock_move_type" ADD VALUE 'PRODUCE';--> statement-breakpoint
ALTER TYPE "public"."stock_move_type" ADD VALUE 'SALE_RETURN';--> statement-breakpoint
ALTER TYPE "public"."stock_move_type" ADD VALUE 'WASTE';--> statement-breakpoint
ALTER TYPE "public"."stock_move_type" ADD VALUE 'COUNT_ADJ';--> statement-breakpoint
CREATE TABLE "stock_locations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outlet_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" "stock_location_kind" NOT NULL,
	"for_orders" boolean NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "stock_locations_code" UNIQUE("outlet_id","code"),
	CONSTRAINT "stock_locations_for_orders" UNIQUE("id","outlet_id","for_orders"),
	CONSTRAINT "stock_locations_code_form" CHECK ("stock_locations"."code" ~ '^[A-Z][A-Z0-9-]{0,19}$')
);
--> statement-breakpoint
DROP INDEX "batches_pickable";--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "location_id" uuid;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "for_orders" boolean;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "source_type" text;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "source_id" uuid;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "parent_batch_id" uuid;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "supplier_id" uuid;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "manufactured_on" date;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "date_kind" "batch_date_kind" DEFAULT 'USE_BY' NOT NULL;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "opened_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "temperature" integer;--> statement-breakpoint
ALTER TABLE "stock_items" ADD COLUMN "purchase_tax_rate" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_items" ADD COLUMN "storage" "stock_storage" DEFAULT 'AMBIENT' NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_items" ADD COLUMN "count_class" "stock_count_class" DEFAULT 'C' NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_items" ADD COLUMN "opened_life_days" integer;--> statement-breakpoint
ALTER TABLE "stock_moves" ADD COLUMN "transaction" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
-- Every outlet has a main store; what there is lies in it, and orders take from it.
INSERT INTO "stock_locations" ("id", "outlet_id", "code", "name", "kind", "for_orders")
SELECT gen_random_uuid(), "id", 'MAIN', 'Main store', 'STORE', true FROM "outlets";--> statement-breakpoint
UPDATE "batches" b SET "location_id" = l."id", "for_orders" = true, "source_type" = 'receipt', "source_id" = b."receipt_id"
FROM "stock_locations" l WHERE l."outlet_id" = b."outlet_id";--> statement-breakpoint
ALTER TABLE "batches" ALTER COLUMN "location_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "batches" ALTER COLUMN "for_orders" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "batches" ALTER COLUMN "source_type" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "batches" ALTER COLUMN "source_id" SET NOT NULL;--> statement-breakpoint
-- A location is retired, not removed: batches and their moves go on saying where they lay.
REVOKE DELETE, TRUNCATE ON "stock_locations" FROM kiosk_app;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_location" FOREIGN KEY ("location_id","outlet_id","for_orders") REFERENCES "public"."stock_locations"("id","outlet_id","for_orders") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_parent" FOREIGN KEY ("parent_batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "batches_held" ON "batches" USING btree ("outlet_id","stock_item_id","location_id") WHERE "batches"."status" <> 'DEPLETED';--> statement-breakpoint
CREATE INDEX "batches_source" ON "batches" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "batches_parents" ON "batches" USING btree ("parent_batch_id") WHERE "batches"."parent_batch_id" is not null;--> statement-breakpoint
CREATE INDEX "batches_supplier" ON "batches" USING btree ("supplier_batch") WHERE "batches"."supplier_batch" is not null;--> statement-breakpoint
CREATE INDEX "batches_pickable" ON "batches" USING btree ("outlet_id","stock_item_id") WHERE "batches"."status" = 'AVAILABLE' and "batches"."for_orders";--> statement-breakpoint
ALTER TABLE "batches" DROP COLUMN "receipt_id";--> statement-breakpoint
ALTER TABLE "stock_items" ADD CONSTRAINT "stock_items_purchase_tax" CHECK ("stock_items"."purchase_tax_rate" between 0 and 10000);--> statement-breakpoint
ALTER TABLE "stock_items" ADD CONSTRAINT "stock_items_opened_life" CHECK ("stock_items"."opened_life_days" >= 0);
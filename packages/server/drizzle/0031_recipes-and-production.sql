CREATE TYPE "public"."production_state" AS ENUM('PLANNED', 'STARTED', 'FINISHED', 'CANCELLED');--> statement-breakpoint
CREATE TYPE "public"."stock_negative_policy" AS ENUM('BLOCK', 'ALLOW_FLAG');--> statement-breakpoint
CREATE TABLE "stock_deficit_clearings" (
	"deficit_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"quantity" bigint NOT NULL,
	"value" bigint NOT NULL,
	"cost" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stock_deficit_clearings_deficit_id_batch_id_pk" PRIMARY KEY("deficit_id","batch_id"),
	CONSTRAINT "stock_deficit_clearings_some" CHECK ("stock_deficit_clearings"."quantity" > 0 and "stock_deficit_clearings"."value" >= 0 and "stock_deficit_clearings"."cost" >= 0)
);
--> statement-breakpoint
CREATE TABLE "stock_deficits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outlet_id" uuid NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"quantity" bigint NOT NULL,
	"value" bigint NOT NULL,
	"quantity_open" bigint NOT NULL,
	"value_open" bigint NOT NULL,
	"move_type" text NOT NULL,
	"source_type" text NOT NULL,
	"source_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"business_date" date NOT NULL,
	"actor_id" uuid,
	CONSTRAINT "stock_deficits_some" CHECK ("stock_deficits"."quantity" > 0 and "stock_deficits"."value" >= 0),
	CONSTRAINT "stock_deficits_used_up" CHECK ("stock_deficits"."move_type" in ('CONSUME', 'SALE')),
	CONSTRAINT "stock_deficits_within" CHECK ("stock_deficits"."quantity_open" between 0 and "stock_deficits"."quantity" and "stock_deficits"."value_open" between 0 and "stock_deficits"."value"),
	CONSTRAINT "stock_deficits_cleared" CHECK ("stock_deficits"."quantity_open" > 0 or "stock_deficits"."value_open" = 0)
);
--> statement-breakpoint
CREATE TABLE "production_inputs" (
	"order_id" uuid NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"planned" bigint NOT NULL,
	"used" bigint,
	"value" bigint,
	CONSTRAINT "production_inputs_order_id_stock_item_id_pk" PRIMARY KEY("order_id","stock_item_id"),
	CONSTRAINT "production_inputs_some" CHECK ("production_inputs"."planned" > 0 and "production_inputs"."used" >= 0 and "production_inputs"."value" >= 0),
	CONSTRAINT "production_inputs_both" CHECK (("production_inputs"."used" is null) = ("production_inputs"."value" is null))
);
--> statement-breakpoint
CREATE TABLE "production_orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outlet_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"recipe_id" uuid NOT NULL,
	"state" "production_state" NOT NULL,
	"planned" bigint NOT NULL,
	"planned_for" date NOT NULL,
	"note" text,
	"planned_by" uuid,
	"planned_at" timestamp (3) with time zone NOT NULL,
	"started_by" uuid,
	"started_at" timestamp (3) with time zone,
	"finished_by" uuid,
	"finished_at" timestamp (3) with time zone,
	"produced" bigint,
	"value" bigint,
	"batch_id" uuid,
	"business_date" date,
	"cancelled_by" uuid,
	"cancelled_at" timestamp (3) with time zone,
	"reason" text,
	CONSTRAINT "production_orders_some" CHECK ("production_orders"."planned" > 0 and "production_orders"."produced" > 0 and "production_orders"."value" >= 0),
	CONSTRAINT "production_orders_started" CHECK ("production_orders"."state" not in ('STARTED', 'FINISHED') or "production_orders"."started_at" is not null),
	CONSTRAINT "production_orders_finished" CHECK (("production_orders"."state" = 'FINISHED') = (num_nonnulls("production_orders"."finished_at", "production_orders"."produced", "production_orders"."value", "production_orders"."batch_id", "production_orders"."business_date") = 5)
        and ("production_orders"."state" = 'FINISHED' or num_nonnulls("production_orders"."finished_at", "production_orders"."produced", "production_orders"."value", "production_orders"."batch_id", "production_orders"."business_date") = 0)),
	CONSTRAINT "production_orders_cancelled" CHECK (("production_orders"."state" = 'CANCELLED') = ("production_orders"."cancelled_at" is not null and "production_orders"."reason" is not null))
);
--> statement-breakpoint
ALTER TABLE "recipes" DROP CONSTRAINT "recipes_version";--> statement-breakpoint
ALTER TABLE "recipes" DROP CONSTRAINT "recipes_of_one_thing";--> statement-breakpoint
ALTER TABLE "recipe_lines" ADD COLUMN "edible" bigint;--> statement-breakpoint
ALTER TABLE "recipe_lines" ADD COLUMN "unit" text;--> statement-breakpoint
ALTER TABLE "recipe_lines" ADD COLUMN "yield_rate" integer DEFAULT 10000 NOT NULL;--> statement-breakpoint
ALTER TABLE "recipe_lines" ADD COLUMN "wastage_rate" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "recipes" ADD COLUMN "stock_item_id" uuid;--> statement-breakpoint
ALTER TABLE "recipes" ADD COLUMN "valid_from" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "recipes" ADD COLUMN "makes" bigint;--> statement-breakpoint
ALTER TABLE "recipes" ADD COLUMN "process_loss" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "recipes" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "stock_items" ADD COLUMN "negative_policy" "stock_negative_policy" DEFAULT 'BLOCK' NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_deficit_clearings" ADD CONSTRAINT "stock_deficit_clearings_deficit_id_stock_deficits_id_fk" FOREIGN KEY ("deficit_id") REFERENCES "public"."stock_deficits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_deficit_clearings" ADD CONSTRAINT "stock_deficit_clearings_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_deficits" ADD CONSTRAINT "stock_deficits_stock_item_id_stock_items_id_fk" FOREIGN KEY ("stock_item_id") REFERENCES "public"."stock_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "production_inputs" ADD CONSTRAINT "production_inputs_order_id_production_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."production_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "production_inputs" ADD CONSTRAINT "production_inputs_stock_item_id_stock_items_id_fk" FOREIGN KEY ("stock_item_id") REFERENCES "public"."stock_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "production_orders" ADD CONSTRAINT "production_orders_location_id_stock_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."stock_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "production_orders" ADD CONSTRAINT "production_orders_stock_item_id_stock_items_id_fk" FOREIGN KEY ("stock_item_id") REFERENCES "public"."stock_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "production_orders" ADD CONSTRAINT "production_orders_recipe_id_recipes_id_fk" FOREIGN KEY ("recipe_id") REFERENCES "public"."recipes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "production_orders" ADD CONSTRAINT "production_orders_batch" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stock_deficit_clearings_batch" ON "stock_deficit_clearings" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "stock_deficits_open" ON "stock_deficits" USING btree ("outlet_id","stock_item_id","at") WHERE "stock_deficits"."quantity_open" > 0;--> statement-breakpoint
CREATE INDEX "stock_deficits_source" ON "stock_deficits" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "production_orders_outlet" ON "production_orders" USING btree ("outlet_id","planned_at","id");--> statement-breakpoint
ALTER TABLE "recipes" ADD CONSTRAINT "recipes_stock_item_id_stock_items_id_fk" FOREIGN KEY ("stock_item_id") REFERENCES "public"."stock_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "batches_newest" ON "batches" USING btree ("outlet_id","stock_item_id","received_at");--> statement-breakpoint
CREATE INDEX "recipe_lines_item" ON "recipe_lines" USING btree ("stock_item_id");--> statement-breakpoint
ALTER TABLE "recipes" ADD CONSTRAINT "recipes_variant_version" UNIQUE("variant_id","version");--> statement-breakpoint
ALTER TABLE "recipes" ADD CONSTRAINT "recipes_option_version" UNIQUE("option_id","version");--> statement-breakpoint
ALTER TABLE "recipes" ADD CONSTRAINT "recipes_prep_version" UNIQUE("stock_item_id","version");--> statement-breakpoint
ALTER TABLE "recipe_lines" ADD CONSTRAINT "recipe_lines_said" CHECK (("recipe_lines"."edible" is null) = ("recipe_lines"."unit" is null));--> statement-breakpoint
ALTER TABLE "recipe_lines" ADD CONSTRAINT "recipe_lines_rates" CHECK ("recipe_lines"."yield_rate" between 1 and 10000 and "recipe_lines"."wastage_rate" between 0 and 10000);--> statement-breakpoint
ALTER TABLE "recipe_lines" ADD CONSTRAINT "recipe_lines_as_issued" CHECK ("recipe_lines"."edible" is not null or ("recipe_lines"."yield_rate" = 10000 and "recipe_lines"."wastage_rate" = 0));--> statement-breakpoint
ALTER TABLE "recipes" ADD CONSTRAINT "recipes_prep_makes" CHECK (("recipes"."stock_item_id" is null) = ("recipes"."makes" is null) and "recipes"."makes" > 0);--> statement-breakpoint
ALTER TABLE "recipes" ADD CONSTRAINT "recipes_process_loss" CHECK ("recipes"."process_loss" between 0 and 9999 and ("recipes"."stock_item_id" is not null or "recipes"."process_loss" = 0));--> statement-breakpoint
ALTER TABLE "recipes" ADD CONSTRAINT "recipes_of_one_thing" CHECK (num_nonnulls("recipes"."variant_id", "recipes"."option_id", "recipes"."stock_item_id") = 1);--> statement-breakpoint
ALTER TABLE "stock_items" ADD CONSTRAINT "stock_items_packaged_block" CHECK ("stock_items"."kind" <> 'PACKAGED' or "stock_items"."negative_policy" = 'BLOCK');
--> statement-breakpoint
-- A version of a recipe is never changed: orders were cooked by it.
REVOKE UPDATE, DELETE, TRUNCATE ON "recipes" FROM kiosk_app;--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON "recipe_lines" FROM kiosk_app;--> statement-breakpoint
-- What was used beyond the records stays as it was booked; arrivals only clear it.
REVOKE UPDATE, DELETE, TRUNCATE ON "stock_deficits" FROM kiosk_app;--> statement-breakpoint
GRANT UPDATE ("quantity_open", "value_open") ON "stock_deficits" TO kiosk_app;--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON "stock_deficit_clearings" FROM kiosk_app;--> statement-breakpoint
-- What was planned stays as it was planned; what came of it is written down once.
REVOKE UPDATE, DELETE, TRUNCATE ON "production_orders" FROM kiosk_app;--> statement-breakpoint
GRANT UPDATE ("state", "started_by", "started_at", "finished_by", "finished_at", "produced", "value", "batch_id", "business_date", "cancelled_by",
  "cancelled_at", "reason") ON "production_orders" TO kiosk_app;--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON "production_inputs" FROM kiosk_app;--> statement-breakpoint
GRANT UPDATE ("used", "value") ON "production_inputs" TO kiosk_app;--> statement-breakpoint
CREATE FUNCTION production_orders_over() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'production order % is over', OLD.id USING ERRCODE = 'check_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER production_orders_over BEFORE UPDATE ON "production_orders"
  FOR EACH ROW WHEN (OLD.state IN ('FINISHED', 'CANCELLED')) EXECUTE FUNCTION production_orders_over();--> statement-breakpoint
-- Demand is asked for a moment now: the function of before would stay beside the new one.
DROP FUNCTION IF EXISTS inventory_demand(jsonb);

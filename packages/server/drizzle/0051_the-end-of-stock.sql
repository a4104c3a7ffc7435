CREATE TYPE "public"."storage_unit_kind" AS ENUM('FRIDGE', 'FREEZER', 'HOT_HOLDING');--> statement-breakpoint
ALTER TYPE "public"."stock_alert_kind" ADD VALUE 'TEMPERATURE';--> statement-breakpoint
ALTER TYPE "public"."receipt_doubt" ADD VALUE 'FAR_BELOW_COST';--> statement-breakpoint
CREATE TABLE "storage_units" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outlet_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" "storage_unit_kind" NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "storage_units_of_outlet" UNIQUE("id","outlet_id"),
	CONSTRAINT "storage_units_name_trimmed" CHECK ("storage_units"."name" = btrim("storage_units"."name") and "storage_units"."name" <> '')
);
--> statement-breakpoint
CREATE TABLE "temperature_readings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"outlet_id" uuid NOT NULL,
	"temperature" integer NOT NULL,
	"warmest" integer,
	"coldest" integer,
	"is_out" boolean GENERATED ALWAYS AS (coalesce(temperature > warmest, false) or coalesce(temperature < coldest, false)) STORED NOT NULL,
	"note" text,
	"read_at" timestamp (3) with time zone NOT NULL,
	"business_date" date NOT NULL,
	"read_by" uuid,
	"read_by_label" text NOT NULL,
	CONSTRAINT "temperature_readings_some" CHECK ("temperature_readings"."temperature" between -1000 and 1500),
	CONSTRAINT "temperature_readings_limits" CHECK (num_nonnulls("temperature_readings"."warmest", "temperature_readings"."coldest") > 0),
	CONSTRAINT "temperature_readings_out" CHECK (not "temperature_readings"."is_out" or "temperature_readings"."note" is not null)
);
--> statement-breakpoint
DROP INDEX "stock_alerts_live";--> statement-breakpoint
ALTER TABLE "stock_alerts" ALTER COLUMN "stock_item_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_alerts" ADD COLUMN "storage_unit_id" uuid;--> statement-breakpoint
ALTER TABLE "stock_alerts" ADD COLUMN "temperature" integer;--> statement-breakpoint
ALTER TABLE "production_inputs" ADD COLUMN "share" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_transfer_batches" ADD COLUMN "temperature" integer;--> statement-breakpoint
ALTER TABLE "stock_transfers" ADD COLUMN "warm_reason" text;--> statement-breakpoint
ALTER TABLE "temperature_readings" ADD CONSTRAINT "temperature_readings_unit" FOREIGN KEY ("unit_id","outlet_id") REFERENCES "public"."storage_units"("id","outlet_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "storage_units_name" ON "storage_units" USING btree ("outlet_id",lower("name"));--> statement-breakpoint
CREATE INDEX "temperature_readings_read" ON "temperature_readings" USING btree ("outlet_id","read_at","id");--> statement-breakpoint
CREATE INDEX "temperature_readings_of_unit" ON "temperature_readings" USING btree ("unit_id","read_at","id");--> statement-breakpoint
ALTER TABLE "stock_alerts" ADD CONSTRAINT "stock_alerts_storage_unit_id_storage_units_id_fk" FOREIGN KEY ("storage_unit_id") REFERENCES "public"."storage_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "stock_alerts_live" ON "stock_alerts" USING btree ("outlet_id","kind",coalesce("batch_id", "stock_item_id", "storage_unit_id")) WHERE "stock_alerts"."state" <> 'RESOLVED';--> statement-breakpoint
ALTER TABLE "stock_alerts" ADD CONSTRAINT "stock_alerts_about" CHECK (num_nonnulls("stock_alerts"."stock_item_id", "stock_alerts"."storage_unit_id") = 1);--> statement-breakpoint
ALTER TABLE "stock_alerts" ADD CONSTRAINT "stock_alerts_temperature" CHECK (("stock_alerts"."storage_unit_id" is null) = ("stock_alerts"."temperature" is null) and ("stock_alerts"."batch_id" is null or "stock_alerts"."stock_item_id" is not null));--> statement-breakpoint
ALTER TABLE "production_inputs" ADD CONSTRAINT "production_inputs_share" CHECK ("production_inputs"."share" between 0 and 1);--> statement-breakpoint
ALTER TABLE "stock_transfers" ADD CONSTRAINT "stock_transfers_warm" CHECK ("stock_transfers"."warm_reason" is null or "stock_transfers"."state" = 'RECEIVED');--> statement-breakpoint
-- What was planned before: by what each cost last in the outlet, or by how much of it there is where that is not known of all.
UPDATE "production_inputs" i SET "share" = p.share FROM (
  SELECT c.order_id, c.stock_item_id, CASE WHEN bool_and(c.cost IS NOT NULL) OVER pot AND sum(c.cost) OVER pot > 0
    THEN c.cost / sum(c.cost) OVER pot ELSE c.planned / sum(c.planned) OVER pot END AS share
  FROM (
    SELECT i.order_id, i.stock_item_id, i.planned::float8 AS planned, i.planned * n.cost AS cost
    FROM production_inputs i JOIN production_orders o ON o.id = i.order_id LEFT JOIN LATERAL (
      SELECT b.value_received::float8 / b.quantity_received AS cost FROM batches b
      WHERE b.outlet_id = o.outlet_id AND b.stock_item_id = i.stock_item_id
      ORDER BY b.value_received > 0 DESC, b.received_at DESC, b.id DESC LIMIT 1) n ON true) c
  WINDOW pot AS (PARTITION BY c.order_id)) p
WHERE p.order_id = i.order_id AND p.stock_item_id = i.stock_item_id;--> statement-breakpoint
ALTER TABLE "production_inputs" ALTER COLUMN "share" DROP DEFAULT;--> statement-breakpoint
-- By hand: a pot gives no more than a fifth above what went into it, unless somebody said why: by the parts of the pot that its inputs are, of which more than was
-- planned stands for no other. One thousandth is rounding.
CREATE OR REPLACE FUNCTION production_orders_of_something() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.produced * 5 > 6 * (1 + NEW.planned *
      (SELECT sum(i.share * least(1, i.used::float8 / i.planned)) / sum(i.share) FROM production_inputs i WHERE i.order_id = NEW.id)) THEN
    RAISE EXCEPTION 'too little went into production order %', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'production_orders_of_something';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
-- What was read stays as it was read, of a unit that stays.
REVOKE UPDATE, DELETE, TRUNCATE ON "temperature_readings" FROM kiosk_app;--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON "storage_units" FROM kiosk_app;--> statement-breakpoint
GRANT UPDATE ("name", "kind", "retired_at", "version") ON "storage_units" TO kiosk_app;--> statement-breakpoint
GRANT UPDATE ("temperature") ON "stock_transfer_batches" TO kiosk_app;

CREATE TYPE "public"."stock_count_kind" AS ENUM('FULL', 'CYCLE', 'SPOT');--> statement-breakpoint
CREATE TYPE "public"."stock_count_state" AS ENUM('OPEN', 'COUNTING', 'RECOUNT', 'REVIEW', 'APPROVED', 'REJECTED', 'CANCELLED');--> statement-breakpoint
CREATE TYPE "public"."waste_reason" AS ENUM('EXPIRED', 'SPOILED', 'PREP_TRIM', 'OVERPRODUCTION', 'COOK_ERROR', 'DROPPED', 'CUSTOMER_RETURN', 'ORDER_CANCELLED', 'NO_SHOW', 'POWER_FAILURE', 'PEST', 'STAFF_MEAL', 'SAMPLE', 'THEFT_SUSPECTED');--> statement-breakpoint
CREATE TYPE "public"."waste_state" AS ENUM('WAITING', 'WASTED', 'REJECTED', 'TAKEN_BACK');--> statement-breakpoint
CREATE TABLE "stock_count_entries" (
	"count_id" uuid NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"spoken" bigint,
	"unit" text,
	"counted_by" uuid,
	"counted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stock_count_entries_count_id_stock_item_id_version_pk" PRIMARY KEY("count_id","stock_item_id","version")
);
--> statement-breakpoint
CREATE TABLE "stock_count_lines" (
	"count_id" uuid NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"spoken" bigint,
	"unit" text,
	"counted" bigint,
	"counted_by" uuid,
	"counted_at" timestamp (3) with time zone,
	"snapshot" "pg_snapshot",
	"counted_first" bigint,
	"must_recount" boolean DEFAULT false NOT NULL,
	"expected" bigint,
	"expected_value" bigint,
	"variance_value" bigint,
	CONSTRAINT "stock_count_lines_count_id_stock_item_id_pk" PRIMARY KEY("count_id","stock_item_id"),
	CONSTRAINT "stock_count_lines_counted" CHECK (num_nulls("stock_count_lines"."spoken", "stock_count_lines"."unit", "stock_count_lines"."counted", "stock_count_lines"."counted_at", "stock_count_lines"."snapshot") in (0, 5)),
	CONSTRAINT "stock_count_lines_not_negative" CHECK ("stock_count_lines"."spoken" >= 0 and "stock_count_lines"."counted" >= 0)
);
--> statement-breakpoint
CREATE TABLE "stock_counts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outlet_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"kind" "stock_count_kind" NOT NULL,
	"count_class" "stock_count_class",
	"state" "stock_count_state" NOT NULL,
	"note" text,
	"recount_above" integer NOT NULL,
	"snapshot" "pg_snapshot" DEFAULT pg_current_snapshot() NOT NULL,
	"opened_by" uuid,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"handed_in_by" uuid,
	"handed_in_at" timestamp (3) with time zone,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"reason" text,
	"business_date" date,
	CONSTRAINT "stock_counts_class" CHECK (("stock_counts"."kind" = 'CYCLE') = ("stock_counts"."count_class" is not null)),
	CONSTRAINT "stock_counts_handed_in" CHECK ("stock_counts"."state" not in ('REVIEW', 'APPROVED') or "stock_counts"."handed_in_at" is not null),
	CONSTRAINT "stock_counts_decided" CHECK ("stock_counts"."state" not in ('APPROVED', 'REJECTED') or ("stock_counts"."decided_by" is not null and "stock_counts"."decided_at" is not null)),
	CONSTRAINT "stock_counts_booked" CHECK (("stock_counts"."state" = 'APPROVED') = ("stock_counts"."business_date" is not null))
);
--> statement-breakpoint
CREATE TABLE "stock_settings" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"waste_approval_above" bigint NOT NULL,
	"recount_above" integer NOT NULL,
	CONSTRAINT "stock_settings_one" CHECK ("stock_settings"."one"),
	CONSTRAINT "stock_settings_bounds" CHECK ("stock_settings"."waste_approval_above" >= 0 and "stock_settings"."recount_above" between 0 and 10000)
);
--> statement-breakpoint
CREATE TABLE "waste_batches" (
	"waste_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"quantity" bigint NOT NULL,
	"value" bigint NOT NULL,
	"status" "batch_status" NOT NULL,
	"held_batch_id" uuid,
	CONSTRAINT "waste_batches_waste_id_batch_id_pk" PRIMARY KEY("waste_id","batch_id"),
	CONSTRAINT "waste_batches_some" CHECK ("waste_batches"."quantity" > 0 and "waste_batches"."value" >= 0)
);
--> statement-breakpoint
CREATE TABLE "waste_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outlet_id" uuid NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"state" "waste_state" NOT NULL,
	"reason" "waste_reason" NOT NULL,
	"note" text,
	"station_code" text,
	"quantity" bigint NOT NULL,
	"value" bigint NOT NULL,
	"tax_reversed" bigint NOT NULL,
	"needs_approval" boolean NOT NULL,
	"reported_by" uuid,
	"reported_at" timestamp (3) with time zone NOT NULL,
	"business_date" date NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"decision_reason" text,
	"taken_back_by" uuid,
	"taken_back_at" timestamp (3) with time zone,
	"entry_id" uuid,
	CONSTRAINT "waste_entries_some" CHECK ("waste_entries"."quantity" > 0 and "waste_entries"."value" >= 0 and "waste_entries"."tax_reversed" >= 0),
	CONSTRAINT "waste_entries_another_person" CHECK ("waste_entries"."decided_by" <> "waste_entries"."reported_by"),
	CONSTRAINT "waste_entries_decided" CHECK ("waste_entries"."state" in ('WAITING', 'TAKEN_BACK') or not "waste_entries"."needs_approval" or ("waste_entries"."decided_by" is not null and "waste_entries"."decided_at" is not null)),
	CONSTRAINT "waste_entries_waits_for_somebody" CHECK ("waste_entries"."state" <> 'WAITING' or "waste_entries"."needs_approval"),
	CONSTRAINT "waste_entries_rejected" CHECK (("waste_entries"."state" = 'REJECTED') = ("waste_entries"."decision_reason" is not null)),
	CONSTRAINT "waste_entries_taken_back" CHECK (("waste_entries"."state" = 'TAKEN_BACK') = ("waste_entries"."taken_back_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "stock_count_entries" ADD CONSTRAINT "stock_count_entries_count_id_stock_counts_id_fk" FOREIGN KEY ("count_id") REFERENCES "public"."stock_counts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_count_lines" ADD CONSTRAINT "stock_count_lines_count_id_stock_counts_id_fk" FOREIGN KEY ("count_id") REFERENCES "public"."stock_counts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_count_lines" ADD CONSTRAINT "stock_count_lines_stock_item_id_stock_items_id_fk" FOREIGN KEY ("stock_item_id") REFERENCES "public"."stock_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_counts" ADD CONSTRAINT "stock_counts_location_id_stock_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."stock_locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waste_batches" ADD CONSTRAINT "waste_batches_waste_id_waste_entries_id_fk" FOREIGN KEY ("waste_id") REFERENCES "public"."waste_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waste_batches" ADD CONSTRAINT "waste_batches_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waste_batches" ADD CONSTRAINT "waste_batches_held_batch_id_batches_id_fk" FOREIGN KEY ("held_batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waste_entries" ADD CONSTRAINT "waste_entries_stock_item_id_stock_items_id_fk" FOREIGN KEY ("stock_item_id") REFERENCES "public"."stock_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stock_count_entries_by" ON "stock_count_entries" USING btree ("count_id","counted_by");--> statement-breakpoint
CREATE INDEX "stock_counts_outlet" ON "stock_counts" USING btree ("outlet_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "stock_counts_location" ON "stock_counts" USING btree ("location_id","decided_at") WHERE "stock_counts"."state" = 'APPROVED';--> statement-breakpoint
CREATE UNIQUE INDEX "stock_counts_one_open" ON "stock_counts" USING btree ("location_id") WHERE "stock_counts"."state" in ('OPEN', 'COUNTING', 'RECOUNT', 'REVIEW');--> statement-breakpoint
CREATE INDEX "waste_batches_batch" ON "waste_batches" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "waste_entries_reported" ON "waste_entries" USING btree ("outlet_id","reported_at","id");--> statement-breakpoint
CREATE INDEX "waste_entries_waiting" ON "waste_entries" USING btree ("outlet_id","reported_at") WHERE "waste_entries"."state" = 'WAITING';--> statement-breakpoint
CREATE INDEX "waste_entries_days" ON "waste_entries" USING btree ("outlet_id","business_date") WHERE "waste_entries"."state" = 'WASTED';
--> statement-breakpoint
-- What was said of waste stays as it was said; what becomes of it is written down later.
REVOKE UPDATE, DELETE, TRUNCATE ON "waste_entries" FROM kiosk_app;--> statement-breakpoint
GRANT UPDATE ("state", "decided_by", "decided_at", "decision_reason", "taken_back_by", "taken_back_at", "entry_id") ON "waste_entries" TO kiosk_app;--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON "waste_batches" FROM kiosk_app;--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON "stock_counts" FROM kiosk_app;--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON "stock_count_lines" FROM kiosk_app;--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON "stock_count_entries" FROM kiosk_app;--> statement-breakpoint
-- Whoever counted anything of it does not approve it.
CREATE FUNCTION stock_counts_another_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM stock_count_entries e WHERE e.count_id = NEW.id AND e.counted_by = NEW.decided_by) THEN
    RAISE EXCEPTION 'count % is approved by somebody who counted', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER stock_counts_another_person BEFORE UPDATE ON "stock_counts"
  FOR EACH ROW WHEN (NEW.state = 'APPROVED') EXECUTE FUNCTION stock_counts_another_person();--> statement-breakpoint
-- A chart of accounts that is there already gets the account of what staff eat; a new one has it from the start.
INSERT INTO "accounts" ("code", "name", "type", "control")
  SELECT '6110', 'Staff meals', 'EXPENSE', false WHERE EXISTS (SELECT FROM "accounts") ON CONFLICT DO NOTHING;

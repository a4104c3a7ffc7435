CREATE TYPE "public"."stock_alert_kind" AS ENUM('LOW', 'OUT', 'NEAR_EXPIRY', 'EXPIRED', 'PRICE_JUMP');--> statement-breakpoint
CREATE TYPE "public"."stock_alert_state" AS ENUM('OPEN', 'ACKNOWLEDGED', 'RESOLVED');--> statement-breakpoint
CREATE TYPE "public"."purchase_suggestion_state" AS ENUM('OPEN', 'DISMISSED', 'ORDERED', 'GONE');--> statement-breakpoint
CREATE TABLE "stock_low_points" (
	"outlet_id" uuid NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"low_at" bigint NOT NULL,
	CONSTRAINT "stock_low_points_outlet_id_stock_item_id_pk" PRIMARY KEY("outlet_id","stock_item_id"),
	CONSTRAINT "stock_low_points_not_negative" CHECK ("stock_low_points"."low_at" >= 0)
);
--> statement-breakpoint
CREATE TABLE "stock_alerts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outlet_id" uuid NOT NULL,
	"kind" "stock_alert_kind" NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"batch_id" uuid,
	"state" "stock_alert_state" NOT NULL,
	"quantity" bigint NOT NULL,
	"low_at" bigint,
	"expiry_date" date,
	"price" bigint,
	"usual_price" bigint,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"acknowledged_at" timestamp (3) with time zone,
	"acknowledged_by" uuid,
	"resolved_at" timestamp (3) with time zone,
	CONSTRAINT "stock_alerts_acknowledged" CHECK ("stock_alerts"."state" <> 'ACKNOWLEDGED' or "stock_alerts"."acknowledged_at" is not null),
	CONSTRAINT "stock_alerts_resolved" CHECK (("stock_alerts"."state" = 'RESOLVED') = ("stock_alerts"."resolved_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "stock_expiry_warnings" (
	"outlet_id" uuid NOT NULL,
	"kind" "stock_kind" NOT NULL,
	"days" integer NOT NULL,
	CONSTRAINT "stock_expiry_warnings_outlet_id_kind_pk" PRIMARY KEY("outlet_id","kind"),
	CONSTRAINT "stock_expiry_warnings_days" CHECK ("stock_expiry_warnings"."days" between 0 and 365)
);
--> statement-breakpoint
CREATE TABLE "stock_usage_days" (
	"outlet_id" uuid NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"business_date" date NOT NULL,
	"used" bigint NOT NULL,
	"value" bigint NOT NULL,
	"out_share" integer NOT NULL,
	CONSTRAINT "stock_usage_days_outlet_id_stock_item_id_business_date_pk" PRIMARY KEY("outlet_id","stock_item_id","business_date"),
	CONSTRAINT "stock_usage_days_used" CHECK ("stock_usage_days"."used" >= 0 and "stock_usage_days"."value" >= 0),
	CONSTRAINT "stock_usage_days_out" CHECK ("stock_usage_days"."out_share" between 0 and 10000)
);
--> statement-breakpoint
CREATE TABLE "stock_usage_folds" (
	"outlet_id" uuid PRIMARY KEY NOT NULL,
	"folded_through" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "purchase_suggestions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outlet_id" uuid NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"state" "purchase_suggestion_state" NOT NULL,
	"supplier_id" uuid,
	"unit" text,
	"packs" bigint,
	"pack_size" bigint,
	"price" bigint,
	"quantity" bigint NOT NULL,
	"position" bigint NOT NULL,
	"is_capped" boolean NOT NULL,
	"because" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"settled_by" uuid,
	"reason" text,
	"order_id" uuid,
	CONSTRAINT "purchase_suggestions_quantity" CHECK ("purchase_suggestions"."quantity" > 0),
	CONSTRAINT "purchase_suggestions_pack" CHECK (num_nonnulls("purchase_suggestions"."supplier_id", "purchase_suggestions"."unit", "purchase_suggestions"."packs", "purchase_suggestions"."pack_size", "purchase_suggestions"."price") in (0, 5)),
	CONSTRAINT "purchase_suggestions_packs" CHECK ("purchase_suggestions"."packs" is null or "purchase_suggestions"."packs" * "purchase_suggestions"."pack_size" = "purchase_suggestions"."quantity"),
	CONSTRAINT "purchase_suggestions_dismissed" CHECK ("purchase_suggestions"."state" <> 'DISMISSED' or "purchase_suggestions"."reason" is not null),
	CONSTRAINT "purchase_suggestions_ordered" CHECK (("purchase_suggestions"."state" = 'ORDERED') = ("purchase_suggestions"."order_id" is not null)),
	CONSTRAINT "purchase_suggestions_settled" CHECK (("purchase_suggestions"."state" = 'OPEN') = ("purchase_suggestions"."settled_at" is null))
);
--> statement-breakpoint
CREATE TABLE "replenishment_classes" (
	"outlet_id" uuid NOT NULL,
	"count_class" text NOT NULL,
	"service_level" integer NOT NULL,
	"review_days" integer NOT NULL,
	CONSTRAINT "replenishment_classes_outlet_id_count_class_pk" PRIMARY KEY("outlet_id","count_class"),
	CONSTRAINT "replenishment_classes_class" CHECK ("replenishment_classes"."count_class" in ('A', 'B', 'C')),
	CONSTRAINT "replenishment_classes_level" CHECK ("replenishment_classes"."service_level" in (9000, 9500, 9750, 9800, 9900)),
	CONSTRAINT "replenishment_classes_review" CHECK ("replenishment_classes"."review_days" between 0 and 60)
);
--> statement-breakpoint
CREATE TABLE "replenishment_items" (
	"outlet_id" uuid NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"service_level" integer,
	"review_days" integer,
	"par" bigint,
	"reorder_point" bigint,
	"lead_days" integer,
	"supplier_id" uuid,
	CONSTRAINT "replenishment_items_outlet_id_stock_item_id_pk" PRIMARY KEY("outlet_id","stock_item_id"),
	CONSTRAINT "replenishment_items_level" CHECK ("replenishment_items"."service_level" in (9000, 9500, 9750, 9800, 9900)),
	CONSTRAINT "replenishment_items_review" CHECK ("replenishment_items"."review_days" between 0 and 60),
	CONSTRAINT "replenishment_items_par" CHECK ("replenishment_items"."par" between 0 and 1000000000000),
	CONSTRAINT "replenishment_items_point" CHECK ("replenishment_items"."reorder_point" between 0 and 1000000000000),
	CONSTRAINT "replenishment_items_lead" CHECK ("replenishment_items"."lead_days" between 0 and 365)
);
--> statement-breakpoint
CREATE TABLE "replenishment_outlets" (
	"outlet_id" uuid PRIMARY KEY NOT NULL,
	"drafts_by_themselves" boolean NOT NULL,
	"order_cost" bigint NOT NULL,
	"holding_rate" integer NOT NULL,
	"planned_on" date,
	CONSTRAINT "replenishment_outlets_order_cost" CHECK ("replenishment_outlets"."order_cost" between 0 and 100000000),
	CONSTRAINT "replenishment_outlets_holding_rate" CHECK ("replenishment_outlets"."holding_rate" between 1 and 10000)
);
--> statement-breakpoint
CREATE TABLE "replenishment_points" (
	"outlet_id" uuid NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"daily_mean" double precision NOT NULL,
	"daily_sd" double precision NOT NULL,
	"lead_days" double precision NOT NULL,
	"lead_sd" double precision NOT NULL,
	"days_seen" integer NOT NULL,
	"service_level" integer NOT NULL,
	"review_days" integer NOT NULL,
	"safety_stock" bigint NOT NULL,
	"reorder_point" bigint NOT NULL,
	"order_up_to" bigint NOT NULL,
	"used_while_it_keeps" bigint,
	"economic_quantity" bigint,
	"planned_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "replenishment_points_outlet_id_stock_item_id_pk" PRIMARY KEY("outlet_id","stock_item_id"),
	CONSTRAINT "replenishment_points_not_negative" CHECK ("replenishment_points"."safety_stock" >= 0 and "replenishment_points"."reorder_point" >= 0),
	CONSTRAINT "replenishment_points_up_to" CHECK ("replenishment_points"."order_up_to" >= "replenishment_points"."reorder_point")
);
--> statement-breakpoint
ALTER TABLE "stock_items" ADD COLUMN "count_class_fixed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_low_points" ADD CONSTRAINT "stock_low_points_stock_item_id_stock_items_id_fk" FOREIGN KEY ("stock_item_id") REFERENCES "public"."stock_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_alerts" ADD CONSTRAINT "stock_alerts_stock_item_id_stock_items_id_fk" FOREIGN KEY ("stock_item_id") REFERENCES "public"."stock_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_alerts" ADD CONSTRAINT "stock_alerts_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_usage_days" ADD CONSTRAINT "stock_usage_days_stock_item_id_stock_items_id_fk" FOREIGN KEY ("stock_item_id") REFERENCES "public"."stock_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_suggestions" ADD CONSTRAINT "purchase_suggestions_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_suggestions" ADD CONSTRAINT "purchase_suggestions_order_id_purchase_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."purchase_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replenishment_items" ADD CONSTRAINT "replenishment_items_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "stock_alerts_live" ON "stock_alerts" USING btree ("outlet_id","kind","stock_item_id",coalesce("batch_id", "stock_item_id")) WHERE "stock_alerts"."state" <> 'RESOLVED';--> statement-breakpoint
CREATE INDEX "stock_alerts_opened" ON "stock_alerts" USING btree ("outlet_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "stock_usage_days_day" ON "stock_usage_days" USING btree ("outlet_id","business_date");--> statement-breakpoint
CREATE UNIQUE INDEX "purchase_suggestions_live" ON "purchase_suggestions" USING btree ("outlet_id","stock_item_id") WHERE "purchase_suggestions"."state" in ('OPEN', 'DISMISSED');--> statement-breakpoint
CREATE INDEX "purchase_suggestions_made" ON "purchase_suggestions" USING btree ("outlet_id","made_at","id");--> statement-breakpoint
CREATE INDEX "batches_spent" ON "batches" USING btree ("outlet_id") WHERE "batches"."status" = 'EXPIRED';--> statement-breakpoint
CREATE INDEX "batches_receipts" ON "batches" USING btree ("outlet_id","stock_item_id","received_at") WHERE "batches"."source_type" = 'receipt';--> statement-breakpoint
CREATE INDEX "stock_moves_at" ON "stock_moves" USING brin ("at");--> statement-breakpoint
CREATE INDEX "purchase_orders_open" ON "purchase_orders" USING btree ("outlet_id") WHERE "purchase_orders"."state" in ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'SENT', 'PARTIALLY_RECEIVED');--> statement-breakpoint
-- What stock had to say is not deleted: a look opens and resolves.
REVOKE DELETE, TRUNCATE ON "stock_alerts" FROM kiosk_app;--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON "purchase_suggestions" FROM kiosk_app;

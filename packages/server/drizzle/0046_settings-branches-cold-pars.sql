ALTER TYPE "public"."receipt_doubt" ADD VALUE 'TOO_WARM';--> statement-breakpoint
ALTER TYPE "public"."receipt_doubt" ADD VALUE 'NOT_MEASURED';--> statement-breakpoint
CREATE TABLE "replenishment_pars" (
	"outlet_id" uuid NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"weekday" integer NOT NULL,
	"par" bigint NOT NULL,
	CONSTRAINT "replenishment_pars_outlet_id_stock_item_id_weekday_pk" PRIMARY KEY("outlet_id","stock_item_id","weekday"),
	CONSTRAINT "replenishment_pars_weekday" CHECK ("replenishment_pars"."weekday" between 1 and 7),
	CONSTRAINT "replenishment_pars_par" CHECK ("replenishment_pars"."par" between 0 and 1000000000000)
);
--> statement-breakpoint
ALTER TABLE "stock_settings" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_expiry_warnings" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "purchase_order_steps" ADD COLUMN "position" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "purchase_order_steps_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "replenishment_items" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "replenishment_outlets" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "replenishment_points" ADD COLUMN "par_weekday" integer;--> statement-breakpoint
ALTER TABLE "suppliers" ADD COLUMN "shares_gstin" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "replenishment_pars" ADD CONSTRAINT "replenishment_pars_item" FOREIGN KEY ("outlet_id","stock_item_id") REFERENCES "public"."replenishment_items"("outlet_id","stock_item_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Of suppliers that have one registration today the first keeps it; of the others it is said.
UPDATE "suppliers" s SET "shares_gstin" = true WHERE EXISTS (SELECT FROM "suppliers" o WHERE o.gstin = s.gstin AND o.id < s.id);--> statement-breakpoint
CREATE UNIQUE INDEX "suppliers_gstin" ON "suppliers" USING btree ("gstin") WHERE not "suppliers"."shares_gstin";--> statement-breakpoint
ALTER TABLE "replenishment_points" ADD CONSTRAINT "replenishment_points_par_weekday" CHECK ("replenishment_points"."par_weekday" between 1 and 7);

CREATE TYPE "public"."goods_return_state" AS ENUM('WAITING', 'SENT', 'REJECTED', 'WITHDRAWN');--> statement-breakpoint
CREATE TABLE "stock_aside" (
	"source_type" text NOT NULL,
	"source_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"held_batch_id" uuid NOT NULL,
	"quantity" bigint NOT NULL,
	"value" bigint NOT NULL,
	"status" "batch_status" NOT NULL,
	CONSTRAINT "stock_aside_source_id_batch_id_pk" PRIMARY KEY("source_id","batch_id"),
	CONSTRAINT "stock_aside_some" CHECK ("stock_aside"."quantity" > 0 and "stock_aside"."value" >= 0)
);
--> statement-breakpoint
ALTER TABLE "stock_settings" DROP CONSTRAINT "stock_settings_bounds";--> statement-breakpoint
DROP INDEX "stock_moves_batch";--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "owner_part" integer;--> statement-breakpoint
ALTER TABLE "stock_settings" ADD COLUMN "return_approval_above" bigint DEFAULT 500000 NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_items" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD COLUMN "sent_version" integer;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD COLUMN "amendment" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD COLUMN "amended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "goods_returns" ADD COLUMN "state" "goods_return_state" DEFAULT 'SENT' NOT NULL;--> statement-breakpoint
ALTER TABLE "goods_returns" ADD COLUMN "needs_approval" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "goods_returns" ADD COLUMN "value" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "goods_returns" ADD COLUMN "decided_by" uuid;--> statement-breakpoint
ALTER TABLE "goods_returns" ADD COLUMN "decided_by_label" text;--> statement-breakpoint
ALTER TABLE "goods_returns" ADD COLUMN "decided_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "goods_returns" ADD COLUMN "decision_reason" text;--> statement-breakpoint
ALTER TABLE "goods_returns" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "stock_aside" ADD CONSTRAINT "stock_aside_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_aside" ADD CONSTRAINT "stock_aside_held_batch_id_batches_id_fk" FOREIGN KEY ("held_batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stock_aside_held" ON "stock_aside" USING btree ("held_batch_id");--> statement-breakpoint
CREATE INDEX "stock_deficits_at" ON "stock_deficits" USING btree ("outlet_id","at");--> statement-breakpoint
CREATE INDEX "stock_moves_days" ON "stock_moves" USING brin ("business_date");--> statement-breakpoint
CREATE INDEX "goods_returns_waiting" ON "goods_returns" USING btree ("outlet_id","returned_at") WHERE "goods_returns"."state" = 'WAITING';--> statement-breakpoint
CREATE INDEX "stock_moves_batch" ON "stock_moves" USING btree ("batch_id","at","id");--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_part" CHECK ("files"."owner_part" is null or ("files"."owner_part" >= 1 and "files"."owner_id" is not null));--> statement-breakpoint
ALTER TABLE "stock_settings" ADD CONSTRAINT "stock_settings_bounds" CHECK ("stock_settings"."waste_approval_above" >= 0 and "stock_settings"."return_approval_above" >= 0 and "stock_settings"."recount_above" between 0 and 10000);--> statement-breakpoint
-- The supplier has the version that was sent last.
UPDATE "purchase_orders" o SET "sent_version" = least(o."version", coalesce((
  SELECT max(s."version") FROM "purchase_order_steps" s WHERE s."order_id" = o."id" AND s."event" = 'send'), o."version")) WHERE o."sent_at" IS NOT NULL;
--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_sent_version" CHECK (("purchase_orders"."sent_at" is null) = ("purchase_orders"."sent_version" is null) and "purchase_orders"."sent_version" between 1 and "purchase_orders"."version");--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "purchase_orders_amended" CHECK (("purchase_orders"."amendment" > 0) = ("purchase_orders"."amended_at" is not null) and ("purchase_orders"."amendment" = 0 or "purchase_orders"."sent_version" > "purchase_orders"."amendment"));--> statement-breakpoint
ALTER TABLE "goods_returns" ADD CONSTRAINT "goods_returns_value" CHECK ("goods_returns"."value" >= 0);--> statement-breakpoint
ALTER TABLE "goods_returns" ADD CONSTRAINT "goods_returns_another_person" CHECK ("goods_returns"."decided_by" <> "goods_returns"."returned_by");--> statement-breakpoint
ALTER TABLE "goods_returns" ADD CONSTRAINT "goods_returns_decided" CHECK ("goods_returns"."state" in ('WAITING', 'WITHDRAWN') or not "goods_returns"."needs_approval" or ("goods_returns"."decided_by" is not null and "goods_returns"."decided_at" is not null));--> statement-breakpoint
ALTER TABLE "goods_returns" ADD CONSTRAINT "goods_returns_waits_for_somebody" CHECK ("goods_returns"."state" <> 'WAITING' or "goods_returns"."needs_approval");--> statement-breakpoint
ALTER TABLE "goods_returns" ADD CONSTRAINT "goods_returns_rejected" CHECK (("goods_returns"."state" = 'REJECTED') = ("goods_returns"."decision_reason" is not null));--> statement-breakpoint
ALTER TABLE "goods_returns" ADD CONSTRAINT "goods_returns_withdrawn" CHECK (("goods_returns"."state" = 'WITHDRAWN') = ("goods_returns"."withdrawn_at" is not null));--> statement-breakpoint
-- What of it went back, and what was said of it, stays; what becomes of goods that wait is written down once.
UPDATE "goods_returns" r SET "value" = l."value" FROM (SELECT "return_id", sum("value") AS "value" FROM "goods_return_lines" GROUP BY 1) l WHERE l."return_id" = r."id";
--> statement-breakpoint
GRANT UPDATE ("state", "decided_by", "decided_by_label", "decided_at", "decision_reason", "withdrawn_at") ON "goods_returns" TO kiosk_app;
--> statement-breakpoint
CREATE FUNCTION goods_returns_decided_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'return % is %: it stays', OLD.id, OLD.state USING ERRCODE = 'check_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER goods_returns_decided_once BEFORE UPDATE ON "goods_returns"
  FOR EACH ROW WHEN (OLD.state <> 'WAITING') EXECUTE FUNCTION goods_returns_decided_once();
--> statement-breakpoint
-- Nothing goes back that nobody let go, whatever the application thinks.
CREATE FUNCTION goods_return_lines_let() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM goods_returns r WHERE r.id = NEW.return_id AND r.state = 'SENT') THEN
    RAISE EXCEPTION 'return % was not let go', NEW.return_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER goods_return_lines_let BEFORE INSERT ON "goods_return_lines"
  FOR EACH ROW EXECUTE FUNCTION goods_return_lines_let();
--> statement-breakpoint
-- What was laid apart stays as it was laid; whether it comes back blocked turns with a recall.
REVOKE UPDATE, DELETE, TRUNCATE ON "stock_aside" FROM kiosk_app;
--> statement-breakpoint
GRANT UPDATE ("status") ON "stock_aside" TO kiosk_app;
--> statement-breakpoint
-- Which line a picture belongs to is said with what it belongs to, and stays.
GRANT UPDATE ("owner_part") ON "files" TO kiosk_app;
--> statement-breakpoint
-- What was used beyond the records counts on the day it was used: days that were added up otherwise are added up anew.
WITH "parts" AS (
  SELECT m."outlet_id", m."stock_item_id", m."business_date", -m."quantity" AS "quantity", -m."value" AS "value"
  FROM "stock_moves" m WHERE m."type" IN ('CONSUME', 'SALE', 'SALE_RETURN') AND NOT EXISTS (
    SELECT FROM "stock_deficit_clearings" c JOIN "stock_deficits" d ON d."id" = c."deficit_id"
    WHERE c."batch_id" = m."batch_id" AND c."at" = m."at" AND d."source_id" = m."source_id")
    AND m."stock_item_id" IN (SELECT "stock_item_id" FROM "stock_deficits")
  UNION ALL SELECT "outlet_id", "stock_item_id", "business_date", "quantity", "value" FROM "stock_deficits"),
"days" AS (SELECT "outlet_id", "stock_item_id", "business_date", sum("quantity") AS "used", sum("value") AS "value" FROM "parts" GROUP BY 1, 2, 3),
"told" AS (
  SELECT u."outlet_id", u."stock_item_id", u."business_date" FROM "stock_usage_days" u WHERE u."stock_item_id" IN (SELECT "stock_item_id" FROM "stock_deficits")
  UNION SELECT d."outlet_id", d."stock_item_id", d."business_date" FROM "days" d JOIN "stock_usage_folds" f ON f."outlet_id" = d."outlet_id"
    WHERE d."business_date" BETWEEN (SELECT min(u."business_date") FROM "stock_usage_days" u WHERE u."outlet_id" = d."outlet_id") AND f."folded_through")
INSERT INTO "stock_usage_days" ("outlet_id", "stock_item_id", "business_date", "used", "value", "out_share")
SELECT t."outlet_id", t."stock_item_id", t."business_date", greatest(coalesce(d."used", 0), 0), greatest(coalesce(d."value", 0), 0), 0
FROM "told" t LEFT JOIN "days" d USING ("outlet_id", "stock_item_id", "business_date")
ON CONFLICT ("outlet_id", "stock_item_id", "business_date") DO UPDATE SET "used" = excluded."used", "value" = excluded."value";

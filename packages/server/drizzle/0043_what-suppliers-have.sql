CREATE TABLE "purchase_order_sent_lines" (
	"order_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"stock_item_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"quantity" bigint NOT NULL,
	"unit" text NOT NULL,
	"base_quantity" bigint NOT NULL,
	"price" bigint NOT NULL,
	"tax_rate" integer NOT NULL,
	CONSTRAINT "purchase_order_sent_lines_order_id_version_stock_item_id_pk" PRIMARY KEY("order_id","version","stock_item_id")
);
--> statement-breakpoint
CREATE TABLE "purchase_orders_as_sent" (
	"order_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"total" bigint NOT NULL,
	"approved_total" bigint,
	"wanted_on" date,
	"note" text,
	"submitted_by" uuid,
	"submitted_at" timestamp (3) with time zone,
	"submitted_on" date,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "purchase_orders_as_sent_order_id_version_pk" PRIMARY KEY("order_id","version")
);
--> statement-breakpoint
ALTER TABLE "items" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "goods_returns" ADD COLUMN "sent_in" "xid8";--> statement-breakpoint
ALTER TABLE "purchase_order_sent_lines" ADD CONSTRAINT "purchase_order_sent_lines_order" FOREIGN KEY ("order_id","version") REFERENCES "public"."purchase_orders_as_sent"("order_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_orders_as_sent" ADD CONSTRAINT "purchase_orders_as_sent_order_id_purchase_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."purchase_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_aside" ADD CONSTRAINT "stock_aside_source" CHECK ("stock_aside"."source_type" = 'return');--> statement-breakpoint
-- By hand from here on.
-- What the supplier has stays as it was kept, and goods are received for that alone.
REVOKE UPDATE, DELETE, TRUNCATE ON "purchase_orders_as_sent", "purchase_order_sent_lines" FROM kiosk_app;
--> statement-breakpoint
-- Of orders that were changed before this, what the supplier has was not kept: what was ordered last stands for it, as it did when goods came.
INSERT INTO "purchase_orders_as_sent" ("order_id", "version", "total", "approved_total", "wanted_on", "note", "submitted_by", "submitted_at", "submitted_on", "decided_by", "decided_at")
SELECT "id", "sent_version", "total", "approved_total", "wanted_on", "note", "submitted_by", "submitted_at", "submitted_on", "decided_by", "decided_at"
FROM "purchase_orders" WHERE "state" = 'SENT' AND "sent_version" < "version";
--> statement-breakpoint
INSERT INTO "purchase_order_sent_lines" ("order_id", "version", "stock_item_id", "position", "quantity", "unit", "base_quantity", "price", "tax_rate")
SELECT l."order_id", s."version", l."stock_item_id", l."position", l."quantity", l."unit", l."base_quantity", l."price", l."tax_rate"
FROM "purchase_order_lines" l JOIN "purchase_orders_as_sent" s ON s."order_id" = l."order_id";
--> statement-breakpoint
CREATE FUNCTION goods_receipts_as_sent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM purchase_orders o WHERE o.id = NEW.order_id AND o.version IS DISTINCT FROM o.sent_version) THEN
    RAISE EXCEPTION 'the supplier does not have order % as it is', NEW.order_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'goods_receipts_as_sent';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER goods_receipts_as_sent BEFORE INSERT ON "goods_receipts" FOR EACH ROW
  WHEN (NEW.order_id IS NOT NULL) EXECUTE FUNCTION goods_receipts_as_sent();
--> statement-breakpoint
-- What went back is written when it is let go, in one transaction; nothing is added to it afterwards.
CREATE FUNCTION goods_returns_sent_in() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.sent_in := CASE WHEN NEW.state = 'SENT' THEN pg_current_xact_id() END;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER goods_returns_sent_in BEFORE INSERT OR UPDATE ON "goods_returns" FOR EACH ROW EXECUTE FUNCTION goods_returns_sent_in();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION goods_return_lines_let() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM goods_returns r WHERE r.id = NEW.return_id AND r.state = 'SENT' AND r.sent_in = pg_current_xact_id()) THEN
    RAISE EXCEPTION 'return % is not let go here and now', NEW.return_id USING ERRCODE = 'check_violation', CONSTRAINT = 'goods_return_lines_let';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- Versions of recipes that were planned, and replaced by a later save before they began, were dead: the highest that had begun was in force, until 0041 made it the
-- one that began last. Where an upgrade comes past 0041 in one go (no menu was told of allergens yet, no version called off) they are called off, and what is cooked by stays.
UPDATE "recipes" n SET "cancelled_at" = m."at" FROM (
  SELECT n."id", min(m."created_at") AS "at" FROM "recipes" n JOIN "recipes" m
    ON (m."variant_id", m."option_id", m."stock_item_id") IS NOT DISTINCT FROM (n."variant_id", n."option_id", n."stock_item_id")
    AND m."version" > n."version" AND coalesce(m."valid_from", m."created_at") < n."valid_from"
  GROUP BY n."id") m
WHERE m."id" = n."id" AND NOT EXISTS (SELECT FROM "menu_allergens") AND NOT EXISTS (SELECT FROM "recipes" WHERE "cancelled_at" IS NOT NULL);

CREATE TABLE "stock_items_in_use" (
	"stock_item_id" uuid PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "stock_count_lines" ADD COLUMN "owed" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_count_lines" ADD COLUMN "owed_value" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_deficit_clearings" ADD COLUMN "transaction" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_deficits" ADD COLUMN "transaction" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_items_in_use" ADD CONSTRAINT "stock_items_in_use_stock_item_id_stock_items_id_fk" FOREIGN KEY ("stock_item_id") REFERENCES "public"."stock_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stock_deficit_clearings_transaction" ON "stock_deficit_clearings" USING btree ("transaction");--> statement-breakpoint
CREATE INDEX "batches_apart" ON "batches" USING btree ("outlet_id","stock_item_id") WHERE "batches"."status" = 'AVAILABLE' and not "batches"."for_orders";--> statement-breakpoint
CREATE INDEX "stock_transfers_under_way" ON "stock_transfers" USING btree ("to_outlet_id") WHERE "stock_transfers"."state" = 'DISPATCHED';--> statement-breakpoint
ALTER TABLE "stock_count_lines" ADD CONSTRAINT "stock_count_lines_owed" CHECK ("stock_count_lines"."owed" >= 0 and "stock_count_lines"."owed_value" >= 0);--> statement-breakpoint
-- What was owed before anybody asked which transaction wrote it was there before every count.
UPDATE "stock_deficits" SET "transaction" = '0';--> statement-breakpoint
UPDATE "stock_deficit_clearings" SET "transaction" = '0';--> statement-breakpoint
-- Every quantity of an item is said in its base unit, and valued by its kind: both stay once there is one.
INSERT INTO "stock_items_in_use" SELECT id FROM "stock_items" i WHERE exists (select from batches b where b.stock_item_id = i.id)
	or exists (select from recipe_lines l where l.stock_item_id = i.id) or exists (select from recipes r where r.stock_item_id = i.id)
	or exists (select from purchase_order_lines l where l.stock_item_id = i.id) or exists (select from supplier_items s where s.stock_item_id = i.id)
	or exists (select from replenishment_items r where r.stock_item_id = i.id) or exists (select from stock_transfer_lines l where l.stock_item_id = i.id)
	or exists (select from production_orders p where p.stock_item_id = i.id) or exists (select from stock_count_lines l where l.stock_item_id = i.id);--> statement-breakpoint
UPDATE "stock_count_lines" l SET "owed" = e.quantity, "owed_value" = e.value FROM (
	select b.source_id, b.stock_item_id, sum(c.quantity) as quantity, sum(c.cost) as value from stock_deficit_clearings c
	join batches b on b.id = c.batch_id and b.source_type = 'count' group by 1, 2) e
	WHERE e.source_id = l.count_id and e.stock_item_id = l.stock_item_id;--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON "stock_items_in_use" FROM kiosk_app;--> statement-breakpoint
CREATE FUNCTION stock_items_measured() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF (NEW.base_unit, NEW.kind) IS DISTINCT FROM (OLD.base_unit, OLD.kind)
		AND (exists (select from stock_items_in_use u where u.stock_item_id = OLD.id) OR exists (select from batches b where b.stock_item_id = OLD.id)) THEN
		RAISE EXCEPTION 'stock item % is in use: its base unit and its kind stay', OLD.id USING ERRCODE = 'check_violation';
	END IF;
	RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER stock_items_measured BEFORE UPDATE OF "base_unit", "kind" ON "stock_items"
	FOR EACH ROW EXECUTE FUNCTION stock_items_measured();--> statement-breakpoint
-- Something is left of what a recipe makes. Not asked of those that stand.
ALTER TABLE "recipes" ADD CONSTRAINT "recipes_some_left" CHECK ("makes" is null or "makes" * (10000 - "process_loss") >= 5000) NOT VALID;

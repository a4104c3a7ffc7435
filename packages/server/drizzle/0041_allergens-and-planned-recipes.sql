CREATE TABLE "menu_allergens" (
	"outlet_id" uuid,
	"subject_id" uuid NOT NULL,
	"allergens" text[] NOT NULL,
	CONSTRAINT "menu_allergens_once" UNIQUE NULLS NOT DISTINCT("outlet_id","subject_id"),
	CONSTRAINT "menu_allergens_some" CHECK (cardinality("menu_allergens"."allergens") > 0)
);
--> statement-breakpoint
ALTER TABLE "recipes" ADD COLUMN "cancelled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "recipes" ADD COLUMN "cancelled_by" uuid;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "allergens" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "recipes" ADD CONSTRAINT "recipes_cancelled_in_time" CHECK ("recipes"."cancelled_at" is null or ("recipes"."valid_from" is not null and "recipes"."cancelled_at" < "recipes"."valid_from"));--> statement-breakpoint
-- By hand from here on.
-- A pot that lies there already: nobody noted what went into it, so it is said to hold whatever a version of its recipe ever brought in.
WITH RECURSIVE part (root, item) AS (
	SELECT i.id, i.id FROM stock_items i WHERE i.kind = 'PREP'
	UNION
	SELECT p.root, l.stock_item_id FROM part p JOIN recipes r ON r.stock_item_id = p.item JOIN recipe_lines l ON l.recipe_id = r.id),
brought AS (
	SELECT p.root, array_agg(DISTINCT a ORDER BY a) AS allergens
	FROM part p JOIN stock_items i ON i.id = p.item CROSS JOIN LATERAL unnest(i.allergens) a GROUP BY p.root)
UPDATE batches b SET allergens = w.allergens FROM brought w WHERE w.root = b.stock_item_id;--> statement-breakpoint
-- What went into a pot stays with it, and with whatever becomes of it, whoever writes the batch: what the recipe takes by which it was cooked,
-- and what was in the batches it was cooked of. Of what nobody cooked here, what the recipe of its day takes.
CREATE FUNCTION batches_keep_allergens() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.allergens := '{}';
  IF (SELECT i.kind FROM stock_items i WHERE i.id = NEW.stock_item_id) <> 'PREP' THEN RETURN NEW; END IF;
  IF NEW.source_type = 'production' THEN
    NEW.allergens := array(
      SELECT unnest(i.allergens) AS a
      FROM production_orders o JOIN recipe_lines l ON l.recipe_id = o.recipe_id JOIN stock_items i ON i.id = l.stock_item_id
      WHERE o.id = NEW.source_id
      UNION
      SELECT unnest(i.allergens || b.allergens)
      FROM stock_moves m JOIN batches b ON b.id = m.batch_id JOIN stock_items i ON i.id = b.stock_item_id
      WHERE m.source_id = NEW.source_id AND m.source_type = 'production' AND m.quantity < 0
      ORDER BY a);
  ELSIF NEW.parent_batch_id IS NOT NULL THEN
    SELECT b.allergens INTO STRICT NEW.allergens FROM batches b WHERE b.id = NEW.parent_batch_id;
  ELSE
    SELECT a.allergens INTO NEW.allergens
    FROM inventory_allergens(ARRAY[NEW.stock_item_id], ARRAY[NEW.stock_item_id], NULL, NEW.received_at) a;
    NEW.allergens := coalesce(NEW.allergens, '{}');
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER batches_keep_allergens BEFORE INSERT ON "batches" FOR EACH ROW EXECUTE FUNCTION batches_keep_allergens();--> statement-breakpoint
CREATE FUNCTION batches_allergens_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what went into batch % stays with it', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'batches_allergens_stay';
END $$;--> statement-breakpoint
CREATE TRIGGER batches_allergens_stay BEFORE UPDATE OF "allergens" ON "batches" FOR EACH ROW
  WHEN (OLD.allergens IS DISTINCT FROM NEW.allergens) EXECUTE FUNCTION batches_allergens_stay();--> statement-breakpoint
-- A version that is planned may be called off, once; nothing else of it changes.
GRANT UPDATE ("cancelled_at", "cancelled_by") ON "recipes" TO kiosk_app;--> statement-breakpoint
CREATE FUNCTION recipes_cancelled_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'version % was called off already', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'recipes_cancelled_once';
END $$;--> statement-breakpoint
CREATE TRIGGER recipes_cancelled_once BEFORE UPDATE ON "recipes" FOR EACH ROW
  WHEN (OLD.cancelled_at IS NOT NULL) EXECUTE FUNCTION recipes_cancelled_once();

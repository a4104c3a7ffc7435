CREATE TYPE "public"."rejected_batch_fate" AS ENUM('SET_ASIDE', 'ACCEPTED', 'WASTED', 'SENT_BACK');--> statement-breakpoint
CREATE TABLE "rejected_batches" (
	"batch_id" uuid PRIMARY KEY NOT NULL,
	"transfer_id" uuid NOT NULL,
	"sent_batch_id" uuid NOT NULL,
	"fate" "rejected_batch_fate" NOT NULL,
	"reason" text NOT NULL,
	"rejected_by" uuid,
	"rejected_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"decision_reason" text,
	CONSTRAINT "rejected_batches_decided" CHECK (("rejected_batches"."decided_at" is null) = ("rejected_batches"."decision_reason" is null)),
	CONSTRAINT "rejected_batches_undecided" CHECK ("rejected_batches"."fate" <> 'SET_ASIDE' or "rejected_batches"."decided_at" is null),
	CONSTRAINT "rejected_batches_accepted" CHECK ("rejected_batches"."fate" <> 'ACCEPTED' or "rejected_batches"."decided_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "supplier_taxpayers" (
	"supplier_id" uuid NOT NULL,
	"pan" text NOT NULL,
	CONSTRAINT "supplier_taxpayers_supplier_id_pan_pk" PRIMARY KEY("supplier_id","pan")
);
--> statement-breakpoint
ALTER TABLE "stock_transfers" DROP CONSTRAINT "stock_transfers_decided";--> statement-breakpoint
ALTER TABLE "production_inputs" ALTER COLUMN "share" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_transfers" ADD COLUMN "return_of" uuid;--> statement-breakpoint
ALTER TABLE "rejected_batches" ADD CONSTRAINT "rejected_batches_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rejected_batches" ADD CONSTRAINT "rejected_batches_sent" FOREIGN KEY ("transfer_id","sent_batch_id") REFERENCES "public"."stock_transfer_batches"("transfer_id","batch_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_taxpayers" ADD CONSTRAINT "supplier_taxpayers_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rejected_batches_transfer" ON "rejected_batches" USING btree ("transfer_id");--> statement-breakpoint
CREATE INDEX "rejected_batches_open" ON "rejected_batches" USING btree ("transfer_id") WHERE "rejected_batches"."fate" = 'SET_ASIDE';--> statement-breakpoint
CREATE INDEX "supplier_taxpayers_pan" ON "supplier_taxpayers" USING btree ("pan");--> statement-breakpoint
ALTER TABLE "stock_transfers" ADD CONSTRAINT "stock_transfers_return_of_stock_transfers_id_fk" FOREIGN KEY ("return_of") REFERENCES "public"."stock_transfers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stock_transfers_returns" ON "stock_transfers" USING btree ("return_of") WHERE "stock_transfers"."return_of" is not null;--> statement-breakpoint
ALTER TABLE "stock_transfers" ADD CONSTRAINT "stock_transfers_decided" CHECK ("stock_transfers"."from_outlet_id" = "stock_transfers"."to_outlet_id" or "stock_transfers"."state" in ('REQUESTED', 'CANCELLED') or "stock_transfers"."decided_at" is not null or "stock_transfers"."return_of" is not null);--> statement-breakpoint
-- By hand: what was rejected stays so, with its reason; what was set aside is decided on once.
REVOKE UPDATE, DELETE, TRUNCATE ON "rejected_batches" FROM kiosk_app;--> statement-breakpoint
GRANT UPDATE ("fate", "decided_by", "decided_at", "decision_reason") ON "rejected_batches" TO kiosk_app;--> statement-breakpoint
CREATE FUNCTION rejected_batches_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'somebody decided on batch % before', OLD.batch_id USING ERRCODE = 'check_violation', CONSTRAINT = 'rejected_batches_once';
END $$;--> statement-breakpoint
CREATE TRIGGER rejected_batches_once BEFORE UPDATE ON "rejected_batches"
  FOR EACH ROW WHEN (OLD.fate <> 'SET_ASIDE') EXECUTE FUNCTION rejected_batches_once();--> statement-breakpoint
-- Nothing that was rejected when it came is used before somebody accepted it: neither let go, nor come back from waste or from its way to the supplier.
CREATE FUNCTION batches_rejected() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM rejected_batches r
      WHERE r.batch_id = CASE TG_OP WHEN 'INSERT' THEN NEW.parent_batch_id ELSE NEW.id END AND r.fate <> 'ACCEPTED') THEN
    RAISE EXCEPTION 'batch % was rejected when it came', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'batches_rejected';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER batches_rejected BEFORE UPDATE OF "status" ON "batches"
  FOR EACH ROW WHEN (OLD.status IN ('QUARANTINE', 'BLOCKED') AND NEW.status IN ('AVAILABLE', 'EXPIRED')) EXECUTE FUNCTION batches_rejected();--> statement-breakpoint
CREATE TRIGGER batches_rejected_back BEFORE INSERT ON "batches"
  FOR EACH ROW WHEN (NEW.source_type IN ('waste', 'return') AND NEW.status IN ('AVAILABLE', 'EXPIRED')) EXECUTE FUNCTION batches_rejected();--> statement-breakpoint
-- What is kept cold and came warm, or unmeasured, is not taken in without a reason. The limits are those of `warmestOnArrival`.
CREATE FUNCTION stock_transfers_cold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
      SELECT FROM stock_transfer_batches s
      JOIN batches c ON c.source_id = s.transfer_id AND c.parent_batch_id = s.batch_id
      JOIN stock_items i ON i.id = c.stock_item_id
      WHERE s.transfer_id = NEW.id AND NOT coalesce(s.temperature <= CASE i.storage WHEN 'CHILLED' THEN 50 WHEN 'FROZEN' THEN -180 ELSE s.temperature END, i.storage = 'AMBIENT')
        AND NOT EXISTS (SELECT FROM rejected_batches r WHERE r.batch_id = c.id)) THEN
    RAISE EXCEPTION 'goods of transfer % came warm', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'stock_transfers_cold';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER stock_transfers_cold AFTER UPDATE OF "state" ON "stock_transfers" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.state = 'RECEIVED' AND OLD.state <> 'RECEIVED' AND NEW.warm_reason IS NULL) EXECUTE FUNCTION stock_transfers_cold();--> statement-breakpoint
-- Only what was rejected goes back without anybody's yes, and to where it came from.
CREATE FUNCTION stock_transfers_return() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM stock_transfers t WHERE t.id = NEW.return_of AND t.to_outlet_id = NEW.from_outlet_id AND t.from_outlet_id = NEW.to_outlet_id)
    OR EXISTS (SELECT FROM stock_transfer_batches s WHERE s.transfer_id = NEW.id AND NOT EXISTS (
      SELECT FROM rejected_batches r WHERE r.batch_id = s.batch_id AND r.transfer_id = NEW.return_of AND r.fate = 'SENT_BACK')) THEN
    RAISE EXCEPTION 'transfer % sends back what was not rejected', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'stock_transfers_return';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER stock_transfers_return AFTER INSERT OR UPDATE ON "stock_transfers" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.return_of IS NOT NULL) EXECUTE FUNCTION stock_transfers_return();
--> statement-breakpoint
-- Parts of a pot are said when it begins, by what is there then: of what is planned nobody has said them yet, and nobody says them twice.
UPDATE "production_inputs" i SET "share" = NULL FROM "production_orders" o WHERE o.id = i.order_id AND o.state = 'PLANNED';--> statement-breakpoint
GRANT UPDATE ("share") ON "production_inputs" TO kiosk_app;--> statement-breakpoint
CREATE FUNCTION production_inputs_share_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'which part of order % that is was said before', OLD.order_id USING ERRCODE = 'check_violation', CONSTRAINT = 'production_inputs_share_once';
END $$;--> statement-breakpoint
CREATE TRIGGER production_inputs_share_once BEFORE UPDATE OF "share" ON "production_inputs"
  FOR EACH ROW WHEN (OLD.share IS NOT NULL AND NEW.share IS DISTINCT FROM OLD.share) EXECUTE FUNCTION production_inputs_share_once();--> statement-breakpoint
-- A pot gives no more than a fifth above what went into it, as before; one whose parts nobody said has none.
CREATE OR REPLACE FUNCTION production_orders_of_something() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.produced * 5 > 6 * (1 + NEW.planned * coalesce(
      (SELECT sum(i.share * least(1, i.used::float8 / i.planned)) / nullif(sum(i.share), 0) FROM production_inputs i WHERE i.order_id = NEW.id), 0)) THEN
    RAISE EXCEPTION 'too little went into production order %', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'production_orders_of_something';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
-- Who was ever known to be a taxpayer is added up with them from then on.
CREATE FUNCTION suppliers_taxpayer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO supplier_taxpayers (supplier_id, pan) VALUES (NEW.id, substr(NEW.gstin, 3, 10)) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER suppliers_taxpayer AFTER INSERT OR UPDATE OF "gstin" ON "suppliers"
  FOR EACH ROW WHEN (NEW.gstin IS NOT NULL) EXECUTE FUNCTION suppliers_taxpayer();--> statement-breakpoint
INSERT INTO "supplier_taxpayers" ("supplier_id", "pan") SELECT "id", substr("gstin", 3, 10) FROM "suppliers" WHERE "gstin" IS NOT NULL;--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON "supplier_taxpayers" FROM kiosk_app;

CREATE TYPE "public"."drawer_movement_kind" AS ENUM('FLOAT', 'SALE', 'REFUND', 'PAID_IN', 'PAID_OUT', 'DROP', 'NO_SALE', 'DIFFERENCE', 'HANDED_ON');--> statement-breakpoint
CREATE TYPE "public"."drawer_session_state" AS ENUM('OPEN', 'COUNTED', 'CLOSED');--> statement-breakpoint
CREATE TABLE "drawer_movements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" "drawer_movement_kind" NOT NULL,
	"amount" bigint NOT NULL,
	"purpose" text,
	"reason" text,
	"payment_id" uuid,
	"refund_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "drawer_movements_number" UNIQUE("session_id","number"),
	CONSTRAINT "drawer_movements_payment" UNIQUE("payment_id"),
	CONSTRAINT "drawer_movements_refund" UNIQUE("refund_id"),
	CONSTRAINT "drawer_movements_side" CHECK (case "drawer_movements"."kind" when 'SALE' then "drawer_movements"."amount" > 0 and "drawer_movements"."payment_id" is not null
        when 'REFUND' then "drawer_movements"."amount" < 0 and "drawer_movements"."refund_id" is not null
        when 'FLOAT' then "drawer_movements"."amount" >= 0 when 'PAID_IN' then "drawer_movements"."amount" > 0
        when 'PAID_OUT' then "drawer_movements"."amount" < 0 when 'DROP' then "drawer_movements"."amount" < 0 when 'NO_SALE' then "drawer_movements"."amount" = 0
        when 'HANDED_ON' then "drawer_movements"."amount" < 0 else "drawer_movements"."amount" <> 0 end)
);
--> statement-breakpoint
CREATE TABLE "drawer_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"drawer_id" uuid NOT NULL,
	"outlet_id" uuid NOT NULL,
	"device_id" uuid,
	"state" "drawer_session_state" NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_by_label" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"business_date" date NOT NULL,
	"float_count" jsonb NOT NULL,
	"float" bigint NOT NULL,
	"cut_at" integer,
	"expected" bigint,
	"count" jsonb,
	"counted" bigint,
	"counted_by" uuid,
	"counted_by_label" text,
	"counted_at" timestamp (3) with time zone,
	"reason" text,
	"closed_by" uuid,
	"closed_by_label" text,
	"closed_at" timestamp (3) with time zone,
	"z_number" integer,
	"figures" jsonb,
	CONSTRAINT "drawer_sessions_z" UNIQUE("drawer_id","z_number"),
	CONSTRAINT "drawer_sessions_counted" CHECK (("drawer_sessions"."state" = 'OPEN') = ("drawer_sessions"."cut_at" is null) and num_nulls("drawer_sessions"."cut_at", "drawer_sessions"."expected", "drawer_sessions"."count",
        "drawer_sessions"."counted", "drawer_sessions"."counted_by", "drawer_sessions"."counted_by_label", "drawer_sessions"."counted_at") in (0, 7)),
	CONSTRAINT "drawer_sessions_closed" CHECK (("drawer_sessions"."state" = 'CLOSED') = ("drawer_sessions"."closed_at" is not null) and num_nulls("drawer_sessions"."closed_by", "drawer_sessions"."closed_by_label",
        "drawer_sessions"."closed_at", "drawer_sessions"."z_number", "drawer_sessions"."figures") in (0, 5)),
	CONSTRAINT "drawer_sessions_money" CHECK ("drawer_sessions"."float" >= 0 and "drawer_sessions"."counted" >= 0 and "drawer_sessions"."expected" >= 0),
	CONSTRAINT "drawer_sessions_reason" CHECK ("drawer_sessions"."state" <> 'CLOSED' or abs("drawer_sessions"."counted" - "drawer_sessions"."expected") <= 1000 or "drawer_sessions"."reason" is not null),
	CONSTRAINT "drawer_sessions_another_person" CHECK ("drawer_sessions"."state" <> 'CLOSED' or abs("drawer_sessions"."counted" - "drawer_sessions"."expected") <= 10000
        or ("drawer_sessions"."closed_by" <> "drawer_sessions"."counted_by" and "drawer_sessions"."closed_by" <> "drawer_sessions"."opened_by"))
);
--> statement-breakpoint
CREATE TABLE "drawer_tallies" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"takes_cash" boolean NOT NULL,
	"last_number" integer NOT NULL,
	"balance" bigint NOT NULL,
	CONSTRAINT "drawer_tallies_balance" CHECK (not "drawer_tallies"."takes_cash" or "drawer_tallies"."balance" >= 0)
);
--> statement-breakpoint
CREATE TABLE "drawers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outlet_id" uuid NOT NULL,
	"name" text NOT NULL,
	"device_id" uuid,
	"in_use" boolean DEFAULT true NOT NULL,
	"last_z" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "drawers_last_z" CHECK ("drawers"."last_z" >= 0)
);
--> statement-breakpoint
ALTER TABLE "drawer_movements" ADD CONSTRAINT "drawer_movements_session_id_drawer_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."drawer_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drawer_sessions" ADD CONSTRAINT "drawer_sessions_drawer_id_drawers_id_fk" FOREIGN KEY ("drawer_id") REFERENCES "public"."drawers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drawer_tallies" ADD CONSTRAINT "drawer_tallies_session_id_drawer_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."drawer_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "drawer_sessions_open" ON "drawer_sessions" USING btree ("drawer_id") WHERE "drawer_sessions"."state" = 'OPEN';--> statement-breakpoint
CREATE UNIQUE INDEX "drawer_sessions_person" ON "drawer_sessions" USING btree ("opened_by","outlet_id") WHERE "drawer_sessions"."state" = 'OPEN' and "drawer_sessions"."device_id" is null;--> statement-breakpoint
CREATE INDEX "drawer_sessions_device" ON "drawer_sessions" USING btree ("device_id") WHERE "drawer_sessions"."state" = 'OPEN';--> statement-breakpoint
CREATE INDEX "drawer_sessions_opened" ON "drawer_sessions" USING btree ("outlet_id","opened_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "drawers_name" ON "drawers" USING btree ("outlet_id","name") WHERE "drawers"."in_use";--> statement-breakpoint
CREATE UNIQUE INDEX "drawers_device" ON "drawers" USING btree ("device_id") WHERE "drawers"."in_use";--> statement-breakpoint
CREATE INDEX "drawers_outlet" ON "drawers" USING btree ("outlet_id");--> statement-breakpoint
ALTER TABLE "document_lines" ADD COLUMN "item_id" uuid;--> statement-breakpoint
-- By hand: it was told less, and answered nothing.
DROP FUNCTION IF EXISTS payments_take_cash(jsonb, timestamptz);--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON "drawers", "drawer_sessions", "drawer_tallies", "drawer_movements" FROM kiosk_app;--> statement-breakpoint
REVOKE UPDATE ON "drawer_sessions", "drawer_tallies", "drawer_movements" FROM kiosk_app;--> statement-breakpoint
GRANT UPDATE ("takes_cash", "last_number", "balance") ON "drawer_tallies" TO kiosk_app;--> statement-breakpoint
GRANT UPDATE ("state", "cut_at", "expected", "count", "counted", "counted_by", "counted_by_label", "counted_at", "reason", "closed_by",
  "closed_by_label", "closed_at", "z_number", "figures") ON "drawer_sessions" TO kiosk_app;--> statement-breakpoint
-- A session is counted once, and what was closed is not touched again.
CREATE FUNCTION drawer_sessions_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'CLOSED' OR NEW.state = 'OPEN' OR (OLD.cut_at, OLD.expected, OLD.count, OLD.counted, OLD.counted_by, OLD.counted_at)
      IS DISTINCT FROM (NEW.cut_at, NEW.expected, NEW.count, NEW.counted, NEW.counted_by, NEW.counted_at) THEN
    RAISE EXCEPTION 'the count of session % stays as it is', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'drawer_sessions_stay';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER drawer_sessions_stay BEFORE UPDATE ON "drawer_sessions"
  FOR EACH ROW WHEN (OLD.state <> 'OPEN') EXECUTE FUNCTION drawer_sessions_stay();--> statement-breakpoint
-- A session is counted before it is closed, and is cut at what its movements come to by then: nothing is told here that is not so.
CREATE FUNCTION drawer_sessions_cut() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'COUNTED' OR NOT EXISTS (SELECT FROM drawer_tallies t WHERE t.session_id = NEW.id AND NOT t.takes_cash
      AND t.last_number = NEW.cut_at AND t.balance = NEW.expected) THEN
    RAISE EXCEPTION 'session % is not cut at what it comes to', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'drawer_sessions_cut';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER drawer_sessions_cut BEFORE UPDATE ON "drawer_sessions"
  FOR EACH ROW WHEN (OLD.state = 'OPEN' AND NEW.state <> 'OPEN') EXECUTE FUNCTION drawer_sessions_cut();--> statement-breakpoint
-- What was cut takes no cash again.
CREATE FUNCTION drawer_tallies_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'session % was cut', OLD.session_id USING ERRCODE = 'check_violation', CONSTRAINT = 'drawer_tallies_stay';
END $$;--> statement-breakpoint
CREATE TRIGGER drawer_tallies_stay BEFORE UPDATE ON "drawer_tallies"
  FOR EACH ROW WHEN (NOT OLD.takes_cash AND NEW.takes_cash) EXECUTE FUNCTION drawer_tallies_stay();--> statement-breakpoint
-- Cash comes and goes while a session is open; after its cut come only the difference, and what the next session takes over.
CREATE FUNCTION drawer_movements_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.kind IN ('DIFFERENCE', 'HANDED_ON')) = (SELECT t.takes_cash FROM drawer_tallies t WHERE t.session_id = NEW.session_id) THEN
    RAISE EXCEPTION 'movement % comes before or after its time', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'drawer_movements_in_time';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER drawer_movements_in_time BEFORE INSERT ON "drawer_movements"
  FOR EACH ROW EXECUTE FUNCTION drawer_movements_in_time();

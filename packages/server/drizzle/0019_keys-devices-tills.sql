CREATE TABLE "api_key_secrets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key_id" uuid NOT NULL,
	"token_digest" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" uuid,
	"ends_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "api_key_secrets_token" UNIQUE("token_digest"),
	CONSTRAINT "api_key_secrets_ends" CHECK ("api_key_secrets"."ends_at" >= "api_key_secrets"."created_at")
);
--> statement-breakpoint
CREATE TABLE "till_pins" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"pin_hash" text NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "till_turns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"device_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"active_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text,
	CONSTRAINT "till_turns_ended" CHECK (("till_turns"."ended_at" is null) = ("till_turns"."end_reason" is null)),
	CONSTRAINT "till_turns_reason" CHECK ("till_turns"."end_reason" in ('LOCKED', 'TAKEN_OVER', 'PIN_CHANGED')),
	CONSTRAINT "till_turns_active" CHECK ("till_turns"."active_at" >= "till_turns"."started_at")
);
--> statement-breakpoint
ALTER TABLE "api_keys" DROP CONSTRAINT "api_keys_token";--> statement-breakpoint
ALTER TABLE "guess_budgets" DROP CONSTRAINT "guess_budgets_kind";--> statement-breakpoint
ALTER TABLE "device_tokens" ADD COLUMN "used_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "device_tokens" ADD COLUMN "ends_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "networks" "cidr"[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "cost_per_minute" integer;--> statement-breakpoint
ALTER TABLE "api_key_secrets" ADD CONSTRAINT "api_key_secrets_key_id_api_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."api_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_pins" ADD CONSTRAINT "till_pins_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_turns" ADD CONSTRAINT "till_turns_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_key_secrets_key" ON "api_key_secrets" USING btree ("key_id");--> statement-breakpoint
CREATE UNIQUE INDEX "till_turns_open" ON "till_turns" USING btree ("device_id") WHERE "till_turns"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "till_turns_user" ON "till_turns" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "guess_budgets" ADD CONSTRAINT "guess_budgets_kind" CHECK ("guess_budgets"."kind" in ('STRANGERS', 'DEVICE', 'SESSION', 'PIN'));--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_networks" CHECK (cardinality("networks") <= 50);--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_cost" CHECK ("cost_per_minute" between 100 and 100000000);--> statement-breakpoint

-- By hand. The secrets of keys that were made before.
INSERT INTO api_key_secrets (id, key_id, token_digest, created_at, created_by, last_used_at)
  SELECT id, id, token_digest, created_at, created_by, last_used_at FROM api_keys;
--> statement-breakpoint
ALTER TABLE "api_keys" DROP COLUMN "token_digest";
--> statement-breakpoint
ALTER TABLE "api_keys" DROP COLUMN "last_used_at";
--> statement-breakpoint
-- Devices that were paired before have shown their token.
UPDATE device_tokens SET used_at = created_at;
--> statement-breakpoint
-- What a key may do, and where, stays as it was made; of its secrets nothing changes but when they end and were used.
GRANT UPDATE (name, networks, cost_per_minute) ON api_keys TO kiosk_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON api_key_secrets FROM kiosk_app;
--> statement-breakpoint
GRANT UPDATE (ends_at, last_used_at) ON api_key_secrets TO kiosk_app;
--> statement-breakpoint
-- Once it was said when a secret ends, it may end earlier, never later.
CREATE FUNCTION identity_end_secrets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ends_at IS NOT NULL AND (NEW.ends_at IS NULL OR NEW.ends_at > OLD.ends_at) THEN
    RAISE EXCEPTION 'a secret ends when it was said' USING ERRCODE = 'check_violation', CONSTRAINT = 'api_key_secrets_end';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER api_key_secrets_end BEFORE UPDATE ON api_key_secrets FOR EACH ROW EXECUTE FUNCTION identity_end_secrets();
--> statement-breakpoint
-- Who stood where is not rewritten; an erasure removes it.
REVOKE UPDATE, TRUNCATE ON till_turns FROM kiosk_app;
--> statement-breakpoint
GRANT UPDATE (active_at, ended_at, end_reason) ON till_turns TO kiosk_app;
--> statement-breakpoint
-- A PIN is worth something at a till that is trusted, and nowhere else.
CREATE FUNCTION identity_turns_at_tills() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM devices WHERE id = NEW.device_id AND kind = 'COUNTER' AND revoked_at IS NULL) THEN
    RAISE EXCEPTION 'this is no till' USING ERRCODE = 'check_violation', CONSTRAINT = 'till_turns_at_till';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER till_turns_at_till BEFORE INSERT ON till_turns FOR EACH ROW EXECUTE FUNCTION identity_turns_at_tills();

ALTER TABLE "guess_budgets" DROP CONSTRAINT "guess_budgets_kind";--> statement-breakpoint
DROP INDEX "pairings_code";--> statement-breakpoint
ALTER TABLE "college_attempts" ADD COLUMN "confirms" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "college_identities" ADD COLUMN "domain" text;--> statement-breakpoint
ALTER TABLE "pairings" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "pairings" ADD COLUMN "block" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_in_challenges" ADD COLUMN "college" text;--> statement-breakpoint
CREATE INDEX "pairings_block" ON "pairings" USING btree ("block") WHERE "pairings"."device_id" is null;--> statement-breakpoint
CREATE INDEX "pairings_expiry" ON "pairings" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "college_attempts" ADD CONSTRAINT "college_attempts_confirms" CHECK (not "college_attempts"."confirms" or "college_attempts"."links_user_id" is not null);--> statement-breakpoint
ALTER TABLE "guess_budgets" ADD CONSTRAINT "guess_budgets_kind" CHECK ("guess_budgets"."kind" in ('STRANGERS', 'DEVICE', 'SESSION', 'PIN', 'PAIRING'));--> statement-breakpoint
ALTER TABLE "sign_in_challenges" ADD CONSTRAINT "sign_in_challenges_college" CHECK ("sign_in_challenges"."college" in ('ONE_FACTOR', 'TWO_FACTORS'));--> statement-breakpoint
-- By hand. Devices that wait at this moment ask once more: of their codes two might be the same.
DELETE FROM "pairings" WHERE "device_id" IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "pairings_code" ON "pairings" USING btree ("code") WHERE "pairings"."device_id" is null;--> statement-breakpoint
-- The domain is what the college said last; all else of an identity stays.
GRANT UPDATE (domain) ON college_identities TO kiosk_app;--> statement-breakpoint
-- Where there is an owner everywhere, for good, one stays, as of those who may do everything.
CREATE OR REPLACE FUNCTION identity_keep_an_administrator() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was_owner boolean;
BEGIN
  IF TG_TABLE_NAME = 'users' THEN
    IF NOT EXISTS (
      SELECT FROM user_roles WHERE user_id = NEW.id AND role IN ('owner', 'administrator')
        AND outlet_id IS NULL AND expires_at IS NULL AND withdrawn_at IS NULL
    ) THEN
      RETURN NULL;
    END IF;
    was_owner := EXISTS (
      SELECT FROM user_roles WHERE user_id = NEW.id AND role = 'owner'
        AND outlet_id IS NULL AND expires_at IS NULL AND withdrawn_at IS NULL
    );
  ELSE
    -- Whoever was disabled before was none any more.
    was_owner := OLD.role = 'owner' AND EXISTS (SELECT FROM users WHERE id = OLD.user_id AND disabled_at IS NULL);
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('identity.administrators', 0));
  IF NOT EXISTS (
    SELECT FROM user_roles held JOIN users ON users.id = held.user_id
    WHERE held.role IN ('owner', 'administrator') AND held.outlet_id IS NULL AND held.expires_at IS NULL
      AND held.withdrawn_at IS NULL AND users.disabled_at IS NULL
  ) THEN
    RAISE EXCEPTION 'nobody would be left who may do everything everywhere'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'users_keep_an_administrator';
  END IF;
  IF was_owner AND NOT EXISTS (
    SELECT FROM user_roles held JOIN users ON users.id = held.user_id
    WHERE held.role = 'owner' AND held.outlet_id IS NULL AND held.expires_at IS NULL
      AND held.withdrawn_at IS NULL AND users.disabled_at IS NULL
  ) THEN
    RAISE EXCEPTION 'nobody would be left who is owner everywhere'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'users_keep_an_owner';
  END IF;
  RETURN NULL;
END $$;

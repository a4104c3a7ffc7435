ALTER TABLE "user_roles" DROP CONSTRAINT "user_roles_once";--> statement-breakpoint
ALTER TABLE "user_roles" ADD COLUMN "limits" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "user_roles" ADD COLUMN "granted_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "user_roles" ADD COLUMN "granted_by" uuid;--> statement-breakpoint
ALTER TABLE "user_roles" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "user_roles" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "user_roles" ADD COLUMN "withdrawn_by" uuid;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "created_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "disabled_reason" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "created_by" uuid;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "last_used_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "revoked_by" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "user_roles_once" ON "user_roles" USING btree ("user_id","role",coalesce("outlet_id", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE "user_roles"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "user_roles_user" ON "user_roles" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "users_name" ON "users" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "api_keys_created" ON "api_keys" USING btree ("created_at","id");--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_not_by_oneself" CHECK ("user_roles"."granted_by" <> "user_roles"."user_id");--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_expiry" CHECK ("user_roles"."expires_at" > "user_roles"."granted_at");--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_withdrawn" CHECK ("user_roles"."withdrawn_by" is null or "user_roles"."withdrawn_at" is not null);--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_limits" CHECK (jsonb_typeof("user_roles"."limits") = 'object');--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_disabled_reason" CHECK ("users"."disabled_reason" is null or "users"."disabled_at" is not null);--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_revoked" CHECK ("api_keys"."revoked_by" is null or "api_keys"."revoked_at" is not null);--> statement-breakpoint

-- Who had which right, and since when, is history: it is withdrawn, never removed or rewritten.
REVOKE DELETE, TRUNCATE ON users, user_roles, api_keys FROM kiosk_app;
--> statement-breakpoint
REVOKE UPDATE ON user_roles, api_keys FROM kiosk_app;
--> statement-breakpoint
GRANT UPDATE (withdrawn_at, withdrawn_by) ON user_roles TO kiosk_app;
--> statement-breakpoint
GRANT UPDATE (last_used_at, revoked_at, revoked_by) ON api_keys TO kiosk_app;
--> statement-breakpoint
-- Where there was somebody who may do everything everywhere, for good, somebody stays. Two who take each other's right at
-- one moment wait for each other here: the second sees what the first has committed.
CREATE FUNCTION identity_keep_an_administrator() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'users' AND NOT EXISTS (
    SELECT FROM user_roles WHERE user_id = NEW.id AND role IN ('owner', 'administrator')
      AND outlet_id IS NULL AND expires_at IS NULL AND withdrawn_at IS NULL
  ) THEN
    RETURN NULL;
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
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER users_keep_an_administrator AFTER UPDATE OF disabled_at ON users
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.disabled_at IS NULL AND NEW.disabled_at IS NOT NULL)
  EXECUTE FUNCTION identity_keep_an_administrator();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER user_roles_keep_an_administrator AFTER UPDATE OR DELETE ON user_roles
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.role IN ('owner', 'administrator') AND OLD.outlet_id IS NULL AND OLD.expires_at IS NULL AND OLD.withdrawn_at IS NULL)
  EXECUTE FUNCTION identity_keep_an_administrator();

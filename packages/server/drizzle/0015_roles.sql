CREATE TABLE "role_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"act" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"changed_by" uuid,
	"before" jsonb,
	"after" jsonb NOT NULL,
	CONSTRAINT "role_changes_act" CHECK ("role_changes"."act" in ('MADE', 'CHANGED', 'RETIRED')),
	CONSTRAINT "role_changes_before" CHECK (("role_changes"."act" = 'MADE') = ("role_changes"."before" is null))
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text,
	"says" text,
	"based_on" text,
	"added" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"removed" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"version" integer NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "roles_code" CHECK (case when "roles"."name" is null then "roles"."code" in ('manager', 'finance', 'cashier', 'cook', 'storekeeper', 'auditor', 'student') else "roles"."code" ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' end),
	CONSTRAINT "roles_based_on" CHECK ("roles"."based_on" in ('owner', 'administrator', 'manager', 'finance', 'cashier', 'cook', 'storekeeper', 'auditor', 'student')),
	CONSTRAINT "roles_name_trimmed" CHECK ("roles"."name" = btrim("roles"."name") and length("roles"."name") between 1 and 60),
	CONSTRAINT "roles_built_in" CHECK ("roles"."name" is not null or ("roles"."says" is null and "roles"."based_on" is null and "roles"."retired_at" is null)),
	CONSTRAINT "roles_own" CHECK ("roles"."name" is null or ("roles"."says" is not null and "roles"."removed" = '[]'::jsonb)),
	CONSTRAINT "roles_student" CHECK ("roles"."code" <> 'student' or "roles"."added" = '[]'::jsonb),
	CONSTRAINT "roles_permissions" CHECK (jsonb_typeof("roles"."added") = 'array' and jsonb_typeof("roles"."removed") = 'array'),
	CONSTRAINT "roles_version" CHECK ("roles"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE "user_roles" ADD COLUMN "own_role" text GENERATED ALWAYS AS (case when role in ('owner', 'administrator', 'manager', 'finance', 'cashier', 'cook', 'storekeeper', 'auditor', 'student') then null else role end) STORED;--> statement-breakpoint
ALTER TABLE "role_changes" ADD CONSTRAINT "role_changes_role_roles_code_fk" FOREIGN KEY ("role") REFERENCES "public"."roles"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "role_changes_at" ON "role_changes" USING btree ("at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "roles_name" ON "roles" USING btree (lower("name")) WHERE "roles"."retired_at" is null;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_own_role_roles_code_fk" FOREIGN KEY ("own_role") REFERENCES "public"."roles"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "user_roles_role" ON "user_roles" USING btree ("role");--> statement-breakpoint

-- What a role may do is decided and decided anew; who decided what, when, is history. Roles are retired, never removed.
REVOKE UPDATE, DELETE, TRUNCATE ON roles, role_changes FROM kiosk_app;
--> statement-breakpoint
GRANT UPDATE (name, says, added, removed, version, retired_at) ON roles TO kiosk_app;
--> statement-breakpoint
-- A role that somebody holds, whose account may be disabled, is not retired; and a retired one stays as it was.
CREATE FUNCTION identity_keep_held_roles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.retired_at IS NOT NULL THEN
    RAISE EXCEPTION 'a retired role stays as it was' USING ERRCODE = 'check_violation', CONSTRAINT = 'roles_retired';
  END IF;
  IF NEW.retired_at IS NOT NULL AND EXISTS (
    SELECT FROM user_roles WHERE role = OLD.code AND withdrawn_at IS NULL AND (expires_at IS NULL OR expires_at > NEW.retired_at)
  ) THEN
    RAISE EXCEPTION 'somebody holds this role' USING ERRCODE = 'check_violation', CONSTRAINT = 'roles_held';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER roles_keep_held BEFORE UPDATE ON roles FOR EACH ROW EXECUTE FUNCTION identity_keep_held_roles();
--> statement-breakpoint
-- A retired role is given to nobody. Whoever gives it waits for whoever retires it, and sees what came of that.
CREATE FUNCTION identity_give_roles_in_use() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM roles WHERE code = NEW.own_role AND retired_at IS NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this role was retired' USING ERRCODE = 'check_violation', CONSTRAINT = 'user_roles_in_use';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER user_roles_in_use AFTER INSERT ON user_roles
  FOR EACH ROW WHEN (NEW.own_role IS NOT NULL) EXECUTE FUNCTION identity_give_roles_in_use();

CREATE TABLE "college_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"state_digest" text NOT NULL,
	"browser_digest" text NOT NULL,
	"app" text NOT NULL,
	"return_to" text NOT NULL,
	"links_user_id" uuid,
	"links_session_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"spent_at" timestamp (3) with time zone,
	CONSTRAINT "college_attempts_state" UNIQUE("state_digest"),
	CONSTRAINT "college_attempts_app" CHECK ("college_attempts"."app" in ('STAFF', 'STUDENT')),
	CONSTRAINT "college_attempts_links" CHECK (("college_attempts"."links_user_id" is null) = ("college_attempts"."links_session_id" is null))
);
--> statement-breakpoint
CREATE TABLE "college_identities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"user_id" uuid,
	"registration_id" uuid,
	"linked_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "college_identities_subject" UNIQUE("issuer","subject"),
	CONSTRAINT "college_identities_whose" CHECK (num_nonnulls("college_identities"."user_id", "college_identities"."registration_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "college_mappings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"group_name" text NOT NULL,
	"role" text NOT NULL,
	"outlet_id" uuid,
	"made_by" uuid NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "college_mappings_role" CHECK ("college_mappings"."role" not in ('owner', 'administrator'))
);
--> statement-breakpoint
CREATE TABLE "college_settings" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"is_on" boolean DEFAULT false NOT NULL,
	"domains" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"groups_claim" text DEFAULT 'groups' NOT NULL,
	"unknown_person" text DEFAULT 'REFUSE' NOT NULL,
	"trusts_factor" boolean DEFAULT false NOT NULL,
	"factor_acrs" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "college_settings_one" CHECK ("college_settings"."one"),
	CONSTRAINT "college_settings_unknown" CHECK ("college_settings"."unknown_person" in ('REFUSE', 'REGISTER', 'ADMIT_STUDENT')),
	CONSTRAINT "college_settings_lists" CHECK (jsonb_typeof("college_settings"."domains") = 'array' and jsonb_typeof("college_settings"."factor_acrs") = 'array'),
	CONSTRAINT "college_settings_domains" CHECK (not "college_settings"."is_on" or jsonb_array_length("college_settings"."domains") > 0)
);
--> statement-breakpoint
ALTER TABLE "user_roles" ADD COLUMN "college_mapping_id" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "college" text;--> statement-breakpoint
ALTER TABLE "college_attempts" ADD CONSTRAINT "college_attempts_links_user_id_users_id_fk" FOREIGN KEY ("links_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "college_identities" ADD CONSTRAINT "college_identities_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "college_identities" ADD CONSTRAINT "college_identities_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "college_mappings" ADD CONSTRAINT "college_mappings_made_by_users_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "college_attempts_expiry" ON "college_attempts" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "college_identities_user" ON "college_identities" USING btree ("user_id","issuer");--> statement-breakpoint
CREATE INDEX "college_identities_registration" ON "college_identities" USING btree ("registration_id");--> statement-breakpoint
CREATE UNIQUE INDEX "college_mappings_once" ON "college_mappings" USING btree ("group_name","role",coalesce("outlet_id", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE "college_mappings"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "sessions_of_college" ON "sessions" USING btree ("college") WHERE "sessions"."college" is not null and "sessions"."revoked_at" is null;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_lent" CHECK ("user_roles"."college_mapping_id" is null or ("user_roles"."role" not in ('owner', 'administrator') and "user_roles"."expires_at" is not null));--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_college" CHECK ("sessions"."college" in ('ONE_FACTOR', 'TWO_FACTORS'));--> statement-breakpoint
-- By hand. A lent role is some mapping's; drizzle would need the two tables in one file.
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_college_mapping" FOREIGN KEY ("college_mapping_id") REFERENCES "public"."college_mappings"("id");--> statement-breakpoint
-- Whom the college means is never rewritten: a registration becomes its account, and that is all.
REVOKE UPDATE, TRUNCATE ON college_identities FROM kiosk_app;--> statement-breakpoint
GRANT UPDATE (user_id, registration_id, last_used_at) ON college_identities TO kiosk_app;--> statement-breakpoint
REVOKE UPDATE, TRUNCATE ON college_attempts FROM kiosk_app;--> statement-breakpoint
GRANT UPDATE (spent_at) ON college_attempts TO kiosk_app;--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON college_mappings FROM kiosk_app;--> statement-breakpoint
GRANT UPDATE (removed_at) ON college_mappings TO kiosk_app;--> statement-breakpoint
-- What is spent stays spent, and whose a college account is never changes.
CREATE FUNCTION identity_college_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.spent_at IS NOT NULL THEN
    RAISE EXCEPTION 'An attempt counts once.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER college_attempts_once BEFORE UPDATE ON college_attempts FOR EACH ROW EXECUTE FUNCTION identity_college_once();--> statement-breakpoint
CREATE FUNCTION identity_college_whose() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.user_id IS NOT NULL AND NEW.user_id IS DISTINCT FROM OLD.user_id THEN
    RAISE EXCEPTION 'A college account stays whose it is.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER college_identities_whose BEFORE UPDATE ON college_identities FOR EACH ROW EXECUTE FUNCTION identity_college_whose();

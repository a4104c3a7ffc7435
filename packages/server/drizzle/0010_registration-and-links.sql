CREATE TABLE "account_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"registration_id" uuid,
	"user_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"spent_at" timestamp (3) with time zone,
	CONSTRAINT "account_links_subject" CHECK (("account_links"."purpose" = 'CONFIRM_ADDRESS' and "account_links"."registration_id" is not null and "account_links"."user_id" is null)
        or ("account_links"."purpose" = 'CHOOSE_PASSWORD' and "account_links"."user_id" is not null and "account_links"."registration_id" is null)),
	CONSTRAINT "account_links_time" CHECK ("account_links"."expires_at" > "account_links"."created_at")
);
--> statement-breakpoint
CREATE TABLE "new_password_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registration_settings" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"students_may_register" boolean DEFAULT true NOT NULL,
	"staff_may_register" boolean DEFAULT true NOT NULL,
	"student_password_min" integer DEFAULT 8 NOT NULL,
	CONSTRAINT "registration_settings_one" CHECK ("registration_settings"."one"),
	CONSTRAINT "registration_settings_password" CHECK ("registration_settings"."student_password_min" between 8 and 64)
);
--> statement-breakpoint
CREATE TABLE "registrations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"college_id" text,
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"state" text NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"address_confirmed_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	"decided_by" uuid,
	"reason" text,
	"account_id" uuid,
	CONSTRAINT "registrations_kind" CHECK ("registrations"."kind" in ('STUDENT', 'STAFF')),
	CONSTRAINT "registrations_states" CHECK ("registrations"."state" in ('WAITING', 'ADMITTED', 'REJECTED', 'KNOWN', 'REPLACED')),
	CONSTRAINT "registrations_language" CHECK ("registrations"."language" in ('en', 'hi', 'ml')),
	CONSTRAINT "registrations_password" CHECK (("registrations"."password_hash" is not null) = ("registrations"."state" in ('WAITING', 'KNOWN'))),
	CONSTRAINT "registrations_decided" CHECK (("registrations"."decided_at" is not null) = ("registrations"."state" in ('ADMITTED', 'REJECTED'))),
	CONSTRAINT "registrations_reason" CHECK (("registrations"."reason" is not null) = ("registrations"."state" = 'REJECTED')),
	CONSTRAINT "registrations_admitted" CHECK (("registrations"."account_id" is not null) = ("registrations"."state" = 'ADMITTED') and ("registrations"."state" <> 'ADMITTED' or "registrations"."address_confirmed_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "college_id" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "large_text" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "high_contrast" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "reduce_motion" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "account_links" ADD CONSTRAINT "account_links_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_links" ADD CONSTRAINT "account_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_account_id_users_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_links_user" ON "account_links" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "account_links_registration" ON "account_links" USING btree ("registration_id");--> statement-breakpoint
CREATE INDEX "registrations_email" ON "registrations" USING btree ("email","registered_at");--> statement-breakpoint
CREATE INDEX "registrations_state" ON "registrations" USING btree ("state","registered_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_confirmed" ON "registrations" USING btree ("email") WHERE "registrations"."state" = 'WAITING' and "registrations"."address_confirmed_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "users_college_id" ON "users" USING btree (lower("college_id"));--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_college_id_trimmed" CHECK ("users"."college_id" = btrim("users"."college_id") and "users"."college_id" <> '');--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_language" CHECK ("users"."language" in ('en', 'hi', 'ml'));--> statement-breakpoint
-- By hand: a link works once. Used stays used, and neither whose it is nor how long it is good can be changed.
REVOKE UPDATE, TRUNCATE ON account_links FROM kiosk_app;
--> statement-breakpoint
GRANT UPDATE (spent_at) ON account_links TO kiosk_app;
--> statement-breakpoint
CREATE FUNCTION identity_link_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a link that was used stays used'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'account_links_once';
END $$;
--> statement-breakpoint
CREATE TRIGGER account_links_once BEFORE UPDATE ON account_links
  FOR EACH ROW WHEN (OLD.spent_at IS NOT NULL AND NEW.spent_at IS DISTINCT FROM OLD.spent_at)
  EXECUTE FUNCTION identity_link_once();
--> statement-breakpoint
-- What was decided on a registration stays so: whoever was rejected registers again.
CREATE FUNCTION identity_registration_decided_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a registration is decided on once'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'registrations_decided_once';
END $$;
--> statement-breakpoint
CREATE TRIGGER registrations_decided_once BEFORE UPDATE OF state ON registrations
  FOR EACH ROW WHEN (OLD.state IN ('ADMITTED', 'REJECTED', 'KNOWN', 'REPLACED') AND NEW.state <> OLD.state)
  EXECUTE FUNCTION identity_registration_decided_once();

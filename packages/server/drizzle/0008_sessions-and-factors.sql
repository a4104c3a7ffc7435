CREATE TABLE "factor_rules" (
	"role" text PRIMARY KEY NOT NULL,
	"grace_days" integer NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "factor_rules_grace" CHECK ("factor_rules"."grace_days" between 0 and 90)
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "recovery_codes_once" UNIQUE("user_id","digest")
);
--> statement-breakpoint
CREATE TABLE "totp_factors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"sealed_seed" text NOT NULL,
	"sealed_by" text NOT NULL,
	"last_step" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	CONSTRAINT "totp_factors_user" UNIQUE("user_id")
);
--> statement-breakpoint
CREATE TABLE "wrong_guesses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "security_settings" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"staff_idle_minutes" integer DEFAULT 60 NOT NULL,
	"staff_hours" integer DEFAULT 12 NOT NULL,
	"student_idle_minutes" integer DEFAULT 10080 NOT NULL,
	"student_hours" integer DEFAULT 720 NOT NULL,
	"sessions_at_most" integer DEFAULT 5 NOT NULL,
	CONSTRAINT "security_settings_one" CHECK ("security_settings"."one"),
	CONSTRAINT "security_settings_staff_idle" CHECK ("staff_idle_minutes" between 5 and 60),
	CONSTRAINT "security_settings_staff_hours" CHECK ("staff_hours" between 1 and 24),
	CONSTRAINT "security_settings_student_idle" CHECK ("student_idle_minutes" between 15 and 43200),
	CONSTRAINT "security_settings_student_hours" CHECK ("student_hours" between 1 and 720),
	CONSTRAINT "security_settings_sessions" CHECK ("sessions_at_most" between 1 and 20)
);
--> statement-breakpoint
CREATE TABLE "sign_in_challenges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token_digest" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"wrong_codes" integer DEFAULT 0 NOT NULL,
	"spent_at" timestamp (3) with time zone,
	CONSTRAINT "sign_in_challenges_token" UNIQUE("token_digest")
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "confirmed_at" timestamp (3) with time zone DEFAULT 'epoch' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "user_agent" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "ended_by" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "client" text DEFAULT 'BROWSER' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "installation_digest" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "refresh_generation" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "refreshed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totp_factors" ADD CONSTRAINT "totp_factors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wrong_guesses" ADD CONSTRAINT "wrong_guesses_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_challenges" ADD CONSTRAINT "sign_in_challenges_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "wrong_guesses_user" ON "wrong_guesses" USING btree ("user_id","at");--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_client" CHECK ("sessions"."client" in ('BROWSER', 'TOKEN'));--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_tokens" CHECK (("sessions"."client" = 'TOKEN') = ("sessions"."installation_digest" is not null and "sessions"."refreshed_at" is not null));--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_generation" CHECK ("sessions"."refresh_generation" >= 0);--> statement-breakpoint

-- By hand: what proved somebody once does not prove them again, whatever the application does.
CREATE FUNCTION identity_codes_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'totp_factors' THEN
    IF NEW.last_step < OLD.last_step THEN
      RAISE EXCEPTION 'the last accepted step of a factor only moves on' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF OLD.used_at IS NOT NULL AND NEW.used_at IS DISTINCT FROM OLD.used_at THEN
    RAISE EXCEPTION 'a recovery code is used once' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER totp_factors_steps_move_on BEFORE UPDATE ON totp_factors FOR EACH ROW EXECUTE FUNCTION identity_codes_once();
--> statement-breakpoint
CREATE TRIGGER recovery_codes_used_once BEFORE UPDATE ON recovery_codes FOR EACH ROW EXECUTE FUNCTION identity_codes_once();
--> statement-breakpoint
REVOKE UPDATE, TRUNCATE ON wrong_guesses FROM kiosk_app;

CREATE TABLE "passkey_challenges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ceremony" text NOT NULL,
	"digest" text NOT NULL,
	"user_id" uuid,
	"bound_to" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"spent_at" timestamp (3) with time zone,
	CONSTRAINT "passkey_challenges_digest" UNIQUE("digest"),
	CONSTRAINT "passkey_challenges_ceremony" CHECK ("passkey_challenges"."ceremony" in ('ADD', 'SIGN_IN', 'SECOND_STEP', 'CONFIRM')),
	CONSTRAINT "passkey_challenges_bound" CHECK (("passkey_challenges"."ceremony" = 'SIGN_IN') = ("passkey_challenges"."user_id" is null) and ("passkey_challenges"."user_id" is null) = ("passkey_challenges"."bound_to" is null)),
	CONSTRAINT "passkey_challenges_time" CHECK ("passkey_challenges"."expires_at" > "passkey_challenges"."created_at")
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" text NOT NULL,
	"sign_count" bigint NOT NULL,
	"transports" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"is_backed_up" boolean NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "passkeys_credential" UNIQUE("credential_id"),
	CONSTRAINT "passkeys_sign_count" CHECK ("passkeys"."sign_count" >= 0),
	CONSTRAINT "passkeys_transports" CHECK (jsonb_typeof("passkeys"."transports") = 'array'),
	CONSTRAINT "passkeys_name" CHECK ("passkeys"."name" = btrim("passkeys"."name") and length("passkeys"."name") between 1 and 60)
);
--> statement-breakpoint
ALTER TABLE "account_links" DROP CONSTRAINT "account_links_subject";--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "password_is_short" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "passkey_challenges" ADD CONSTRAINT "passkey_challenges_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "passkey_challenges_user" ON "passkey_challenges" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "passkey_challenges_expiry" ON "passkey_challenges" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "passkeys_user" ON "passkeys" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "account_links" ADD CONSTRAINT "account_links_subject" CHECK (("account_links"."purpose" = 'CONFIRM_ADDRESS' and "account_links"."registration_id" is not null and "account_links"."user_id" is null)
        or ("account_links"."purpose" in ('CHOOSE_PASSWORD', 'UNLOCK') and "account_links"."user_id" is not null and "account_links"."registration_id" is null));--> statement-breakpoint
-- By hand: whose passkey it is and by which key it signs is never changed, and its count never goes back (WebAuthn Level 3 §7.2, step 22).
REVOKE UPDATE, TRUNCATE ON passkeys FROM kiosk_app;
--> statement-breakpoint
GRANT UPDATE (name, sign_count, is_backed_up, last_used_at) ON passkeys TO kiosk_app;
--> statement-breakpoint
CREATE FUNCTION identity_passkey_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the count of a passkey only moves on'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'passkeys_counts';
END $$;
--> statement-breakpoint
CREATE TRIGGER passkeys_counts BEFORE UPDATE OF sign_count ON passkeys
  FOR EACH ROW WHEN (NEW.sign_count < OLD.sign_count)
  EXECUTE FUNCTION identity_passkey_counts();
--> statement-breakpoint
-- A challenge is answered once.
REVOKE UPDATE, TRUNCATE ON passkey_challenges FROM kiosk_app;
--> statement-breakpoint
GRANT UPDATE (spent_at) ON passkey_challenges TO kiosk_app;
--> statement-breakpoint
CREATE FUNCTION identity_passkey_challenge_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a challenge that was answered stays answered'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'passkey_challenges_once';
END $$;
--> statement-breakpoint
CREATE TRIGGER passkey_challenges_once BEFORE UPDATE ON passkey_challenges
  FOR EACH ROW WHEN (OLD.spent_at IS NOT NULL AND NEW.spent_at IS DISTINCT FROM OLD.spent_at)
  EXECUTE FUNCTION identity_passkey_challenge_once();
--> statement-breakpoint
-- A hash does not tell how long its password is: students' may have eight characters, so they count as short until they are chosen anew.
UPDATE users SET password_is_short = true
WHERE EXISTS (SELECT 1 FROM user_roles WHERE user_roles.user_id = users.id)
  AND NOT EXISTS (SELECT 1 FROM user_roles WHERE user_roles.user_id = users.id AND user_roles.role <> 'student');

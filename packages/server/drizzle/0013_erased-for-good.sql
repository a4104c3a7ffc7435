ALTER TABLE "users" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "user_id" uuid;--> statement-breakpoint
CREATE INDEX "mails_user" ON "mails" USING btree ("user_id") WHERE "mails"."user_id" is not null;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_erased" CHECK ("users"."erased_at" is null or "users"."disabled_at" is not null);--> statement-breakpoint

-- By hand: whom it concerned before this was written down. A letter is whose the address is now, the best that is known.
UPDATE users SET erased_at = disabled_at WHERE email = 'erased-' || id || '@erased.invalid' AND disabled_at IS NOT NULL;
--> statement-breakpoint
UPDATE mails SET user_id = users.id FROM users WHERE users.email = mails.recipient_email;
--> statement-breakpoint
-- By hand: digests that would outlive an erasure. These commands come to the same when said again, and are remembered no more.
DELETE FROM remembered_commands WHERE command IN ('privacy.setBirthYear', 'identity.changeAccount');
--> statement-breakpoint
-- By hand: an erased account is never opened again, whatever the application does. That it stays disabled is a CHECK.
CREATE FUNCTION identity_erased_for_good() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.erased_at IS DISTINCT FROM OLD.erased_at OR NEW.disabled_at IS DISTINCT FROM OLD.disabled_at THEN
    RAISE EXCEPTION 'an erased account stays erased' USING ERRCODE = 'check_violation', CONSTRAINT = 'users_erased_for_good';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER users_erased_for_good BEFORE UPDATE ON users FOR EACH ROW WHEN (OLD.erased_at IS NOT NULL)
  EXECUTE FUNCTION identity_erased_for_good();

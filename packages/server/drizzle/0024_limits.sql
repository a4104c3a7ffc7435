CREATE TABLE "retention_settings" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"ended_sessions_days" integer DEFAULT 30 NOT NULL,
	"vain_tries_days" integer DEFAULT 7 NOT NULL,
	"sent_letters_days" integer DEFAULT 90 NOT NULL,
	"unconfirmed_registrations_days" integer DEFAULT 14 NOT NULL,
	"unused_devices_days" integer DEFAULT 365 NOT NULL,
	"old_links_days" integer DEFAULT 7 NOT NULL,
	CONSTRAINT "retention_settings_one" CHECK ("retention_settings"."one"),
	CONSTRAINT "retention_settings_ended_sessions" CHECK ("ended_sessions_days" between 1 and 365),
	CONSTRAINT "retention_settings_vain_tries" CHECK ("vain_tries_days" between 2 and 90),
	CONSTRAINT "retention_settings_sent_letters" CHECK ("sent_letters_days" between 7 and 730),
	CONSTRAINT "retention_settings_unconfirmed_registrations" CHECK ("unconfirmed_registrations_days" between 3 and 90),
	CONSTRAINT "retention_settings_unused_devices" CHECK ("unused_devices_days" between 30 and 365),
	CONSTRAINT "retention_settings_old_links" CHECK ("old_links_days" between 1 and 90)
);
--> statement-breakpoint
ALTER TABLE "college_attempts" ADD COLUMN "end_oldest" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "security_settings" ADD COLUMN "one_session_more" text DEFAULT 'END_OLDEST' NOT NULL;--> statement-breakpoint
ALTER TABLE "security_settings" ADD COLUMN "address_letters_per_hour" integer DEFAULT 1000 NOT NULL;--> statement-breakpoint
ALTER TABLE "security_settings" ADD COLUMN "mailbox_letters_per_hour" integer DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "security_settings" ADD COLUMN "till_idle_minutes" integer DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "security_settings" ADD COLUMN "pin_lock_after" integer DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "security_settings" ADD COLUMN "pin_lock_minutes" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
CREATE INDEX "sessions_over" ON "sessions" USING btree (coalesce("revoked_at", "expires_at"));--> statement-breakpoint
ALTER TABLE "security_settings" ADD CONSTRAINT "security_settings_one_more" CHECK ("security_settings"."one_session_more" in ('END_OLDEST', 'REFUSE_NEWEST'));--> statement-breakpoint
ALTER TABLE "security_settings" ADD CONSTRAINT "security_settings_address_letters" CHECK ("address_letters_per_hour" between 20 and 10000);--> statement-breakpoint
ALTER TABLE "security_settings" ADD CONSTRAINT "security_settings_mailbox_letters" CHECK ("mailbox_letters_per_hour" between 2 and 20);--> statement-breakpoint
ALTER TABLE "security_settings" ADD CONSTRAINT "security_settings_till_idle" CHECK ("till_idle_minutes" between 1 and 30);--> statement-breakpoint
ALTER TABLE "security_settings" ADD CONSTRAINT "security_settings_pin_lock_after" CHECK ("pin_lock_after" between 3 and 8);--> statement-breakpoint
ALTER TABLE "security_settings" ADD CONSTRAINT "security_settings_pin_lock_minutes" CHECK ("pin_lock_minutes" between 30 and 1440);
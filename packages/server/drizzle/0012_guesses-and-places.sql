CREATE TABLE "address_budgets" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "address_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"network" "cidr" NOT NULL,
	"effect" text NOT NULL,
	"surface" text NOT NULL,
	"role" text,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "address_rules_once" UNIQUE NULLS NOT DISTINCT("network","effect","surface","role"),
	CONSTRAINT "address_rules_effect" CHECK ("address_rules"."effect" in ('ALLOW', 'DENY')),
	CONSTRAINT "address_rules_surface" CHECK ("address_rules"."surface" in ('STAFF', 'API', 'ALL', 'ROLE')),
	CONSTRAINT "address_rules_role" CHECK (("address_rules"."surface" = 'ROLE') = ("address_rules"."role" is not null)),
	CONSTRAINT "address_rules_note" CHECK (length("address_rules"."note") <= 200)
);
--> statement-breakpoint
CREATE TABLE "guess_budgets" (
	"key" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"user_id" uuid,
	"wrong" integer NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"locked_at" timestamp (3) with time zone,
	CONSTRAINT "guess_budgets_kind" CHECK ("guess_budgets"."kind" in ('STRANGERS', 'DEVICE', 'SESSION')),
	CONSTRAINT "guess_budgets_wrong" CHECK ("guess_budgets"."wrong" >= 0),
	CONSTRAINT "guess_budgets_lock" CHECK ("guess_budgets"."locked_at" is null or "guess_budgets"."next_at" > "guess_budgets"."locked_at")
);
--> statement-breakpoint
CREATE TABLE "known_devices" (
	"user_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "known_devices_user_id_digest_pk" PRIMARY KEY("user_id","digest")
);
--> statement-breakpoint
ALTER TABLE "wrong_guesses" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sign_in_failures" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP TABLE "wrong_guesses" CASCADE;--> statement-breakpoint
DROP TABLE "sign_in_failures" CASCADE;--> statement-breakpoint
ALTER TABLE "security_settings" ADD COLUMN "guess_free_tries" integer DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "security_settings" ADD COLUMN "guess_wait_seconds_max" integer DEFAULT 900 NOT NULL;--> statement-breakpoint
ALTER TABLE "security_settings" ADD COLUMN "guess_lock_after" integer DEFAULT 12 NOT NULL;--> statement-breakpoint
ALTER TABLE "security_settings" ADD COLUMN "guess_lock_minutes" integer DEFAULT 60 NOT NULL;--> statement-breakpoint
ALTER TABLE "security_settings" ADD COLUMN "address_tries_per_hour" integer DEFAULT 300 NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "country" text;--> statement-breakpoint
ALTER TABLE "guess_budgets" ADD CONSTRAINT "guess_budgets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_devices" ADD CONSTRAINT "known_devices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "guess_budgets_user" ON "guess_budgets" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "guess_budgets_last" ON "guess_budgets" USING btree ("last_at");--> statement-breakpoint
CREATE INDEX "guess_budgets_locked" ON "guess_budgets" USING btree ("locked_at") WHERE "guess_budgets"."locked_at" is not null;--> statement-breakpoint
CREATE INDEX "known_devices_digest" ON "known_devices" USING btree ("digest");--> statement-breakpoint
ALTER TABLE "security_settings" ADD CONSTRAINT "security_settings_free_tries" CHECK ("guess_free_tries" between 3 and 10);--> statement-breakpoint
ALTER TABLE "security_settings" ADD CONSTRAINT "security_settings_guess_wait" CHECK ("guess_wait_seconds_max" between 60 and 3600);--> statement-breakpoint
ALTER TABLE "security_settings" ADD CONSTRAINT "security_settings_lock_after" CHECK ("guess_lock_after" between 10 and 100);--> statement-breakpoint
ALTER TABLE "security_settings" ADD CONSTRAINT "security_settings_lock_minutes" CHECK ("guess_lock_minutes" between 15 and 1440);--> statement-breakpoint
ALTER TABLE "security_settings" ADD CONSTRAINT "security_settings_address_tries" CHECK ("address_tries_per_hour" between 30 and 5000);
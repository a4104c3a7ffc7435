ALTER TABLE "sessions" ADD COLUMN "client" text DEFAULT 'BROWSER' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "installation_digest" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "refresh_generation" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "refreshed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_client" CHECK ("sessions"."client" in ('BROWSER', 'TOKEN'));--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_tokens" CHECK (("sessions"."client" = 'TOKEN') = ("sessions"."installation_digest" is not null and "sessions"."refreshed_at" is not null));--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_generation" CHECK ("sessions"."refresh_generation" >= 0);
CREATE TABLE "turned_away" (
	"key" text PRIMARY KEY NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"written" integer NOT NULL,
	"unwritten" integer NOT NULL,
	CONSTRAINT "turned_away_counts" CHECK ("turned_away"."written" >= 0 and "turned_away"."unwritten" >= 0)
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "entity" text;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "entity_id" uuid;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "changes" jsonb;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "country" text;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "repeated" integer;--> statement-breakpoint
CREATE INDEX "turned_away_since" ON "turned_away" USING btree ("since");--> statement-breakpoint
CREATE INDEX "audit_entries_entity" ON "audit_entries" USING btree ("entity_id","at") WHERE "audit_entries"."entity_id" is not null;--> statement-breakpoint
CREATE INDEX "audit_entries_changes" ON "audit_entries" USING gin ("changes" jsonb_path_ops) WHERE "audit_entries"."changes" is not null;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_outcome" CHECK ("audit_entries"."outcome" in ('done', 'refused', 'denied', 'invalid'));--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_subject" CHECK (("audit_entries"."entity" is null) = ("audit_entries"."entity_id" is null) and "audit_entries"."entity" ~ '^[a-z][a-z_]*$');--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_changes" CHECK (jsonb_typeof("audit_entries"."changes") = 'array' and length("audit_entries"."changes"::text) <= 65536);--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_repeated" CHECK ("audit_entries"."repeated" > 0);
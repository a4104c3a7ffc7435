CREATE TABLE "audit_seals" (
	"number" bigint PRIMARY KEY NOT NULL,
	"sealed_at" timestamp (3) with time zone NOT NULL,
	"version" smallint NOT NULL,
	"through_transaction" "xid8" NOT NULL,
	"through_sequence" bigint NOT NULL,
	"digests" "bytea" NOT NULL,
	"previous" "bytea",
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "transaction" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
CREATE INDEX "audit_entries_sealing" ON "audit_entries" USING btree ("transaction","sequence");--> statement-breakpoint
-- The chain shows what became of the trail: it is added to, and never rewritten.
REVOKE UPDATE, DELETE, TRUNCATE ON audit_seals FROM kiosk_app;

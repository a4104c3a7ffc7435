ALTER TABLE "documents" ADD COLUMN "reason" text;--> statement-breakpoint
-- Credit notes of before: the refund they went with has the reason.
UPDATE "documents" SET "reason" = coalesce(
  (SELECT r."reason" FROM "refunds" r WHERE r."order_id" = "documents"."order_id" AND r."reason" <> '' ORDER BY r."created_at" LIMIT 1),
  'Order cancelled'
) WHERE "type" = 'CREDIT_NOTE';--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_reason" CHECK (("documents"."type" = 'CREDIT_NOTE') = (coalesce("documents"."reason", '') <> ''));--> statement-breakpoint
ALTER TABLE "outlets" ADD CONSTRAINT "outlets_code_no_device" CHECK ("outlets"."code" !~ '^[A-Z][A-Z0-9]+[KC][0-9]+$');--> statement-breakpoint
-- Nobody signs in as kiosk_app any more: each database has a role of its own that does (platform/db/app-role.ts).
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'kiosk_app' AND rolcanlogin) THEN
    ALTER ROLE kiosk_app NOLOGIN PASSWORD NULL;
  END IF;
END $$;

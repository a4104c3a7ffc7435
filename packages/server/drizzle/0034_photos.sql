CREATE TYPE "public"."file_owner" AS ENUM('WASTE_ENTRY', 'GOODS_RECEIPT');--> statement-breakpoint
CREATE TABLE "files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outlet_id" uuid NOT NULL,
	"owner_type" "file_owner" NOT NULL,
	"owner_id" uuid,
	"media_type" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"digest" text NOT NULL,
	"content" "bytea" NOT NULL,
	"kept_by" uuid,
	"kept_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "files_size" CHECK (octet_length("files"."content") between 1 and 2097152),
	CONSTRAINT "files_picture" CHECK ("files"."width" between 1 and 2000 and "files"."height" between 1 and 2000),
	CONSTRAINT "files_digest" CHECK ("files"."digest" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "files_media_type" CHECK ("files"."media_type" = 'image/jpeg')
);
--> statement-breakpoint
ALTER TABLE "stock_settings" ADD COLUMN "waste_photo_needed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "files_owner" ON "files" USING btree ("owner_id") WHERE "files"."owner_id" is not null;--> statement-breakpoint
CREATE INDEX "files_loose" ON "files" USING btree ("kept_at") WHERE "files"."owner_id" is null;--> statement-breakpoint
-- What a picture shows is written once. What it belongs to is said once, and then it stays.
REVOKE UPDATE, TRUNCATE ON "files" FROM kiosk_app;--> statement-breakpoint
GRANT UPDATE ("owner_id") ON "files" TO kiosk_app;--> statement-breakpoint
CREATE FUNCTION files_belong() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'file % belongs to something and stays', OLD.id USING ERRCODE = 'check_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER files_belong BEFORE UPDATE OR DELETE ON "files"
  FOR EACH ROW WHEN (OLD.owner_id IS NOT NULL) EXECUTE FUNCTION files_belong();

-- What was described in English only is described in English; the other languages follow when a manager gives them.
ALTER TABLE "items" ADD COLUMN "descriptions" jsonb;--> statement-breakpoint
UPDATE "items" SET "descriptions" = jsonb_build_object('en', "description");--> statement-breakpoint
ALTER TABLE "items" ALTER COLUMN "descriptions" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "items" DROP COLUMN "description";

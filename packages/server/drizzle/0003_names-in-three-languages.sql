-- What was said in English only is said in English; the other languages follow when a manager gives them.
ALTER TABLE "item_variants" ADD COLUMN "names" jsonb;--> statement-breakpoint
UPDATE "item_variants" SET "names" = jsonb_build_object('en', "name");--> statement-breakpoint
ALTER TABLE "item_variants" ALTER COLUMN "names" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "item_variants" DROP COLUMN "name";--> statement-breakpoint
ALTER TABLE "modifier_groups" ADD COLUMN "names" jsonb;--> statement-breakpoint
UPDATE "modifier_groups" SET "names" = jsonb_build_object('en', "name");--> statement-breakpoint
ALTER TABLE "modifier_groups" ALTER COLUMN "names" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "modifier_groups" DROP COLUMN "name";--> statement-breakpoint
ALTER TABLE "modifier_options" ADD COLUMN "names" jsonb;--> statement-breakpoint
UPDATE "modifier_options" SET "names" = jsonb_build_object('en', "name");--> statement-breakpoint
ALTER TABLE "modifier_options" ALTER COLUMN "names" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "modifier_options" DROP COLUMN "name";

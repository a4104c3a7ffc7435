ALTER TABLE "roles" ADD COLUMN "factor_grace_days" integer;--> statement-breakpoint
ALTER TABLE "roles" ADD COLUMN "factor_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_factor" CHECK (("roles"."factor_grace_days" is null) = ("roles"."factor_since" is null) and "roles"."factor_grace_days" between 0 and 90 and ("roles"."name" is not null or "roles"."factor_since" is null));--> statement-breakpoint
-- By hand: what a role was made from, and its code, stay; what it demands may be changed.
GRANT UPDATE (factor_grace_days, factor_since) ON roles TO kiosk_app;

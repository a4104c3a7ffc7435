CREATE TABLE "birth_years" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"said_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "birth_years_year" CHECK ("birth_years"."year" between 1900 and extract(year from "birth_years"."said_at" at time zone 'UTC'))
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sequence" bigint GENERATED ALWAYS AS IDENTITY (sequence name "consents_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"version" integer NOT NULL,
	"given" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "consents_purpose" CHECK ("consents"."purpose" in ('ANALYTICS', 'MARKETING', 'LOYALTY')),
	CONSTRAINT "consents_version" CHECK ("consents"."version" > 0)
);
--> statement-breakpoint
CREATE INDEX "consents_latest" ON "consents" USING btree ("user_id","purpose","sequence");--> statement-breakpoint

-- By hand: consents are the proof of what was said, and some are not open to children.
REVOKE UPDATE, DELETE, TRUNCATE ON consents FROM kiosk_app;
--> statement-breakpoint
-- Under 18, or of an age that nobody knows: no profiling, no marketing. Only the year is known, so all of the year in which
-- somebody turns 18 counts as under 18.
CREATE FUNCTION privacy_adults_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.given AND NEW.purpose IN ('ANALYTICS', 'MARKETING') AND NOT EXISTS (
    SELECT FROM birth_years WHERE user_id = NEW.user_id AND extract(year from NEW.at AT TIME ZONE 'UTC') - year > 18
  ) THEN
    RAISE EXCEPTION 'this purpose is open to adults only' USING ERRCODE = 'check_violation', CONSTRAINT = 'consents_adults_only';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER consents_adults_only BEFORE INSERT ON consents FOR EACH ROW EXECUTE FUNCTION privacy_adults_only();

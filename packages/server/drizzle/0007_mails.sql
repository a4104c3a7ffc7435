CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recipient_email" text NOT NULL,
	"recipient_name" text NOT NULL,
	"template" text NOT NULL,
	"data" jsonb NOT NULL,
	"language" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"useless_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"given_up_at" timestamp (3) with time zone,
	"last_answer" text,
	CONSTRAINT "mails_one_end" CHECK ("mails"."sent_at" is null or "mails"."given_up_at" is null),
	CONSTRAINT "mails_attempts" CHECK ("mails"."attempts" >= 0),
	CONSTRAINT "mails_sent_after_trying" CHECK ("mails"."sent_at" is null or "mails"."attempts" > 0)
);
--> statement-breakpoint
CREATE INDEX "mails_due" ON "mails" USING btree ("due_at") WHERE "mails"."sent_at" is null and "mails"."given_up_at" is null;--> statement-breakpoint
CREATE INDEX "mails_written" ON "mails" USING btree ("written_at","id");
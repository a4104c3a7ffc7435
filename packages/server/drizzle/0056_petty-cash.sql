CREATE TYPE "public"."petty_count_kind" AS ENUM('COUNT', 'TOP_UP', 'EMPTY', 'CLOSE');--> statement-breakpoint
CREATE TYPE "public"."petty_place" AS ENUM('SAFE', 'BANK');--> statement-breakpoint
CREATE TYPE "public"."petty_voucher_state" AS ENUM('WAITING', 'PAID', 'REJECTED', 'REVERSED');--> statement-breakpoint
CREATE TABLE "petty_boxes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outlet_id" uuid NOT NULL,
	"name" text NOT NULL,
	"custodian_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"voucher_limit" bigint NOT NULL,
	"balance" bigint DEFAULT 0 NOT NULL,
	"in_use" boolean DEFAULT true NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "petty_boxes_amounts" CHECK ("petty_boxes"."amount" > 0 and "petty_boxes"."voucher_limit" between 1 and "petty_boxes"."amount" and "petty_boxes"."version" > 0),
	CONSTRAINT "petty_boxes_balance" CHECK ("petty_boxes"."balance" >= 0),
	CONSTRAINT "petty_boxes_closed" CHECK ("petty_boxes"."in_use" or "petty_boxes"."balance" = 0)
);
--> statement-breakpoint
CREATE TABLE "petty_counts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"box_id" uuid NOT NULL,
	"custodian_id" uuid NOT NULL,
	"kind" "petty_count_kind" NOT NULL,
	"expected" bigint NOT NULL,
	"counted" bigint NOT NULL,
	"notes" jsonb,
	"added" bigint NOT NULL,
	"place" "petty_place",
	"reference" text,
	"reason" text,
	"day" date NOT NULL,
	"counted_at" timestamp (3) with time zone NOT NULL,
	"counted_by" uuid NOT NULL,
	CONSTRAINT "petty_counts_amounts" CHECK ("petty_counts"."expected" >= 0 and "petty_counts"."counted" >= 0 and "petty_counts"."counted" + "petty_counts"."added" >= 0
        and ("petty_counts"."kind" <> 'COUNT' or "petty_counts"."added" = 0) and ("petty_counts"."kind" not in ('EMPTY', 'CLOSE') or "petty_counts"."counted" + "petty_counts"."added" = 0)),
	CONSTRAINT "petty_counts_place" CHECK (("petty_counts"."added" = 0) = ("petty_counts"."place" is null)),
	CONSTRAINT "petty_counts_another_person" CHECK ("petty_counts"."counted_by" <> "petty_counts"."custodian_id"),
	CONSTRAINT "petty_counts_reason" CHECK ("petty_counts"."counted" = "petty_counts"."expected" or "petty_counts"."reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "petty_vouchers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "petty_vouchers_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"box_id" uuid NOT NULL,
	"custodian_id" uuid NOT NULL,
	"state" "petty_voucher_state" NOT NULL,
	"day" date NOT NULL,
	"category_id" uuid NOT NULL,
	"what" text NOT NULL,
	"amount" bigint NOT NULL,
	"seller_name" text,
	"seller_gstin" text,
	"bill_number" text,
	"bill_key" text,
	"cgst" bigint NOT NULL,
	"sgst" bigint NOT NULL,
	"igst" bigint NOT NULL,
	"receipt_ids" uuid[] NOT NULL,
	"entry_id" uuid,
	"made_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"reversed_by" uuid,
	"reversed_at" timestamp (3) with time zone,
	"reason" text,
	CONSTRAINT "petty_vouchers_number" UNIQUE("number"),
	CONSTRAINT "petty_vouchers_entry" UNIQUE("entry_id"),
	CONSTRAINT "petty_vouchers_amount" CHECK ("petty_vouchers"."amount" > 0),
	CONSTRAINT "petty_vouchers_heads" CHECK ("petty_vouchers"."cgst" >= 0 and "petty_vouchers"."sgst" = "petty_vouchers"."cgst" and "petty_vouchers"."igst" >= 0 and ("petty_vouchers"."cgst" = 0 or "petty_vouchers"."igst" = 0)
        and "petty_vouchers"."cgst" + "petty_vouchers"."sgst" + "petty_vouchers"."igst" < "petty_vouchers"."amount"
        and (("petty_vouchers"."cgst" = 0 and "petty_vouchers"."igst" = 0) or ("petty_vouchers"."seller_gstin" is not null and coalesce("petty_vouchers"."bill_key", '') <> ''))),
	CONSTRAINT "petty_vouchers_receipts" CHECK (cardinality("petty_vouchers"."receipt_ids") <= 6),
	CONSTRAINT "petty_vouchers_paid" CHECK (("petty_vouchers"."state" in ('PAID', 'REVERSED')) = ("petty_vouchers"."entry_id" is not null)),
	CONSTRAINT "petty_vouchers_decided" CHECK (num_nulls("petty_vouchers"."decided_by", "petty_vouchers"."decided_at") in (0, 2) and ("petty_vouchers"."state" <> 'REJECTED' or "petty_vouchers"."decided_by" is not null)),
	CONSTRAINT "petty_vouchers_another_person" CHECK ("petty_vouchers"."decided_by" <> "petty_vouchers"."custodian_id"),
	CONSTRAINT "petty_vouchers_reversed" CHECK (num_nulls("petty_vouchers"."reversed_by", "petty_vouchers"."reversed_at") in (0, 2) and ("petty_vouchers"."state" = 'REVERSED') = ("petty_vouchers"."reversed_at" is not null)
        and ("petty_vouchers"."state" in ('REJECTED', 'REVERSED')) = ("petty_vouchers"."reason" is not null))
);
--> statement-breakpoint
ALTER TABLE "petty_counts" ADD CONSTRAINT "petty_counts_box_id_petty_boxes_id_fk" FOREIGN KEY ("box_id") REFERENCES "public"."petty_boxes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "petty_vouchers" ADD CONSTRAINT "petty_vouchers_box_id_petty_boxes_id_fk" FOREIGN KEY ("box_id") REFERENCES "public"."petty_boxes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "petty_vouchers" ADD CONSTRAINT "petty_vouchers_category_id_expense_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."expense_categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "petty_vouchers" ADD CONSTRAINT "petty_vouchers_entry_id_journal_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."journal_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "petty_boxes_name" ON "petty_boxes" USING btree ("outlet_id",lower("name")) WHERE "petty_boxes"."in_use";--> statement-breakpoint
CREATE INDEX "petty_counts_box" ON "petty_counts" USING btree ("box_id","counted_at");--> statement-breakpoint
CREATE INDEX "petty_vouchers_made" ON "petty_vouchers" USING btree ("box_id","made_at","id");--> statement-breakpoint
CREATE INDEX "journal_lines_petty" ON "journal_lines" USING btree ("party") WHERE "journal_lines"."account_code" = '1015' and "journal_lines"."party" is not null;--> statement-breakpoint
-- By hand. What a box holds is moved by its vouchers and counts alone; what was written stays.
REVOKE UPDATE, DELETE, TRUNCATE ON "petty_boxes" FROM kiosk_app;--> statement-breakpoint
GRANT UPDATE ("name", "custodian_id", "amount", "voucher_limit", "in_use", "version") ON "petty_boxes" TO kiosk_app;--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON "petty_vouchers", "petty_counts" FROM kiosk_app;--> statement-breakpoint
GRANT UPDATE ("state", "day", "entry_id", "decided_by", "decided_at", "reversed_by", "reversed_at", "reason") ON "petty_vouchers" TO kiosk_app;--> statement-breakpoint
-- A box begins empty, one that is closed stays so, and cash in it changes hands only by a count that emptied it.
CREATE FUNCTION petty_boxes_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (CASE WHEN TG_OP = 'INSERT' THEN NEW.balance <> 0 OR NOT NEW.in_use
      ELSE NOT OLD.in_use OR (OLD.balance > 0 AND OLD.custodian_id <> NEW.custodian_id) END) THEN
    RAISE EXCEPTION 'box % stays as it is', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'petty_boxes_stay';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER petty_boxes_stay BEFORE INSERT OR UPDATE ON "petty_boxes" FOR EACH ROW EXECUTE FUNCTION petty_boxes_stay();--> statement-breakpoint
-- A voucher is of who answers for the box, pays alone only up to its limit, and goes forward only.
CREATE FUNCTION petty_vouchers_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (SELECT FROM petty_boxes b WHERE b.id = NEW.box_id AND b.in_use AND b.custodian_id = NEW.custodian_id
        AND (NEW.state = 'WAITING' OR (NEW.state = 'PAID' AND NEW.amount <= b.voucher_limit))) THEN
      RAISE EXCEPTION 'voucher % does not fit its box', NEW.number USING ERRCODE = 'check_violation', CONSTRAINT = 'petty_vouchers_fit';
    END IF;
    IF EXISTS (SELECT FROM unnest(NEW.receipt_ids) r (id) WHERE NOT EXISTS (
        SELECT FROM files f WHERE f.id = r.id AND f.owner_id = NEW.id AND f.owner_type::text = 'EXPENSE_CLAIM')) THEN
      RAISE EXCEPTION 'a receipt is not one of voucher %', NEW.number USING ERRCODE = 'check_violation', CONSTRAINT = 'petty_vouchers_receipt';
    END IF;
    RETURN NEW;
  END IF;
  IF NOT ((OLD.state = 'WAITING' AND NEW.state IN ('PAID', 'REJECTED') AND NEW.decided_by IS NOT NULL)
      OR (OLD.state = 'PAID' AND NEW.state = 'REVERSED' AND (OLD.day, OLD.entry_id, OLD.decided_by, OLD.decided_at)
        IS NOT DISTINCT FROM (NEW.day, NEW.entry_id, NEW.decided_by, NEW.decided_at))) THEN
    RAISE EXCEPTION 'voucher % stays as it is', OLD.number USING ERRCODE = 'check_violation', CONSTRAINT = 'petty_vouchers_steps';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER petty_vouchers_steps BEFORE INSERT OR UPDATE ON "petty_vouchers"
  FOR EACH ROW EXECUTE FUNCTION petty_vouchers_steps();--> statement-breakpoint
CREATE FUNCTION petty_vouchers_move() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NEW.state IN ('PAID', 'REVERSED') THEN
    UPDATE petty_boxes b SET balance = b.balance + CASE NEW.state WHEN 'PAID' THEN -NEW.amount ELSE NEW.amount END WHERE b.id = NEW.box_id;
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER petty_vouchers_move AFTER INSERT OR UPDATE OF "state" ON "petty_vouchers"
  FOR EACH ROW EXECUTE FUNCTION petty_vouchers_move();--> statement-breakpoint
-- A count is of what the box held at that moment, and of who answered for it; what it leaves is in the box from then on.
CREATE FUNCTION petty_counts_move() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  UPDATE petty_boxes b SET balance = NEW.counted + NEW.added
    WHERE b.id = NEW.box_id AND b.in_use AND b.balance = NEW.expected AND b.custodian_id = NEW.custodian_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'box % held something else than %', NEW.box_id, NEW.expected
      USING ERRCODE = 'check_violation', CONSTRAINT = 'petty_counts_expected';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER petty_counts_move AFTER INSERT ON "petty_counts" FOR EACH ROW EXECUTE FUNCTION petty_counts_move();--> statement-breakpoint
-- At each commit the books say of a box what it holds.
CREATE FUNCTION petty_boxes_booked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := to_jsonb(NEW);
  box petty_boxes;
  booked bigint;
BEGIN
  SELECT b.* INTO box FROM petty_boxes b WHERE b.id::text = coalesce(said ->> 'party', said ->> 'id');
  SELECT coalesce(sum(l.debit - l.credit), 0) INTO booked FROM journal_lines l JOIN journal_entries e ON e.id = l.entry_id
    WHERE l.account_code = '1015' AND l.party = box.id::text AND e.outlet_id = box.outlet_id;
  IF box.balance <> booked THEN
    RAISE EXCEPTION 'box % holds %, and % by the books', box.id, box.balance, booked
      USING ERRCODE = 'check_violation', CONSTRAINT = 'petty_boxes_booked';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER petty_boxes_booked AFTER UPDATE ON "petty_boxes" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.balance <> NEW.balance) EXECUTE FUNCTION petty_boxes_booked();--> statement-breakpoint
CREATE CONSTRAINT TRIGGER journal_lines_of_boxes AFTER INSERT ON "journal_lines" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.account_code = '1015' AND NEW.party IS NOT NULL) EXECUTE FUNCTION petty_boxes_booked();

ALTER TABLE "journal_entries" ADD COLUMN "written_in" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
-- By hand: an entry balances, has two lines at least, and gets all of them from the transaction that wrote it: what was posted is not added to, not even by what balances.
CREATE OR REPLACE FUNCTION finance_assert_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  -- A line names its entry; an entry has only its own id.
  entry uuid := coalesce(to_jsonb(NEW) ->> 'entry_id', to_jsonb(NEW) ->> 'id')::uuid;
  difference numeric;
  lines integer;
BEGIN
  SELECT coalesce(sum(debit - credit), 0), count(*) INTO difference, lines FROM journal_lines WHERE entry_id = entry;
  IF difference <> 0 OR lines < 2 THEN
    RAISE EXCEPTION 'journal entry % does not balance: difference % over % lines', entry, difference, lines
      USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_entries_balance';
  END IF;
  IF TG_OP = 'INSERT' AND NOT EXISTS (SELECT FROM journal_entries e WHERE e.id = entry AND e.written_in = pg_current_xact_id()) THEN
    RAISE EXCEPTION 'journal entry % was posted: it gets no more lines', entry
      USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_lines_with_entry';
  END IF;
  RETURN NULL;
END $$;

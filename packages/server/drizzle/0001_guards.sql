-- The application runs as this role. It owns nothing: it cannot change the schema, nor rewrite history.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kiosk_app') THEN
    CREATE ROLE kiosk_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO kiosk_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO kiosk_app;
--> statement-breakpoint
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO kiosk_app;
--> statement-breakpoint
-- History: written once, read for ever.
REVOKE UPDATE, DELETE, TRUNCATE ON
  audit_entries, journal_entries, journal_lines, documents, document_lines, stock_moves, order_steps, provider_events,
  reaction_marks, remembered_commands
FROM kiosk_app;
--> statement-breakpoint
-- Never removed, although they change.
REVOKE DELETE, TRUNCATE ON
  accounts, document_series, orders, order_lines, payments, refunds, batches, outbox, stream_positions, tickets, ticket_lines
FROM kiosk_app;
--> statement-breakpoint
REVOKE UPDATE ON order_lines, ticket_lines FROM kiosk_app;
--> statement-breakpoint
-- A journal entry balances and has at least two lines, or its transaction does not commit.
CREATE FUNCTION finance_assert_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
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
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER journal_entries_balance AFTER INSERT ON journal_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION finance_assert_balanced();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER journal_lines_balance AFTER INSERT OR UPDATE ON journal_lines
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION finance_assert_balanced();
--> statement-breakpoint
-- Batches are updated in place for every portion cooked: room on the page keeps these updates off the indexes.
ALTER TABLE batches SET (fillfactor = 50);
--> statement-breakpoint
ALTER TABLE stock_levels SET (fillfactor = 50);
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO kiosk_app;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO kiosk_app;
--> statement-breakpoint
-- The job queue keeps its own tables here. They are hints to look at the tables above and may be dropped at any moment.
CREATE SCHEMA jobs;
--> statement-breakpoint
GRANT USAGE ON SCHEMA jobs TO kiosk_app;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA jobs GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO kiosk_app;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA jobs GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO kiosk_app;

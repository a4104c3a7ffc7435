-- Writes a journal entry with its lines. That it balances is asserted by its caller in TypeScript and, at the commit, by the
-- constraint trigger journal_entries_balance. Answers its id.
create or replace function finance_post(entry jsonb, lines jsonb) returns uuid language plpgsql as $$
declare
  posted journal_entries := jsonb_populate_record(null::journal_entries, entry);
begin
  insert into journal_entries
    (id, outlet_id, tax_date, business_date, source_type, source_id, event, narration, posted_at, posted_by, reversal_of)
  values (posted.id, posted.outlet_id, posted.tax_date, posted.business_date, posted.source_type, posted.source_id,
    posted.event, posted.narration, posted.posted_at, posted.posted_by, posted.reversal_of);
  insert into journal_lines (entry_id, position, account_code, debit, credit, party)
  select posted.id, line.position, line.account_code, line.debit, line.credit, line.party
  from jsonb_populate_recordset(null::journal_lines, lines) line;
  return posted.id;
end $$;

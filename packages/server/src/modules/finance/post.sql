-- The first day on or after this one whose month is not locked and whose year is not closed. Holds the months it looks at against being locked before the commit, so
-- that what it says stays true as long as it matters (finance_hold_month, the migration of periods).
create or replace function finance_open_day(day date) returns date language plpgsql as $$
declare
  open_month date := date_trunc('month', day)::date;
  closed date;
begin
  -- Held before it is looked at: a year is closed by whoever holds its months alone.
  perform finance_hold_month(open_month, false);
  closed := (select max(y.last_day) from year_closings y where y.state = 'APPROVED');
  if closed >= open_month then open_month := closed + 1; end if;
  loop
    perform finance_hold_month(open_month, false);
    exit when not exists (select from ledger_periods p where p.month = open_month and p.state <> 'OPEN');
    open_month := (open_month + interval '1 month')::date;
  end loop;
  return greatest(day, open_month);
end $$;

-- The lines of an entry whose cash (1010) is in this session of a drawer; as they are without one.
create or replace function finance_in_drawer(lines jsonb, session uuid) returns jsonb language sql immutable as $$
  select case when session is null then lines else (
    select jsonb_agg(case when line ->> 'account_code' = '1010' then line || jsonb_build_object('party', session) else line end)
    from jsonb_array_elements(lines) line) end
$$;

-- Writes a journal entry with its lines. That it balances is asserted by its caller in TypeScript and, at the commit, by the
-- constraint trigger journal_entries_balance. What comes late, after its month was locked, is booked on the first open day and keeps the
-- day it happened on (decisions/0047). Answers its id.
create or replace function finance_post(entry jsonb, lines jsonb) returns uuid language plpgsql as $$
declare
  posted journal_entries := jsonb_populate_record(null::journal_entries, entry);
  business date := posted.business_date;
  tax date := posted.tax_date;
begin
  posted.kind := coalesce(posted.kind, 'ORDINARY');
  -- A year is closed in its own last month, locked or not: nothing is moved out of it.
  if posted.kind <> 'CLOSING' then business := finance_open_day(business); end if;
  -- Nearly always both dates lie in one month, which is held and known to be open by now.
  if posted.kind <> 'CLOSING' and (business <> posted.business_date or date_trunc('month', tax) <> date_trunc('month', business)) then
    tax := finance_open_day(tax);
  end if;
  if business <> posted.business_date or tax <> posted.tax_date then
    posted.happened_on := posted.business_date;
  end if;
  insert into journal_entries
    (id, outlet_id, kind, tax_date, business_date, happened_on, source_type, source_id, event, narration, posted_at, posted_by, reversal_of)
  values (posted.id, posted.outlet_id, posted.kind, tax, business, posted.happened_on, posted.source_type, posted.source_id,
    posted.event, posted.narration, posted.posted_at, posted.posted_by, posted.reversal_of);
  insert into journal_lines (entry_id, position, account_code, debit, credit, party)
  select posted.id, line.position, line.account_code, line.debit, line.credit, line.party
  from jsonb_populate_recordset(null::journal_lines, lines) line;
  return posted.id;
end $$;

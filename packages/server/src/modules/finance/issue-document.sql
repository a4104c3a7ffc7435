-- The number as printed: `MCK1/2627/000123`, at most sixteen characters (CGST Rules, rule 46(b)). A longer series leaves
-- fewer digits (`MCK1R/2627/00001`). Raises when the series is full: it must be followed by a new one.
create or replace function finance_document_number(series text, financial_year text, sequence integer) returns text
language plpgsql immutable as $$
declare
  room integer := 14 - length(series) - length(financial_year);
  digits text := sequence::text;
begin
  if length(digits) > room then raise exception 'the document series % of % is full', series, financial_year; end if;
  return series || '/' || financial_year || '/' || lpad(digits, greatest(length(digits), least(6, room)), '0');
end $$;

-- Issues a document under the next number of its series. The series' row is hot: call this as late as possible, it is locked until the commit, which is what keeps the
-- series without gaps. `document` is a row without number and sequence; `device` is the series' device or null.
create or replace function finance_issue_document(document jsonb, lines jsonb, device uuid) returns text
language plpgsql as $$
declare
  issued documents := jsonb_populate_record(null::documents, document);
begin
  insert into document_series (series, financial_year, document_type, outlet_id, device_id, last_number)
  values (issued.series, issued.financial_year, issued.type, issued.outlet_id, device, 1)
  on conflict (series, financial_year) do update set last_number = document_series.last_number + 1
  returning last_number into issued.sequence;
  issued.number := finance_document_number(issued.series, issued.financial_year, issued.sequence);
  insert into documents values (issued.*);
  insert into document_lines
  select (jsonb_populate_record(line, jsonb_build_object('document_id', issued.id))).*
  from jsonb_populate_recordset(null::document_lines, lines) line;
  return issued.number;
end $$;

import type postgres from 'postgres';

/**
 * What commands have written, table by table, in an order that two databases share and without the names that each side gives
 * by itself: ids of tickets, entries, documents, moves, events and audit rows, and transactions.
 */
const TABLES: Readonly<Record<string, string>> = {
  orders: `select to_jsonb(o) from orders o`,
  order_lines: `select to_jsonb(l) from order_lines l`,
  order_steps: `select to_jsonb(s) from order_steps s`,
  token_counters: `select to_jsonb(c) from token_counters c`,
  reservations: `select to_jsonb(r) from reservations r`,
  stock_levels: `select to_jsonb(l) from stock_levels l`,
  batches: `select to_jsonb(b) from batches b`,
  stock_moves: `select to_jsonb(m) - 'id' - 'transaction' from stock_moves m`,
  stock_deficits: `select to_jsonb(d) - 'id' - 'transaction' from stock_deficits d`,
  payments: `select to_jsonb(p) from payments p`,
  tickets: `select to_jsonb(t) - 'id' from tickets t`,
  ticket_lines: `select to_jsonb(l) - 'ticket_id' || jsonb_build_object('order', t.order_id, 'station', t.station_code)
    from ticket_lines l join tickets t on t.id = l.ticket_id`,
  document_series: `select to_jsonb(s) from document_series s`,
  documents: `select to_jsonb(d) - 'id' - 'written_in' from documents d`,
  document_lines: `select to_jsonb(l) - 'document_id' || jsonb_build_object('number', d.number)
    from document_lines l join documents d on d.id = l.document_id`,
  journal_entries: `select to_jsonb(e) - 'id' - 'number' - 'event' - 'written_in' || jsonb_build_object('event', split_part(e.event, ':', 1),
    'lines', (select jsonb_agg(to_jsonb(l) - 'entry_id' order by l.position) from journal_lines l where l.entry_id = e.id))
    from journal_entries e`,
  outbox: `select jsonb_build_object('event', event, 'stream', stream, 'at', occurred_at,
    'payload', payload - 'ticketId' || case when payload ? 'stockItemIds' then jsonb_build_object('stockItemIds',
      (select jsonb_agg(i order by i) from jsonb_array_elements_text(payload -> 'stockItemIds') i)) else '{}' end)
    from outbox`,
  remembered_commands: `select to_jsonb(r) - 'digest' - 'answer' from remembered_commands r`,
  audit_entries: `select to_jsonb(a) - 'id' - 'sequence' - 'transaction' - 'input' from audit_entries a`,
};

/** Every row of every table that selling writes to. */
export async function writtenBy(sql: postgres.Sql): Promise<Record<string, string[]>> {
  const written: Record<string, string[]> = {};
  for (const [table, query] of Object.entries(TABLES)) {
    const rows = await sql.unsafe<{ row: string }[]>(`select q.row::text as row from (${query}) q (row) order by 1`);
    written[table] = rows.map(({ row }) => row);
  }
  return written;
}

import { parse } from 'csv-parse/sync';

/** One till ticket of the day: what was bought together. */
export interface TillTicket {
  /** Its number in the file. */
  readonly ticket: string;
  /** Minutes after midnight. */
  readonly minute: number;
  /** Pieces by item; a repeated row is one more piece. */
  readonly pieces: ReadonlyMap<string, number>;
}

export interface TillDay {
  /** Every item of the file, by name. */
  readonly items: readonly string[];
  /** The tickets of the day, in the order of time, then number. */
  readonly tickets: readonly TillTicket[];
}

interface Row {
  readonly transaction: string;
  readonly item: string;
  readonly datetime: string;
}

/**
 * Reads the tickets of one date from a file with the columns transaction, item and datetime (local, to the minute). Odd
 * items and odd hours count like any other. Throws when the file has other columns or nothing on that date.
 */
export function readTickets(csv: string, date: string): TillDay {
  const rows = parse(csv, { columns: true, skip_empty_lines: true, bom: true, trim: true }) as Row[];
  const [first] = rows;
  if (!first || !('transaction' in first && 'item' in first && 'datetime' in first)) {
    throw new Error('The file needs the columns transaction, item and datetime.');
  }
  const found = new Map<string, { minute: number; pieces: Map<string, number> }>();
  for (const { transaction, item, datetime } of rows) {
    if (!datetime.startsWith(date)) continue;
    const [hours = 0, minutes = 0] = datetime.slice(11, 16).split(':').map(Number);
    const known = found.get(transaction) ?? { minute: hours * 60 + minutes, pieces: new Map<string, number>() };
    known.pieces.set(item, (known.pieces.get(item) ?? 0) + 1);
    found.set(transaction, known);
  }
  if (found.size === 0) throw new Error(`The file has no ticket on ${date}.`);
  const tickets = [...found].map(([ticket, { minute, pieces }]) => ({ ticket, minute, pieces }));
  return {
    items: [...new Set(rows.map((row) => row.item))].sort(),
    tickets: tickets.sort((a, b) => a.minute - b.minute || Number(a.ticket) - Number(b.ticket)),
  };
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Tx } from '../../../platform/db/database.ts';
import { copyRows, readTableTypes } from './copy-rows.ts';

/** Rows of one statement: whoever wants to read waits for one of these at most. */
const ROWS_PER_STATEMENT = 8_000;

/**
 * Writes in the background what is already thought of, while the next is thought of: one processor for us, another for
 * the database.
 */
export interface Scribe {
  /** Takes rows on for writing, after all that was given before. They are made only when their turn has come. */
  write(table: string, rows: () => readonly object[]): void;
  /** Reads from the same transaction, which cannot be asked while it is being written to. */
  reading<Answer>(read: () => Promise<Answer>): Promise<Answer>;
  /** Lets the writing go on; call it every now and then between one day and the next. */
  letWrite(): Promise<unknown>;
}

/** Does some work with a scribe, and ends when all is written. When either fails, nothing more is written, and it throws. */
export async function withScribe(tx: Tx, work: (scribe: Scribe) => Promise<void>): Promise<void> {
  const types = await readTableTypes(tx);
  const writes: (() => Promise<void>)[] = [];
  const reads: (() => Promise<void>)[] = [];
  const failures: unknown[] = [];
  let busy: Promise<void> | null = null;

  const run = async () => {
    for (let next = reads.shift() ?? writes.shift(); next; next = reads.shift() ?? writes.shift()) {
      await next().catch((error: unknown) => {
        failures.push(error);
        writes.length = 0;
      });
    }
    busy = null;
  };
  const begin = () => {
    busy ??= run();
  };
  const copy = (table: string, rows: readonly object[]) => () => copyRows(tx, { table, rows, types });

  const scribe: Scribe = {
    write(table, rows) {
      if (failures.length > 0) return;
      writes.push(async () => {
        const all = rows();
        const statements = [];
        for (let from = 0; from < all.length; from += ROWS_PER_STATEMENT) {
          statements.push(copy(table, all.slice(from, from + ROWS_PER_STATEMENT)));
        }
        writes.unshift(...statements);
      });
      begin();
    },
    reading: (read) =>
      new Promise((resolve, reject) => {
        reads.push(() => read().then(resolve, reject));
        begin();
      }),
    letWrite: () => nextTurn(),
  };

  try {
    await work(scribe);
  } catch (error) {
    failures.push(error);
    writes.length = 0;
  }
  while (busy) await busy;
  if (failures.length > 0) throw failures[0];
}

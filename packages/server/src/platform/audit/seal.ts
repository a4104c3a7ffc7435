import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type postgres from 'postgres';
import type { Clock } from '../clock.ts';
import type { AnchorFile } from './anchors.ts';

/** A row is sealed within a second of its commit. */
const EVERY_MS = 400;
/** Rows in one seal: some 5,000 are digested in a tenth of a second. */
const ROWS_AT_MOST = 5_000;

/** The newest link of the chain. */
export interface Seal {
  readonly number: number;
  /** SHA-256, in hexadecimal. */
  readonly hash: string;
  readonly rows: number;
}

/** Seals the oldest rows that are not sealed yet; null where there are none, or where another process is at it. */
export async function sealAudit(sql: postgres.ISql, at: Date, most = ROWS_AT_MOST): Promise<Seal | null> {
  const [seal] = await sql<{ number: string; hash: string; rows: number }[]>`
    select sealed_number as number, encode(sealed_hash, 'hex') as hash, sealed_rows as rows
    from platform_seal_audit(${at.toISOString()}::timestamptz, ${most})`;
  return seal ? { ...seal, number: Number(seal.number) } : null;
}

export interface Sealing {
  stop(): Promise<void>;
}

interface SealingOptions {
  readonly sql: postgres.Sql;
  readonly clock: Clock;
  readonly log: Logger;
  /** Where the head of the chain is kept outside of the database. */
  readonly anchors: AnchorFile;
  /** While it says no, nothing is sealed. */
  mayWork(): boolean;
}

/** Seals what was committed, again and again. Any number of processes may: one of them seals at a time. */
export function startSealing({ sql, clock, log, anchors, mayWork }: SealingOptions): Sealing {
  const over = new AbortController();
  const once = async () => {
    for (let more = mayWork(); more && !over.signal.aborted; ) {
      const seal = await sealAudit(sql, clock.now());
      if (seal) anchors.keep(seal, clock.now());
      more = seal?.rows === ROWS_AT_MOST;
    }
  };
  const run = async () => {
    while (!over.signal.aborted) {
      // What could not be sealed now waits in its table.
      await once().catch((error: unknown) =>
        log.warn({ err: error }, 'the audit trail is not sealed, or its head not kept, just now'),
      );
      await sleep(EVERY_MS, undefined, { signal: over.signal }).catch(() => {});
    }
  };
  const running = run();
  return {
    async stop() {
      over.abort();
      await running;
      anchors.close(clock.now());
    },
  };
}

// R15: audit shows tampering. Mutant that reddens it: platform/audit/verify.ts does not ask the heads that were kept.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { type Anchor, HEADS_FILE, readAnchors } from '../platform/audit/anchors.ts';
import { sealAudit } from '../platform/audit/seal.ts';
import { unsealedRows, verifyAudit } from '../platform/audit/verify.ts';
import type { Check } from './promise.ts';
import { undone } from './undone.ts';

const FULL_ROWS = 1_000_000;
const ROWS_AT_ONCE = 20_000;
const SEALED_WITHIN_MS = 120_000;
/** How long it may take to look at the whole trail. */
const LOOK_MS = 30_000;

/** What somebody who may write everything in the database does to the trail; `row` is where. */
type Tampering = (
  sql: postgres.TransactionSql,
  row: { readonly id: string; readonly sequence: string },
) => Promise<unknown>;

interface Case {
  readonly tamper: Tampering;
  /** What must be said of it; `row` stands for the id of the row. */
  readonly says: (row: string) => RegExp;
}

const CASES: Readonly<Record<string, Case>> = {
  altered: {
    tamper: (sql, { id }) => sql`update audit_entries set actor_label = 'somebody else' where id = ${id}`,
    says: (row) => new RegExp(`^Row ${row} .* is not as it was sealed`),
  },
  'another price before': {
    tamper: (sql, { id }) => sql`
      update audit_entries set changes = jsonb_set(changes, '{0,fields,price,before}', '1') where id = ${id}`,
    says: (row) => new RegExp(`^Row ${row} .* is not as it was sealed`),
  },
  'another record': {
    tamper: (sql, { id }) => sql`update audit_entries set entity_id = gen_random_uuid() where id = ${id}`,
    says: (row) => new RegExp(`^Row ${row} .* is not as it was sealed`),
  },
  deleted: {
    tamper: (sql, { id }) => sql`delete from audit_entries where id = ${id}`,
    says: () => /holds a row .* that is gone/,
  },
  inserted: {
    tamper: (sql, { id }) => sql`
      insert into audit_entries (id, sequence, transaction, at, command, outcome, actor_kind, actor_label, request_id)
      overriding system value
      select gen_random_uuid(), sequence - 1, transaction, at, 'check.forged', outcome, actor_kind, actor_label, request_id
      from audit_entries where id = ${id}`,
    says: () => /check\.forged .* (was never sealed|is not as it was sealed)/,
  },
  reordered: {
    tamper: (sql, { id }) => sql`update audit_entries set transaction = '3' where id = ${id}`,
    says: (row) => new RegExp(`Row ${row} `),
  },
  'cut off': {
    tamper: async (sql) => {
      await sql`delete from audit_seals where number = (select max(number) from audit_seals)`;
      await sql`delete from audit_entries e where (e.transaction, e.sequence) >
        (select through_transaction, through_sequence from audit_seals order by number desc limit 1)`;
    },
    says: () => /its end is gone/,
  },
  rewritten: {
    tamper: async (sql, { id }) => {
      // Before the product seals on.
      await sql`select pg_advisory_xact_lock(7201121)`;
      await sql`update audit_entries set actor_label = 'somebody else' where id = ${id}`;
      await sql`truncate audit_seals`;
      while (await sealAudit(sql, new Date()));
    },
    says: () => /^Seal \d+ is not the one that was kept outside of the database/,
  },
};

/** A million rows are sealed; then the trail is tampered with in eight ways, each found, and its row named where there is one. */
export const audit: Check = async ({ target, seed, scale, say }) => {
  const { databaseUrl, dataDir } = await target();
  if (!databaseUrl || !dataDir) throw new Error('This check looks into the database of a product of its own.');
  const owner = postgres(databaseUrl, { max: 2, onnotice: () => {} });
  const violations: string[] = [];
  try {
    const count = Math.round(FULL_ROWS * scale);
    await fill(owner, count, seed);
    const began = performance.now();
    while ((await unsealedRows(owner)) > 0) {
      if (performance.now() - began > SEALED_WITHIN_MS) throw new Error('The trail was not sealed in time.');
      await sleep(100);
    }
    say(`sealed ${((performance.now() - began) / 1_000).toFixed(1)} s after the last row was written`);
    const anchors = readAnchors(join(dataDir, HEADS_FILE));
    if (anchors.length === 0) violations.push('no head of the chain was kept outside of the database');
    // The head of this minute is kept when the product stops: here, at once.
    const heads = [...anchors, await headOf(owner)];
    const looked = async (sql: postgres.ISql, what: string) => {
      const from = performance.now();
      const verified = await verifyAudit(sql, heads);
      const took = performance.now() - from;
      say(
        `${what}: ${verified.problem ?? `whole, ${verified.rows} rows in ${verified.seals} seals`} (${(took / 1_000).toFixed(1)} s)`,
      );
      if (took > LOOK_MS) violations.push(`${what}: it took ${(took / 1_000).toFixed(1)} s to look`);
      return verified;
    };
    const before = await looked(owner, 'untouched');
    if (before.problem !== null || before.rows < count)
      violations.push(`untouched: ${before.problem ?? 'rows are missing'}`);
    let found = 0;
    for (const [kind, { tamper, says }] of Object.entries(CASES)) {
      const [row] = await owner<{ id: string; sequence: string }[]>`
        select id, sequence from audit_entries where command = 'check.row' order by transaction, sequence offset ${Math.floor(count / 3)} limit 1`;
      if (!row) throw new Error('There is no row to tamper with.');
      await undone(owner, async (sql) => {
        await tamper(sql, row);
        const { problem } = await looked(sql, kind);
        if (problem !== null && says(row.id).test(problem)) found += 1;
        else violations.push(`${kind}: ${problem ?? 'nothing was found'}`);
      });
    }
    return { violations, figure: `${found} of ${Object.keys(CASES).length} kinds of tampering found in ${count} rows` };
  } finally {
    await owner.end({ timeout: 5 });
  }
};

async function fill(sql: postgres.Sql, count: number, seed: number): Promise<void> {
  for (let from = 0; from < count; from += ROWS_AT_ONCE) {
    await sql`
      insert into audit_entries
        (id, at, command, outcome, actor_kind, actor_label, request_id, input, entity, entity_id, changes)
      select gen_random_uuid(), now(), 'check.row', 'done', 'system', 'check', 'request ' || n,
        jsonb_build_object('n', n, 'seed', ${seed}::integer), 'menu_item', gen_random_uuid(),
        jsonb_build_array(jsonb_build_object('entity', 'menu_item', 'id', gen_random_uuid(), 'fields',
          jsonb_build_object('price', jsonb_build_object('before', n, 'after', n + 500))))
      from generate_series(${from}::integer, ${Math.min(count, from + ROWS_AT_ONCE) - 1}::integer) n`;
  }
}

async function headOf(sql: postgres.Sql): Promise<Anchor> {
  const [head] = await sql<{ number: string; hash: string }[]>`
    select number, encode(hash, 'hex') as hash from audit_seals order by number desc limit 1`;
  if (!head) throw new Error('Nothing was sealed.');
  return { number: Number(head.number), hash: head.hash, at: '' };
}

// R3: history cannot be changed. Mutants that redden it: drizzle/0001_guards.sql lets the application update journal_lines; modules/finance/identities.ts without 'a
// document is the sum of its lines and its round-off'.
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { openApi } from '../entry/replay/api.ts';
import { PLACE_ORDER } from '../entry/replay/documents.ts';
import { freshId } from '../entry/replay/fresh-id.ts';
import { unsealedRows, verifyAudit } from '../platform/audit/verify.ts';
import { type OpenDatabase, openDatabase, type Tx } from '../platform/db/database.ts';
import { unequalBooks } from './books.ts';
import { openCounter, TENDERED } from './counter.ts';
import type { Check } from './promise.ts';
import { undone } from './undone.ts';

const SALES = 4;
const SEALED_WITHIN_MS = 60_000;
const REFUND = `mutation ($input: RefundLinesInput!) {
  result: refundLines(input: $input) { __typename ... on Order { id } ... on Refusal { code message } }
}`;

/** What is written once, with a column that somebody might wish were another. */
const HISTORY = {
  journal_entries: 'business_date',
  journal_lines: 'debit',
  documents: 'total',
  document_lines: 'taxable',
  document_prints: 'copy',
  audit_entries: 'actor_label',
  audit_seals: 'hash',
  stock_moves: 'value',
  order_steps: 'at',
  provider_events: 'body',
  goods_receipts: 'reference',
  supplier_bills: 'total',
  stock_deficit_clearings: 'value',
} as const;

/** What may not be done to it by the application, whatever it was made to say. */
const REFUSED: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(HISTORY).flatMap(([table, column]) => [
      [`change ${table}`, `update ${table} set ${column} = ${column}`],
      [`delete from ${table}`, `delete from ${table}`],
      [`empty ${table}`, `truncate ${table} cascade`],
    ]),
  ),
  'put a guard to sleep': 'alter table journal_lines disable trigger all',
  'add lines to an entry': `insert into journal_lines (entry_id, position, account_code, debit, credit)
    select entry_id, 90 + side, account_code, debit + 100 * side, credit + 100 * (1 - side)
    from (select entry_id, account_code, 0 as debit, 0 as credit from journal_lines order by entry_id limit 1) l, (values (0), (1)) s (side)`,
  'add a line to an invoice': `insert into document_lines select document_id, 90, description, tax_code, tax_kind, quantity, 0, 0, rate_bp, 0, 0, 0, item_id, of_position
    from document_lines order by document_id limit 1`,
};

/** What somebody does who owns the database, and can put every guard to sleep; found by the identities of the books. */
const OWNERS_CHANGES: Readonly<Record<string, (tx: Tx) => Promise<unknown>>> = {
  'an amount of an entry': (tx) =>
    tx.execute(sql`update journal_lines set debit = debit + 100 where (entry_id, position) in (
      select entry_id, position from journal_lines where debit > 0 limit 1)`),
  'both sides of a sale': (tx) =>
    tx.execute(sql`update journal_lines l set debit = case when debit > 0 then debit + 100 else 0 end,
      credit = case when credit > 0 then credit + 100 else 0 end
      where entry_id = (select id from journal_entries where source_type = 'order' and event = 'sale' limit 1)
        and account_code in ('1010', '4100')`),
  'what was paid': (tx) =>
    tx.execute(sql`update payments set amount = amount - 100, tendered = tendered - 100 where tender = 'CASH'`),
  'an entry that is gone': (tx) =>
    tx.execute(sql`with gone as (select id from journal_entries where source_type = 'order' limit 1),
      lines as (delete from journal_lines where entry_id in (select id from gone))
      delete from journal_entries where id in (select id from gone)`),
  'the total of an invoice': (tx) =>
    tx.execute(
      sql`update documents set total = total - 100, taxable = taxable - 100 where id = (select id from documents limit 1)`,
    ),
  'an invoice that is gone': (tx) =>
    tx.execute(sql`with gone as (select id from documents where type <> 'CREDIT_NOTE' order by sequence limit 1),
      lines as (delete from document_lines where document_id in (select id from gone))
      delete from documents where id in (select id from gone)`),
  'the value of what was used': (tx) =>
    tx.execute(sql`update stock_moves set value = value + 100 where id = (select id from stock_moves limit 1)`),
};

/** The application is refused whatever would change what was written; what the owner of the database changes is found. */
export const immutability: Check = async ({ target: find, say }) => {
  const target = await find();
  const { databaseUrl } = target;
  if (!databaseUrl) return { violations: [], figure: 'nothing was tried', skipped: 'it works in the database' };
  await sell(target);
  const owner = postgres(databaseUrl, { max: 2, onnotice: () => {} });
  const opened = openDatabase(databaseUrl, { max: 2, name: 'check' });
  const violations: string[] = [];
  try {
    const refused = await tryAsApplication(owner, violations);
    const found = await changeAsOwner(opened, owner, violations);
    const [tries, changes] = [Object.keys(REFUSED).length, Object.keys(OWNERS_CHANGES).length + 1];
    say(
      `the application was refused ${refused} of ${tries}; of what the owner changed ${found} of ${changes} were found`,
    );
    return { violations, figure: `application refused ${refused} of ${tries}, owner found ${found} of ${changes}` };
  } finally {
    await opened.close();
    await owner.end({ timeout: 5 });
  }
};

/** Something of everything: deliveries, sales, and a piece of one given back. */
async function sell(target: Parameters<typeof openCounter>[0]): Promise<void> {
  const counter = await openCounter(target, 100);
  const api = openApi(target, 1);
  let orderId = '';
  for (let n = 0; n < SALES; n += 1) {
    orderId = freshId();
    await api.command(PLACE_ORDER, { id: orderId, ...counter.rollCarts[n], cash: { tendered: TENDERED } }, 'Order');
  }
  const said = { commandId: freshId(), orderId, reason: 'To have a note.', lines: [{ position: 1, quantity: 1 }] };
  await api.command(REFUND, said, 'Order');
}

async function tryAsApplication(owner: postgres.Sql, violations: string[]): Promise<number> {
  let refused = 0;
  for (const [what, statement] of Object.entries(REFUSED)) {
    await undone(owner, async (tx) => {
      await tx.unsafe('set local role kiosk_app');
      const said = await tx
        .savepoint(async (inner) => {
          await inner.unsafe(statement);
          // What is looked at when it commits is looked at now.
          await inner.unsafe('set constraints all immediate');
          return null;
        })
        .catch((error: postgres.PostgresError) => error);
      if (said === null) violations.push(`the application could ${what}`);
      else if (said.code === '42501' || said.code === '23514') refused += 1;
      else violations.push(`${what}: ${said.code} ${said.message}`);
    });
  }
  return refused;
}

async function changeAsOwner({ db }: OpenDatabase, owner: postgres.Sql, violations: string[]): Promise<number> {
  const before = await unequalBooks(db);
  violations.push(...before.map((one) => `untouched: ${one}`));
  let found = 0;
  for (const [what, change] of Object.entries(OWNERS_CHANGES)) {
    const enough = new Error('Enough seen.');
    await db
      .transaction(async (tx) => {
        await tx.execute(sql`set local session_replication_role = replica`);
        await change(tx);
        const unequal = await unequalBooks(tx);
        if (unequal.length > 0) found += 1;
        else violations.push(`${what}: nothing was found`);
        throw enough;
      })
      .catch((error: unknown) => {
        if (error !== enough) throw error;
      });
  }
  for (const end = performance.now() + SEALED_WITHIN_MS; (await unsealedRows(owner)) > 0; ) {
    if (performance.now() > end) throw new Error('The trail was not sealed in time.');
    await sleep(100);
  }
  await undone(owner, async (tx) => {
    await tx`update audit_entries set actor_label = 'somebody else' where id = (select id from audit_entries limit 1)`;
    const { problem } = await verifyAudit(tx, []);
    if (problem !== null) found += 1;
    else violations.push('a row of the audit trail: nothing was found');
  });
  return found;
}

// R4: refunds never pass what was captured. Mutants that redden it: modules/ordering/refund-lines.ts reads the order without its lock; modules/finance/documents
// takes no note of the pieces that went back before.
import postgres from 'postgres';
import { seededIds } from '../../../../tools/faults/seeded-ids.ts';
import { openApi } from '../entry/replay/api.ts';
import { chance } from '../entry/replay/chance.ts';
import { PLACE_ORDER } from '../entry/replay/documents.ts';
import { openDatabase } from '../platform/db/database.ts';
import { unequalBooks } from './books.ts';
import { Caller } from './caller.ts';
import { openCounter, TENDERED } from './counter.ts';
import { inTurn } from './in-turn.ts';
import type { Check } from './promise.ts';

const FULL = { rounds: 1_000, racers: 50 } as const;
const CONNECTIONS = 64;
const ROUNDS_AT_ONCE = 4;
const UNPAID = new Set(['CANNOT_REFUND_NOW', 'LINES_NOT_LEFT', 'CANNOT_CANCEL_NOW']);

const REFUND = `mutation ($input: RefundLinesInput!) {
  result: refundLines(input: $input) { __typename ... on Order { id } ... on Refusal { code message } }
}`;
const CANCEL = `mutation ($input: CancelOrderInput!) {
  result: cancelOrder(input: $input) { __typename ... on Order { id } ... on Refusal { code message } }
}`;

/** What each of the racers of a round asks for of an order of two lines, and how many of them may get it. */
const CONTESTS = [
  { name: 'the first line', asks: ['first'], winners: [1, 1] },
  { name: 'all of it', asks: ['cancel'], winners: [1, 1] },
  { name: 'the first line, or all that is left', asks: ['first', 'cancel'], winners: [1, 2] },
  { name: 'either line, or all that is left', asks: ['first', 'second', 'cancel'], winners: [1, 2] },
] as const;

interface Round {
  readonly orderId: string;
  readonly contest: (typeof CONTESTS)[number];
  readonly won: number;
}

/** A thousand orders paid in cash, each asked back by fifty at once, in part and whole: never more goes back than came. */
export const refunds: Check = async ({ target: find, seed, scale, say }) => {
  const target = await find();
  const { databaseUrl } = target;
  if (!databaseUrl) return { violations: [], figure: 'nothing was tried', skipped: 'it looks into the database' };
  const rounds = Math.max(8, Math.round(FULL.rounds * scale));
  const counter = await openCounter(target, 2 * FULL.rounds);
  const [api, caller, random] = [openApi(target, 8), new Caller(CONNECTIONS, 60_000), chance(seed, 'refunds')];
  const nextId = seededIds(seed, new Date());
  const played = await inTurn(rounds, ROUNDS_AT_ONCE, async (n): Promise<Round> => {
    const orderId = nextId();
    const cart = counter.rollCarts[n % counter.rollCarts.length];
    await api.command(PLACE_ORDER, { id: orderId, ...cart, cash: { tendered: TENDERED } }, 'Order');
    const contest = CONTESTS[n % CONTESTS.length] as Round['contest'];
    const heard = await inTurn(FULL.racers, FULL.racers, () => {
      const ask = random.pick(contest.asks);
      const said = { commandId: nextId(), orderId, reason: 'A race.' };
      if (ask === 'cancel') return caller.insist(() => [target], CANCEL, said);
      const lines = [{ position: ask === 'first' ? 1 : 2, quantity: 1 }];
      return caller.insist(() => [target], REFUND, { ...said, lines });
    });
    for (const one of heard) {
      if (one.kind === 'refused' && !UNPAID.has(one.code)) caller.violations.push(`a refund was refused: ${one.code}`);
    }
    return { orderId, contest, won: heard.filter(({ kind }) => kind === 'done').length };
  });
  caller.close();
  say(`${rounds} rounds of ${FULL.racers}; heard: ${caller.tally()}`);
  const sql = postgres(databaseUrl, { max: 2, onnotice: () => {} });
  const violations = [...caller.violations, ...(await compareRounds(sql, played).finally(() => sql.end()))];
  const { db, close } = openDatabase(databaseUrl, { max: 2, name: 'check' });
  violations.push(...(await unequalBooks(db).finally(close)));
  return { violations, figure: `${rounds} rounds, ${rounds * FULL.racers} asked` };
};

/** So many won as could, and what went back of each order is what their notes say, and no more than came. */
async function compareRounds(sql: postgres.Sql, rounds: readonly Round[]): Promise<string[]> {
  const rows = await sql<{ id: string; came: string; back: string; noted: string; refunds: number; status: string }[]>`
    select o.id, o.payment_status as status,
      (select coalesce(sum(p.amount), 0) from payments p where p.order_id = o.id) as came,
      (select coalesce(sum(r.amount), 0) from refunds r where r.order_id = o.id and r.state <> 'FAILED') as back,
      (select coalesce(sum(d.total), 0) from documents d where d.order_id = o.id and d.type = 'CREDIT_NOTE') as noted,
      (select count(*)::int from refunds r where r.order_id = o.id) as refunds
    from orders o where o.id = any(${rounds.map(({ orderId }) => orderId)})`;
  const found = new Map(rows.map((row) => [row.id, row]));
  return rounds.flatMap(({ orderId, contest, won }) => {
    const row = found.get(orderId);
    if (!row) return [`order ${orderId} is gone`];
    const [least, most] = contest.winners;
    const faults = [
      won < least || won > most ? `${won} of those who wanted ${contest.name} won` : null,
      row.refunds !== won ? `${won} won and ${row.refunds} refunds are there` : null,
      Number(row.back) > Number(row.came) ? `${row.back} of ${row.came} went back` : null,
      Number(row.back) !== Number(row.noted) ? `${row.back} went back and ${row.noted} is on its notes` : null,
      (row.status === 'REFUNDED') !== (row.back === row.came)
        ? `${row.back} of ${row.came} went back: ${row.status}`
        : null,
    ];
    return faults.flatMap((fault) => (fault ? [`order ${orderId}: ${fault}`] : []));
  });
}

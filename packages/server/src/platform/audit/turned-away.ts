import { createHash } from 'node:crypto';
import { and, eq, lt, ne, sql } from 'drizzle-orm';
import type { CallContext } from '../context.ts';
import type { Database, Tx } from '../db/database.ts';
import { blockOf } from '../http/address-block.ts';
import { type AuditFacts, recordAudit } from './record.ts';
import { turnedAway } from './tables.ts';

/** Rows a minute for one reason of one person, device or key; and of one block of addresses, where nobody knows who it is. */
export const ROWS_OF_KNOWN = 30;
export const ROWS_OF_BLOCK = 3;
/** Rows a minute for all strangers together, however many blocks of addresses they have. */
export const ROWS_OF_STRANGERS = 120;
/** Of a key that wanted more than its budget of query cost has left. */
export const BUDGET_SPENT = 'BUDGET_SPENT';
const MINUTE_MS = 60_000;
/** Nobody of whom nothing was heard for so long is counted any more; what was left to say of them goes to the others'. */
const FORGOTTEN_MS = 24 * 60 * MINUTE_MS;
const STRANGERS = 'strangers';

/** What is to be written of one who was turned away. */
interface Entry {
  readonly context: CallContext;
  readonly facts: AuditFacts;
}

/** Entries of one key that are written together: the first few, and how many there are. */
interface Batch {
  readonly entries: Entry[];
  count: number;
}

interface Line {
  next: { readonly batch: Batch; readonly written: Promise<void> } | null;
  readonly running: Promise<void>;
}

interface Whose {
  readonly key: string;
  readonly most: number;
  readonly isStranger: boolean;
}

/** For each database, whose entries are being written: whoever comes meanwhile is written by the next transaction, all at once. */
const linesOf = new WeakMap<Database, Map<string, Line>>();

/**
 * Writes down, in a transaction that is committed when this resolves, that somebody was turned away. The trail cannot be deleted from,
 * so nobody fills it at will: beyond so many rows a minute they are counted, and the next row says how many it stands for.
 */
export function recordTurnedAway(context: CallContext, facts: AuditFacts): Promise<void> {
  const whose = whoseIs(context, facts);
  const { db } = context.platform;
  const lines = linesOf.get(db) ?? new Map<string, Line>();
  linesOf.set(db, lines);
  const entry = { context, facts };
  const line = lines.get(whose.key);
  if (!line) return begin(lines, whose, { entries: [entry], count: 1 });
  line.next ??= following(lines, whose, line);
  const { batch, written } = line.next;
  if (batch.entries.length < whose.most) batch.entries.push(entry);
  batch.count += 1;
  return written;
}

/** Who it is and what kind of failure; nothing of that can be read in the key. */
function whoseIs(context: CallContext, { outcome, reason, acting }: AuditFacts): Whose {
  const { kind, id, label } = acting ?? context.asker ?? context.actor;
  const isStranger = kind === 'anonymous';
  const who = isStranger ? blockOf(context.address) : `${kind} ${id ?? label}`;
  const key = createHash('sha256').update(`${outcome} ${reason} ${who}`).digest('base64url');
  // A key that starves does so all day: one row a minute says so, and how often.
  const most = reason === BUDGET_SPENT ? 1 : isStranger ? ROWS_OF_BLOCK : ROWS_OF_KNOWN;
  return { key, most, isStranger };
}

/** The last of the strangers that wait for their turn to be written down, by database. */
const lastStranger = new WeakMap<Database, Promise<void>>();

/** Strangers all wait for one counter: one at a time, so that they do not hold every connection while they do. */
function inTurn(db: Database, work: () => Promise<void>): Promise<void> {
  const turn = (lastStranger.get(db) ?? Promise.resolve()).then(work, work);
  lastStranger.set(db, turn);
  return turn;
}

function begin(lines: Map<string, Line>, whose: Whose, batch: Batch): Promise<void> {
  const go = () => write(whose, batch);
  const db = batch.entries[0]?.context.platform.db;
  const running = whose.isStranger && db ? inTurn(db, go) : go();
  const line: Line = { running, next: null };
  lines.set(whose.key, line);
  const over = () => {
    if (lines.get(whose.key) === line && !line.next) lines.delete(whose.key);
  };
  running.then(over, over);
  return running;
}

function following(lines: Map<string, Line>, whose: Whose, { running }: Line) {
  const batch: Batch = { entries: [], count: 0 };
  const go = () => begin(lines, whose, batch);
  return { batch, written: running.then(go, go) };
}

async function write({ key, most, isStranger }: Whose, { entries, count }: Batch): Promise<void> {
  const [first] = entries;
  if (!first) return;
  const { db, clock } = first.context.platform;
  const now = clock.now();
  await db.transaction(async (tx) => {
    const mine = await held(tx, key, now);
    const wished = Math.min(entries.length, most - mine.written);
    const general =
      isStranger && wished > 0 ? await takeOfStrangers(tx, wished, now) : { granted: wished, unwritten: 0 };
    const { granted } = general;
    // Of blocks that have no counter yet none is made while strangers fill the trail: they are counted together.
    if (granted === 0 && isStranger && !mine.isKept) return keep(tx, STRANGERS, await addedTo(tx, count, now));
    const stoodFor = mine.unwritten + general.unwritten;
    for (const [at, { context, facts }] of entries.slice(0, granted).entries())
      await recordAudit(tx, context, now, at === 0 ? { ...facts, repeated: stoodFor } : facts);
    const unwritten = count - granted + (granted > 0 ? 0 : mine.unwritten);
    await keep(tx, key, { since: mine.since, written: mine.written + granted, unwritten });
  });
}

interface Count {
  readonly since: Date;
  readonly written: number;
  readonly unwritten: number;
}

/** A counter as it is in this minute, held until the transaction ends. */
async function held(tx: Tx, key: string, now: Date): Promise<Count & { readonly isKept: boolean }> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`turned-away:${key}`}, 0))`);
  const [kept] = await tx.select().from(turnedAway).where(eq(turnedAway.key, key));
  const isOver = !kept || kept.since.getTime() <= now.getTime() - MINUTE_MS;
  const { since, written } = isOver ? { since: now, written: 0 } : kept;
  return { isKept: kept !== undefined, since, written, unwritten: kept?.unwritten ?? 0 };
}

/** Takes rows from what all strangers have together in this minute, and what was counted of those who are forgotten. */
async function takeOfStrangers(tx: Tx, wished: number, now: Date) {
  const { isKept: _, ...all } = await held(tx, STRANGERS, now);
  const granted = Math.max(0, Math.min(wished, ROWS_OF_STRANGERS - all.written));
  const left = all.written === 0 ? await forgotten(tx, now) : 0;
  const unwritten = granted > 0 ? all.unwritten + left : 0;
  await keep(tx, STRANGERS, {
    ...{ since: all.since, written: all.written + granted },
    unwritten: granted > 0 ? 0 : all.unwritten + left,
  });
  return { granted, unwritten };
}

async function addedTo(tx: Tx, count: number, now: Date): Promise<Count> {
  const { isKept: _, ...all } = await held(tx, STRANGERS, now);
  return { ...all, unwritten: all.unwritten + count };
}

async function forgotten(tx: Tx, now: Date): Promise<number> {
  const gone = await tx
    .delete(turnedAway)
    .where(and(ne(turnedAway.key, STRANGERS), lt(turnedAway.since, new Date(now.getTime() - FORGOTTEN_MS))))
    .returning({ unwritten: turnedAway.unwritten });
  return gone.reduce((sum, { unwritten }) => sum + unwritten, 0);
}

async function keep(tx: Tx, key: string, count: Count): Promise<void> {
  await tx
    .insert(turnedAway)
    .values({ key, ...count })
    .onConflictDoUpdate({ target: turnedAway.key, set: count });
}

import type { GraphQLField, GraphQLSchema } from 'graphql';
import type postgres from 'postgres';
import { type Chance, chance } from '../../entry/replay/chance.ts';
import { type AccessTable, type OperationRow, rowName } from './access-table.ts';
import type { Caller, Callers } from './callers.ts';
import { documentOf, type OneField } from './document.ts';
import { ask, type Way, waysOf } from './door.ts';
import { type Expectation, expectationOf, mayRead, type Place } from './expectation.ts';
import { changedBetween, footprintOf } from './footprint.ts';
import { heardIn, inWords, isAsExpected } from './hearing.ts';
import type { Common, Room } from './rooms.ts';
import { type Given, variablesFor } from './variables.ts';

const PLACES = ['here', 'there'] as const;
const AT_ONCE = 6;
/** How many times as often as the others. */
const TELLING = 5;
/** Who does this is somebody else afterwards: asked by somebody new each time. */
const ENDS_THE_CALLER = new Set(['signOut', 'eraseMyAccount']);

/** What finds nothing lawfully: what is gone after it was done once, a college that signs nobody in, and what only its giver takes back. */
const MAY_BE_NOTHING = new Set(['removeAddressRule', 'tryCollege', 'endExpenseDelegation']);
const COMES_LAST = 'retireRole';

/** One row of the table with the document that asks for it. */
export interface Operation {
  readonly row: OperationRow;
  readonly field: GraphQLField<unknown, unknown>;
  readonly document: OneField;
}

/** The product that is tried. */
export interface Trial {
  readonly url: string;
  readonly sql: postgres.Sql;
  readonly rooms: Readonly<Record<Place, Room>>;
  readonly common: Common;
  readonly callers: Callers;
  readonly everybody: readonly Caller[];
  /** Of all cells, the part that is tried. */
  readonly share: number;
  readonly seed: number;
}

export interface Tried {
  readonly cells: number;
  readonly violations: readonly string[];
}

interface Cell extends Operation {
  readonly caller: Caller;
  readonly place: Place;
  readonly expected: Expectation;
  readonly way: Way;
}

/** The rows of the table that the schema has, each with its document. */
export function operationsOf(table: AccessTable, schema: GraphQLSchema): Operation[] {
  const led = new Map(table.fields.flatMap(({ field, asked }) => (asked ? [[field, asked.via] as const] : [])));
  return table.operations.flatMap((row) => {
    const field = schema.getRootType(row.root.toLowerCase() as never)?.getFields()[row.operation];
    // What leads to other rows is asked for by itself; on a stream it comes along.
    const isLeftOut = (name: string) =>
      led.has(name) && (row.root !== 'Subscription' || led.get(name) !== row.operation);
    return field ? [{ row, field, document: documentOf(row.root, field, isLeftOut) }] : [];
  });
}

/** What the table and the schema do not have in common, one line each. */
export function missingRows({ operations }: AccessTable, schema: GraphQLSchema): string[] {
  const told = new Set(operations.map(({ root, operation }) => `${root}.${operation}`));
  const there = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}).map((name) => `${type?.name}.${name}`),
  );
  return [
    ...there.filter((name) => !told.has(name)).map((name) => `${name} has no row in docs/access.md`),
    ...[...told]
      .filter((name) => !there.includes(name))
      .map((name) => `docs/access.md has a row of ${name}, which is not there`),
  ];
}

/** Looks and changes by everybody in both outlets. First all that must not be, after which nothing may have changed; then the rest. */
export async function tryOperations(operations: readonly Operation[], trial: Trial): Promise<Tried> {
  const chosen = chance(trial.seed, 'cells');
  const asked = operations.filter(({ row }) => row.root !== 'Subscription');
  const cells = asked.map((operation) => cellsOf(operation, trial, chosen));
  const denied = cells.map((group) => group.filter(({ expected }) => expected !== 'in'));
  const violations = await tryAllDenied(denied, trial);
  for (const group of lastAtTheEnd(cells))
    violations.push(
      ...(await tryLetIn(
        group.filter(({ expected }) => expected === 'in'),
        trial,
      )),
    );
  return { cells: cells.flat().length, violations };
}

function other(place: Place): Place {
  return place === 'here' ? 'there' : 'here';
}

function lastAtTheEnd(groups: readonly Cell[][]): Cell[][] {
  const isLast = ([cell]: Cell[]) => cell?.row.operation === COMES_LAST;
  return [...groups.filter((group) => !isLast(group)), ...groups.filter(isLast)];
}

function cellsOf(operation: Operation, { everybody, share }: Trial, chosen: Chance): Cell[] {
  return everybody.flatMap((caller) =>
    PLACES.flatMap((place) => {
      const way = chosen.pick(waysOf(caller));
      const expected = expectationOf(operation.row, caller, place);
      // Whoever may it in the one outlet and not in the other is tried more often: there it goes wrong most easily.
      const isTelling = caller.reach === 'here' && expectationOf(operation.row, caller, other(place)) !== expected;
      if (chosen.whole(1, 1_000) > share * (isTelling ? TELLING : 1) * 1_000) return [];
      return [{ ...operation, caller, place, way, expected }];
    }),
  );
}

/** Each operation by all who must be denied it: nothing may change. A part of all looks once, at the end, and does not know who it was. */
async function tryAllDenied(groups: readonly Cell[][], trial: Trial): Promise<string[]> {
  const violations: string[] = [];
  // What one operation left as it was is what the next one finds.
  let there = await footprintOf(trial.sql);
  const look = async (who: string) => {
    const before = there;
    there = await footprintOf(trial.sql);
    const changed = changedBetween(before, there);
    if (changed.length > 0) violations.push(`${who}: somebody who was denied changed ${changed.join(', ')}`);
  };
  for (const group of groups) {
    const [first] = group;
    if (!first) continue;
    await confirmAll(trial);
    violations.push(...(await inTurns(group, (cell) => tryCell(cell, cell.caller, trial))));
    if (trial.share === 1 && first.row.root === 'Mutation') await look(rowName(first.row));
  }
  if (trial.share < 1) await look('one of all operations');
  return violations;
}

async function tryLetIn(cells: readonly Cell[], trial: Trial): Promise<string[]> {
  await confirmAll(trial);
  return inTurns(cells, async (cell) => {
    const ends = ENDS_THE_CALLER.has(cell.row.operation);
    return tryCell(cell, ends ? await trial.callers.another(cell.caller) : cell.caller, trial);
  });
}

/** Whoever changes something of importance has confirmed a moment ago that it is them. */
async function confirmAll({ sql }: Trial): Promise<void> {
  await sql`update sessions set confirmed_at = now()`;
}

async function tryCell(cell: Cell, caller: Caller, { url, rooms, common }: Trial): Promise<string[]> {
  const { row, field, document, place, expected, way } = cell;
  const meant = variablesFor(rowName(row), field, rooms[place], common);
  // Who is denied types no names: what they find of their own later on has none either.
  const variables = expected === 'in' ? meant : without(meant, rooms[place].canary);
  const text = await ask(url, caller, document, variables, way);
  const heard = heardIn(text);
  const who = `${rowName(row)} of ${place} by ${caller.name}`;
  const isOwn = typeof row.who === 'string' || MAY_BE_NOTHING.has(row.operation);
  const wrong = isAsExpected(heard, expected, isOwn) ? [] : [`${who}: ${inWords(heard)} instead of ${expected}`];
  const allowed = mayRead(row, caller, expected);
  const leaked = PLACES.filter((other) => !allowed.includes(other) && text.includes(rooms[other].canary));
  return [...wrong, ...leaked.map((other) => `${who}: the answer tells of the outlet ${other}`)];
}

function without(variables: Given, canary: string): Given {
  return JSON.parse(JSON.stringify(variables).replaceAll(canary, 'Nobody')) as Given;
}

/** Does it for each, a few at once. */
async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<string[]>): Promise<string[]> {
  const found: string[] = [];
  const rest = [...items];
  const worker = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) found.push(...(await work(item)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return found;
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from '../../entry/replay/api.ts';
import { type AccessTable, type FieldRow, rowName } from './access-table.ts';
import type { Caller } from './callers.ts';
import { type Expectation, expectationOf, mayRead, type Place } from './expectation.ts';
import { happen, withFreshOrder } from './happenings.ts';
import { Listener, type Stream } from './listener.ts';
import type { Operation, Trial, Tried } from './operations.ts';
import type { Room } from './rooms.ts';
import { variablesFor } from './variables.ts';

const PLACES = ['here', 'there'] as const;
/** Until everybody is connected or refused. */
const JOINED_WITHIN_MS = 10_000;
/** Until everybody has heard. */
const HEARD_WITHIN_MS = 10_000;

interface Followed extends Operation {
  readonly caller: Caller;
  readonly place: Place;
  readonly expected: Expectation;
  readonly stream: Stream;
}

/** Every stream by everybody in both outlets, while something happens in both. */
export async function tryStreams(
  operations: readonly Operation[],
  { fields }: AccessTable,
  trial: Trial,
  api: Api,
): Promise<Tried> {
  const rooms = {
    here: await withFreshOrder(api, trial.rooms.here),
    there: await withFreshOrder(api, trial.rooms.there),
  };
  const listeners = trial.everybody.map((caller) => ({ caller, listener: new Listener(trial.url, caller) }));
  const streams = operations.filter(({ row }) => row.root === 'Subscription');
  const followed = listeners.flatMap(({ caller, listener }) =>
    streams.flatMap((operation) => PLACES.map((place) => follow(operation, { caller, listener, place, rooms }, trial))),
  );
  try {
    await until(
      () => followed.every(({ expected, stream }) => isHearer(expected) || stream.failed !== null),
      JOINED_WITHIN_MS,
    );
    // Who is let in is told nothing of it.
    await sleep(1_000);
    for (const place of PLACES) await happen(api, rooms[place], trial.common);
    await until(
      () => followed.every(({ expected, stream }) => expected !== 'in' || stream.messages.length > 0),
      HEARD_WITHIN_MS,
    );
  } finally {
    await Promise.all(listeners.map(({ listener }) => listener.close()));
  }
  return { cells: followed.length, violations: followed.flatMap((one) => wrongWith(one, fields, rooms)) };
}

interface Wish {
  readonly caller: Caller;
  readonly listener: Listener;
  readonly place: Place;
  readonly rooms: Readonly<Record<Place, Room>>;
}

function follow(operation: Operation, { caller, listener, place, rooms }: Wish, { common }: Trial): Followed {
  const { row, field, document } = operation;
  const expected = expectationOf(row, caller, place);
  const stream = listener.follow(document, variablesFor(rowName(row), field, rooms[place], common));
  return { ...operation, caller, place, expected, stream };
}

/** What is of others is not there for whoever sees their own alone: told so, or told nothing. */
function isHearer(expected: Expectation): boolean {
  return expected === 'in' || expected === 'nothing';
}

function wrongWith(followed: Followed, fields: readonly FieldRow[], rooms: Wish['rooms']): string[] {
  const { row, caller, place, expected, stream } = followed;
  const who = `${rowName(row)} of ${place} by ${caller.name}`;
  const text = stream.messages.join('\n');
  const allowed = mayRead(row, caller, expected);
  const leaked = PLACES.filter((other) => !allowed.includes(other) && text.includes(rooms[other].canary));
  const led = fields.flatMap(({ field, asked }) => (asked?.via === row.operation ? [{ field, asked }] : []));
  return [
    ...howItWasHeard(followed).map((wrong) => `${who}: ${wrong}`),
    ...leaked.map((other) => `${who}: a message tells of the outlet ${other}`),
    ...led.flatMap(({ field, asked }) => {
      const name = field.split('.')[1] ?? '';
      const rule = { ...row, who: asked.who, where: 'outlet', elsewhere: 'FORBIDDEN' } as const;
      const isTold = new RegExp(`"${name}":\\[\\{`).test(text);
      const isMeant = expectationOf(rule, caller, place) === 'in';
      return isTold === isMeant ? [] : [`${who}: ${field} is ${isTold ? 'told' : 'not told'}`];
    }),
  ];
}

function howItWasHeard({ expected, stream }: Followed): string[] {
  const { messages, failed } = stream;
  if (expected === 'in') return messages.length > 0 ? [] : [`it heard nothing, ${failed ?? 'and was let in'}`];
  if (messages.some((one) => /"data":\{"\w+":\{/.test(one)))
    return [`it heard what is not for it, instead of ${expected}`];
  if (expected === 'nothing') return failed === null || ['NOT_FOUND', 'it ended'].includes(failed) ? [] : [failed];
  return failed === expected ? [] : [`${failed ?? 'it was let in'} instead of ${expected}`];
}

/** Waits until it is so, or for as long as this. */
export async function until(isSo: () => boolean, withinMs: number): Promise<boolean> {
  for (const end = performance.now() + withinMs; performance.now() < end; await sleep(50)) if (isSo()) return true;
  return isSo();
}

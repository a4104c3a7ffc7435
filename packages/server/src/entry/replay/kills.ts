import { setTimeout as sleep } from 'node:timers/promises';
import type { BreakableServer } from './breakable-server.ts';
import { chance } from './chance.ts';
import type { Pace } from './pace.ts';
import type { Plan } from './plan.ts';

/** What may be killed in the middle of a day; `both` at one instant. */
export const VICTIMS = ['api', 'postgres', 'both'] as const;
export type Victim = (typeof VICTIMS)[number];

/** On the wall: what is under way for that order then is its price, itself, or what follows. */
const LATER_MS_MOST = 60;
/** The part of the run in which the kills fall: the one with the most orders. */
const PARTS = 8;

/** When each is killed: soon after the instant of an order in the busiest part, in this sequence. */
export function planKills(
  orders: Plan['orders'],
  victims: readonly Victim[],
  seed: number,
): { readonly victim: Victim; readonly afterMs: number }[] {
  const length = ((orders.at(-1)?.afterMs ?? 0) + 1) / PARTS;
  const parts = Array.from({ length: PARTS }, (_, part) =>
    orders.filter(({ afterMs }) => Math.floor(afterMs / length) === part),
  );
  const busiest = parts.reduce((most, part) => (part.length > most.length ? part : most));
  const instants = chance(seed, 'kills')
    .some(busiest, victims.length)
    .map(({ afterMs }) => afterMs)
    .sort((a, b) => a - b);
  return instants.map((afterMs, index) => ({ afterMs, victim: victims[index] as Victim }));
}

/**
 * Kills these while the day goes on, each once the one before is back: the process that serves is started again here,
 * PostgreSQL by the product that supervises it.
 */
export async function killInTheMidst(
  server: BreakableServer,
  victims: readonly Victim[],
  { seed, orders, pace, say }: { seed: number; orders: Plan['orders']; pace: Pace; say(line: string): void },
): Promise<void> {
  const random = chance(seed, 'kills on the wall');
  for (const { victim, afterMs } of planKills(orders, victims, seed)) {
    const at = pace.begun + afterMs / pace.speed + random.whole(0, LATER_MS_MOST);
    await sleep(Math.max(0, at - performance.now()));
    const killedAt = performance.now();
    const after = ((killedAt - pace.begun) / 1_000).toFixed(1);
    if (victim !== 'api') server.killPostgres();
    if (victim !== 'postgres') await server.killApi();
    await server.untilReady();
    const took = ((performance.now() - killedAt) / 1_000).toFixed(1);
    say(`kill -9 of ${victim} ${after} s into the day; ready again after ${took} s.`);
  }
}

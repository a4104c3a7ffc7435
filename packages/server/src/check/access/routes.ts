import type { AccessTable } from './access-table.ts';
import type { Caller } from './callers.ts';
import { expectationOf } from './expectation.ts';
import { changedBetween, footprintOf } from './footprint.ts';
import type { Trial, Tried } from './operations.ts';

/** What the table and the router do not have in common, one line each. */
export function missingRoutes({ routes }: AccessTable, served: readonly string[]): string[] {
  const told = routes.map(({ path }) => path);
  return [
    ...served.filter((path) => !told.includes(path)).map((path) => `the route ${path} has no row in docs/access.md`),
    ...told
      .filter((path) => !served.includes(path))
      .map((path) => `docs/access.md has a row of ${path}, which is not served`),
  ];
}

/**
 * Each route by everybody: what is open to everybody tells nobody more than others, and what wants a signature does nothing without. A part of
 * all looks once for what changed, at the end, and does not know which route it was.
 */
export async function tryRoutes({ routes }: AccessTable, trial: Trial): Promise<Tried> {
  const violations: string[] = [];
  let cells = 0;
  let there = await footprintOf(trial.sql);
  const look = async (path: string) => {
    const before = there;
    there = await footprintOf(trial.sql);
    const changed = changedBetween(before, there);
    if (changed.length > 0) violations.push(`${path}: whoever asked changed ${changed.join(', ')}`);
  };
  for (const { path, who } of routes) {
    if (who === 'as its operations say') continue;
    for (const caller of trial.everybody) {
      cells += 1;
      const wrong = await tryRoute(`${trial.url}${path.replace('*', 'nothing-here')}`, who, caller, trial);
      violations.push(...wrong.map((what) => `${path} by ${caller.name}: ${what}`));
    }
    if (trial.share === 1) await look(path);
  }
  if (trial.share < 1) await look('one of all routes');
  return { cells, violations };
}

async function tryRoute(
  url: string,
  who: 'everybody' | 'a signature' | ReadonlySet<string>,
  caller: Caller,
  { rooms }: Trial,
): Promise<string[]> {
  const { authorization } = caller;
  const headers = { 'content-type': 'application/json', ...(authorization !== null && { authorization }) };
  const signed =
    who === 'a signature' ? { method: 'POST', body: FORGED, headers: { ...headers, ...SIGNED } } : { headers };
  const response = await fetch(url, { ...signed, redirect: 'manual' });
  const text = await response.text();
  const isTurnedAway = response.status === 401 || response.status === 403;
  const leaked = Object.values(rooms).filter(({ canary }) => text.includes(canary));
  return [
    ...(isTurnedAway === isKeptOut(who, caller) ? [] : [`it is answered ${response.status}`]),
    ...leaked.map(({ canary }) => `the answer tells of ${canary}`),
  ];
}

/** Whether they are turned away before anything is looked for: without a signature everybody is, and of roles whoever has none of them. */
function isKeptOut(who: 'everybody' | 'a signature' | ReadonlySet<string>, caller: Caller): boolean {
  if (typeof who === 'string') return who === 'a signature';
  const row = { root: 'Query', operation: 'a route', variant: null, where: 'any', elsewhere: '-' } as const;
  return expectationOf({ ...row, who, but: new Set(), isWhileDue: false }, caller, 'here') !== 'in';
}

/** A message of the provider’s that is none of theirs. */
const FORGED = JSON.stringify({ event: 'payment.captured', payload: {} });
const SIGNED = { 'x-razorpay-signature': '0'.repeat(64), 'x-razorpay-event-id': 'evt_checked' };

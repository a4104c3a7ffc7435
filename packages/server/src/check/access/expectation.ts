import type { OperationRow } from './access-table.ts';
import type { Caller } from './callers.ts';

/** Which of the two outlets is asked about: the one in which roles are held, or the other. */
export type Place = 'here' | 'there';

/** What somebody must hear: that they are let in, or how they are not. */
export type Expectation = 'in' | 'nothing' | 'refused' | 'FORBIDDEN' | 'UNAUTHENTICATED';

const DEVICES = new Set(['kiosk', 'kitchen display', 'board', 'till']);
const MAY_EVERYTHING = new Set(['owner', 'administrator']);

/** What the row says to this caller who asks about this outlet. */
export function expectationOf(row: OperationRow, caller: Caller, place: Place): Expectation {
  if (caller.kind === 'disabled') return 'UNAUTHENTICATED';
  if (row.who === 'everybody') return 'in';
  if (caller.kind === 'anonymous') return 'UNAUTHENTICATED';
  if (caller.kind === 'due') return row.isWhileDue ? 'in' : 'FORBIDDEN';
  if (row.who === 'nobody') return 'FORBIDDEN';
  if (row.who === 'people') return caller.kind === 'person' ? 'in' : 'FORBIDDEN';
  const isNamed = row.who.has(caller.role) || (MAY_EVERYTHING.has(caller.role) && !isOfDevices(row));
  if (!isNamed && !row.but.has(caller.role)) return 'FORBIDDEN';
  if (!isHeld(row, caller, place)) return row.where === 'organisation' ? 'FORBIDDEN' : isIn(row.elsewhere);
  return isNamed ? 'in' : 'nothing';
}

/** What devices do for themselves no person does, whatever they may. */
function isOfDevices({ who, where }: OperationRow): boolean {
  return typeof who !== 'string' && who.size > 0 && where === 'any' && [...who].every((role) => DEVICES.has(role));
}

/** Whether what the caller holds reaches to where it is asked. */
function isHeld({ where }: OperationRow, { reach }: Caller, place: Place): boolean {
  if (reach === 'everywhere') return true;
  return where !== 'organisation' && place === 'here';
}

/** Where nothing else is said, one is shown what is of one's own outlets. */
function isIn(elsewhere: OperationRow['elsewhere']): Expectation {
  return elsewhere === '-' ? 'in' : elsewhere;
}

/** Which outlets' names may stand in an answer to them. */
export function mayRead(row: OperationRow, caller: Caller, expected: Expectation): readonly Place[] {
  if (row.who === 'everybody') return ['here', 'there'];
  if (expected !== 'in' || caller.reach === 'nowhere') return [];
  return caller.reach === 'everywhere' || row.where === 'any, of all' ? ['here', 'there'] : ['here'];
}

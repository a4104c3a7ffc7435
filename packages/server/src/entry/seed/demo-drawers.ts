import { addDays, businessDate, zonedInstant } from '@college-kiosk/kernel';
import { addPastDrawer, addPastSession } from '../../modules/payments/index.ts';
import { systemActor } from '../../platform/auth/actor.ts';
import type { Tx } from '../../platform/db/database.ts';
import { newId } from '../../platform/ids.ts';
import { demoCanteen } from './demo-menu.ts';
import { demoPerson } from './demo-person.ts';
import type { SeededCanteen } from './seed-canteen.ts';

const OPENS_AT = 6 * 60;
const COUNTED_AT = 20 * 60 + 30;
/** What stays in the drawer for change, in paise. */
const FLOAT = 200_000;

/** The days before today, the last of them yesterday: what was too much in the drawer or too little, in paise, and why. */
const COUNTED = [
  { difference: 0, reason: null },
  { difference: -2_000, reason: 'Change was given twice for one order' },
  { difference: 500, reason: null },
] as const;

/**
 * The cash drawer of the demo's second outlet: the sessions of its last days, and one that is open now. The first outlet keeps none, so that
 * whoever tries its counter takes cash at once.
 */
export async function seedDrawers(
  tx: Tx,
  canteen: SeededCanteen,
  { now, days }: { readonly now: Date; readonly days: number },
): Promise<void> {
  const outlet = canteen.outlets.find(({ code }) => code === 'LC');
  if (!outlet) return;
  const { id, label } = await demoPerson(tx, 'cashier');
  const actor = { ...systemActor(label), kind: 'user', id } as const;
  const scopeAt = (at: Date) => ({ tx, now: at, actor, newId: () => newId(at), changed: () => {} });
  const today = businessDate(now, demoCanteen.zone, canteen.dayCutHour);
  const at = (ago: number, minute: number) => zonedInstant(addDays(today, -ago), minute, demoCanteen.zone);

  const past = COUNTED.slice(-days);
  const first = at(past.length, OPENS_AT);
  const drawerId = newId(first);
  await addPastDrawer(scopeAt(first), { id: drawerId, outletId: outlet.id, name: 'Counter' });
  for (const [index, { difference, reason }] of past.entries()) {
    const ago = past.length - index;
    const opened = at(ago, OPENS_AT);
    const end = { countedAt: at(ago, COUNTED_AT), difference, reason, left: FLOAT };
    await addPastSession(scopeAt(opened), { id: newId(opened), drawerId, float: FLOAT, end });
  }
  const opening = at(0, OPENS_AT);
  const opened = opening < now ? opening : now;
  await addPastSession(scopeAt(opened), { id: newId(opened), drawerId, float: FLOAT, end: null });
}

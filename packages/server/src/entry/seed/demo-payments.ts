import { sql } from 'drizzle-orm';
import { addPastPayment } from '../../modules/purchasing/index.ts';
import { systemActor } from '../../platform/auth/actor.ts';
import type { Tx } from '../../platform/db/database.ts';
import { groupBy } from '../../platform/group.ts';
import { newId } from '../../platform/ids.ts';
import { demoPerson } from './demo-person.ts';
import type { SeededCanteen } from './seed-canteen.ts';

const DAY_MS = 86_400_000;

/** By the place of a supplier: how much of each of its bills is paid, in per cent, what beyond, and whether it waits. Others are paid nothing yet. */
const PAID = [
  { percent: 100, inAdvance: 0, waits: false },
  { percent: 60, inAdvance: 0, waits: false },
  { percent: 100, inAdvance: 150_000, waits: false },
  { percent: 100, inAdvance: 0, waits: true },
] as const;

/** What the demo's first outlet paid its suppliers: finance prepared it, the manager released it the day before yesterday. */
export async function seedPayments(tx: Tx, canteen: SeededCanteen, now: Date): Promise<void> {
  const outletId = canteen.outlets[0]?.id ?? '';
  const [finance, manager] = [await demoPerson(tx, 'finance'), await demoPerson(tx, 'manager')];
  const as = ({ id, label }: typeof finance) => ({ ...systemActor(label), kind: 'user', id }) as const;
  const rows = await tx.execute<{ supplier_id: string; bill_id: string; open: string }>(sql`
    select supplier_id, document_id as bill_id, open from payables where kind = 'BILL' and outlet_id = ${outletId} and open > 0
    order by supplier_id, due_on, document_id`);
  const at = new Date(now.getTime() - 2 * DAY_MS);
  const scope = { tx, now: at, actor: as(finance), newId: () => newId(at), changed: () => {} };
  const bySupplier = [...groupBy([...rows], (row) => row.supplier_id)];
  for (const [index, { percent, inAdvance, waits }] of PAID.entries()) {
    const [supplierId, owed] = bySupplier[index] ?? [];
    if (!supplierId || !owed) return;
    const bills = owed.map(({ bill_id: billId, open }) => ({
      ...{ billId, amount: Math.max(Math.round((Number(open) * percent) / 100), 1) },
    }));
    const reference = `N${4_417_203_800 + index * 37}`;
    const releasedBy = waits ? null : as(manager);
    await addPastPayment(scope, { id: newId(at), outletId, supplierId, reference, bills, inAdvance, releasedBy });
  }
}

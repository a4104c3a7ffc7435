import { calendarDate } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { addPastBill } from '../../modules/purchasing/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { newId } from '../../platform/ids.ts';
import { demoCanteen } from './demo-menu.ts';
import { demoPerson } from './demo-person.ts';
import type { SeededCanteen } from './seed-canteen.ts';

const DAY_MS = 86_400_000;
/** Bills came for the deliveries of these days ago. */
const BILLED_DAYS = { from: 20, to: 4 };
/** So many of a supplier. */
const BILLS_EACH = 3;

/** By the place of a bill: what its first line is dearer than agreed, in per cent. Most are right; two are held. */
const DEARER: Readonly<Record<number, number>> = { 4: 8, 7: 1, 10: 12 };

/** The bills that suppliers of the demo's first outlet sent for what they brought, entered by its storekeeper. */
export async function seedBills(tx: Tx, canteen: SeededCanteen, now: Date): Promise<void> {
  const actor = await demoPerson(tx, 'storekeeper');
  const day = (ago: number) => new Date(now.getTime() - ago * DAY_MS).toISOString();
  const rows = await tx.execute<{ id: string; received_at: string; nth: string }>(sql`
    select id, received_at, nth from (
      select r.id, r.received_at, r.supplier_id, row_number() over (partition by r.supplier_id order by r.received_at desc) as nth
      from goods_receipts r join suppliers s on s.id = r.supplier_id
      where r.outlet_id = ${canteen.outlets[0]?.id ?? null} and s.name <> 'Central kitchen'
        and r.received_at between ${day(BILLED_DAYS.from)} and ${day(BILLED_DAYS.to)}) r
    where nth <= ${BILLS_EACH} order by received_at, id`);
  for (const [index, row] of [...rows].entries()) {
    const came = new Date(row.received_at);
    const at = new Date(came.getTime() + DAY_MS);
    await addPastBill(
      { tx, now: at, actor },
      {
        ...{ id: newId(at), receiptId: row.id, number: `INV/${String(index + 41).padStart(4, '0')}` },
        ...{ billDate: calendarDate(came, demoCanteen.zone), dearer: DEARER[index] ?? 0 },
      },
    );
  }
}

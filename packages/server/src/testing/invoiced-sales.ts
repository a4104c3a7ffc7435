import { sql } from 'drizzle-orm';
import { documents } from '../modules/finance/index.ts';
import { takeCash } from '../modules/ordering/index.ts';
import type { Canteen } from './canteen.ts';

/** A student with an account. */
export const ASHA = '01890000-0000-7000-8000-0000000000aa';

/** Sales with invoices, for tests of their papers. */
export function salesOf(of: () => Canteen) {
  /** Somebody at the counter who may print. */
  const counter = () =>
    of().as(['order:place', 'order:see', 'order:read', 'order:take-cash', 'order:cancel', 'invoice:print']);
  const student = (id = ASHA) => of().as(['order:place', 'order:see', 'invoice:print'], { id });
  const invoiceOf = async (orderId: string) => {
    const [row] = await of()
      .db.select()
      .from(documents)
      .where(sql`${documents.orderId} = ${orderId} and ${documents.type} = 'INVOICE'`);
    if (!row) throw new Error('There is no invoice.');
    return row;
  };
  return {
    ...{ counter, student, invoiceOf },
    /** An order that was paid in cash at the counter, and its invoice. */
    async sold(as = counter()) {
      const orderId = of().newId();
      await of().order([{ dish: await of().dish() }], { id: orderId, tendered: 10_000, as });
      return { orderId, invoice: await invoiceOf(orderId) };
    },
    /** Somebody's own order, from their phone, paid at the counter. */
    async ownOrder(id = ASHA) {
      const orderId = of().newId();
      await of().order([{ dish: await of().dish() }], { id: orderId, as: student(id) });
      await takeCash(counter(), { id: of().newId(), orderId, tendered: 6_000 });
      return { orderId, invoice: await invoiceOf(orderId) };
    },
    asked: (documentId: string) =>
      ({ commandId: of().newId(), documentId, paper: 'RECEIPT', format: 'HTML', language: 'en' }) as const,
  };
}

import { sql } from 'drizzle-orm';
import type { Canteen } from './canteen.ts';

/** The invoice of an order that was paid. */
export async function invoiceOf({ db }: Pick<Canteen, 'db'>, orderId: string): Promise<string> {
  const [row] = await db.execute<{ id: string }>(
    sql`select id from documents where order_id = ${orderId} and type = 'INVOICE'`,
  );
  return row?.id ?? '';
}

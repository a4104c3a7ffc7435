import type postgres from 'postgres';
import { historyIdentities } from '../entry/seed/history/identities.ts';
import { expensesIdentities } from '../modules/expenses/index.ts';
import { financeIdentities } from '../modules/finance/index.ts';
import { inventoryIdentities } from '../modules/inventory/index.ts';
import { paymentsIdentities } from '../modules/payments/index.ts';
import { purchasingIdentities } from '../modules/purchasing/index.ts';
import { openDatabase, type Reader } from '../platform/db/database.ts';

/** What was answered for an order: its id and its token. */
export type Acknowledged = ReadonlyMap<string, string>;

export interface Said {
  /** Orders that were answered with success. */
  readonly acknowledged: Acknowledged;
  /** Every order that anybody ever said. */
  readonly said: ReadonlySet<string>;
  readonly outletId: string;
}

/** Looks whether the database holds what callers were told, once each, and whether everything adds up. One line each. */
export async function auditBooks(ownerUrl: string, said: Said): Promise<string[]> {
  const { db, sql, close } = openDatabase(ownerUrl, { max: 2, name: 'check' });
  try {
    return [...(await unequalBooks(db)), ...(await compareOrders(sql, said))];
  } finally {
    await close();
  }
}

/** What does not add up in goods and money, one line each; nothing where all does. */
export async function unequalBooks(reader: Reader): Promise<string[]> {
  const identities = [
    ...(await financeIdentities(reader)),
    ...(await inventoryIdentities(reader)),
    ...(await purchasingIdentities(reader)),
    ...(await paymentsIdentities(reader)),
    ...(await expensesIdentities(reader)),
    ...(await historyIdentities(reader)),
  ];
  return identities.flatMap(({ name, violations }) => violations.map((violation) => `${name}: ${violation}`));
}

async function compareOrders(sql: postgres.Sql, { acknowledged, said, outletId }: Said): Promise<string[]> {
  const kept = await sql<{ id: string; token: string; payments: number; invoices: number }[]>`
    select o.id, o.token,
      (select count(*)::int from payments p where p.order_id = o.id) as payments,
      (select count(*)::int from documents d where d.order_id = o.id) as invoices
    from orders o where o.outlet_id = ${outletId}`;
  const byId = new Map(kept.map((order) => [order.id, order]));
  const lost = [...acknowledged].filter(([id, token]) => byId.get(id)?.token !== token);
  const doubled = kept.filter(({ payments, invoices }) => payments > 1 || invoices > 1);
  const unsaid = kept.filter(({ id }) => !said.has(id));
  return [
    ...lost.map(([id, token]) => `order ${id} was acknowledged as ${token} and is ${byId.get(id)?.token ?? 'lost'}`),
    ...doubled.map(({ id, payments, invoices }) => `order ${id} has ${payments} payments and ${invoices} invoices`),
    ...unsaid.map(({ id }) => `order ${id} was never asked for`),
  ];
}

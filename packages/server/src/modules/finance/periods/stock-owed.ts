import { type Money, type Quantity, type Refusal, refuse } from '@college-kiosk/kernel';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { socket } from '../../../platform/socket.ts';

/** An item of which an outlet used more than its records held, and that nothing stands for yet: stock below nothing. */
export interface OwedStock {
  readonly outletId: string;
  readonly outletName: string;
  readonly stockItemId: string;
  readonly name: string;
  /** g, ml or pcs. */
  readonly unit: string;
  /** Thousandths of the unit. */
  readonly quantity: Quantity;
  /** What it was booked at. */
  readonly value: Money;
}

/** What of all that was used before a business day is owed still, the dearest first. Asked for twice: before the month is held, and after. */
export const stockOwed = socket<(tx: Tx, before: string) => Promise<readonly OwedStock[]>>('finance.stockOwed');

/** What of a scope it takes to ask the rooms above. */
export type Asking = Pick<CommandScope, 'tx' | 'now' | 'use'>;

const NAMED_AT_MOST = 20;

/** Why days before this one cannot be locked: STOCK_OWED, for negative inventory must be nothing at the close (rules §3.3). Null when nothing is owed. */
export async function owesStock({ tx, use }: Asking, before: string): Promise<Refusal | null> {
  const owed = await use(stockOwed)(tx, before);
  const [first] = owed;
  if (!first) return null;
  const others = owed.length === 1 ? '' : ` and ${owed.length - 1} more`;
  const message = `${first.name} in ${first.outletName}${others}: used beyond the records, and nothing stands for it. Have it counted, or take its delivery in; then ask again.`;
  return refuse('STOCK_OWED', message, { items: owed.length, owed: owed.slice(0, NAMED_AT_MOST) });
}

import { formatToken, isRefusal, sumMoney, zonedInstant } from '@college-kiosk/kernel';
import { type CartLine, type QuotedLine, quote } from '../../../modules/catalog/index.ts';
import { type Demand, demandOf } from '../../../modules/inventory/index.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { groupBy } from '../../../platform/group.ts';
import type { Ticket, Wish } from './ticket.ts';

/**
 * Prices every wish and says what it takes from the stock, by the product's own `quote` and `demandOf`. A line costs the
 * same whoever asks for it, so each different one is asked about once, in one great cart per outlet and half hour (what is
 * served changes on half hours only) of the last day: the demo's tax rates are those of the whole history.
 */
export async function priceWishes(tx: Tx, wishes: readonly Wish[]): Promise<Ticket[]> {
  const quoted = new Map<string, QuotedLine>();
  for (const [slot, together] of groupBy(wishes, slotOf)) {
    const first = together.at(-1);
    if (!first) continue;
    const lines = distinct(together.flatMap((wish) => wish.cart));
    const cart = await quote(tx, { place: first.outlet.place, lines: [...lines.values()], at: startOfSlot(first) });
    if (isRefusal(cart)) throw new Error(`The demo asks for what the menu does not sell: ${JSON.stringify(cart)}`);
    for (const [index, key] of [...lines.keys()].entries())
      quoted.set(`${slot} ${key}`, cart.lines[index] as QuotedLine);
  }

  const last = wishes.at(-1);
  if (!last) return [];
  const takes = await demandByLine(tx, distinct(wishes.flatMap((wish) => wish.cart)), startOfSlot(last));
  return wishes.map((wish) => {
    const lines = wish.cart.map((line) => quoted.get(`${slotOf(wish)} ${keyOf(line)}`) as QuotedLine);
    const taxable = sumMoney(lines.map((line) => line.taxable));
    const tax = sumMoney(lines.flatMap((line) => [line.cgst, line.sgst, line.igst]));
    return {
      ...wish,
      ...{ lines, taxable, tax, total: sumMoney([taxable, tax]) },
      token: formatToken(wish.outlet.place.outlet.tokenPrefix, wish.number),
      demand: wish.cart.flatMap((line, index) =>
        (takes.get(keyOf(line)) ?? []).map((part) => ({ ...part, line: index + 1 })),
      ),
    };
  });
}

async function demandByLine(tx: Tx, lines: ReadonlyMap<string, CartLine>, at: Date): Promise<Map<string, Demand[]>> {
  const keys = [...lines.keys()];
  const numbered = [...lines.values()].map((line, index) => ({ ...line, line: index }));
  return groupBy(await demandOf(tx, numbered, at), ({ line }) => keys[line] as string);
}

function distinct(lines: readonly CartLine[]): Map<string, CartLine> {
  return new Map(lines.map((line) => [keyOf(line), line]));
}

function keyOf({ variantId, optionIds, quantity }: CartLine): string {
  return [quantity, variantId, ...optionIds].join();
}

function slotOf(wish: Wish): string {
  return `${wish.outlet.code} ${halfHour(wish)}`;
}

function halfHour({ minute }: Wish): number {
  return Math.floor(minute / 30);
}

function startOfSlot(wish: Wish): Date {
  return zonedInstant(wish.businessDate, halfHour(wish) * 30, wish.outlet.place.organisation.zone);
}

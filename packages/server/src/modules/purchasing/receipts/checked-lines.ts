import { AppError, addDays, type Money, type Quantity, type Refusal, refuse, sumMoney } from '@college-kiosk/kernel';
import { holds } from '../../../platform/auth/actor.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { IncomingBatch } from '../../inventory/index.ts';
import type { PurchaseOrderLine } from '../orders/order.ts';
import type { PurchaseRules } from '../orders/rules.ts';
import type { Delivered } from './measured-lines.ts';

interface Against {
  readonly outletId: string;
  readonly ordered: readonly PurchaseOrderLine[] | null;
  /** What was accepted for the order before, by stock item. */
  readonly accepted: ReadonlyMap<string, Quantity>;
  /** What the supplier brought without an order that day before, by value, nobody having said why; null with an order. */
  readonly unordered: Money | null;
  readonly rules: PurchaseRules;
  readonly businessDate: string;
  /** Why it is taken in although a rule says no. */
  readonly reason: string | null;
}

interface Checked {
  readonly incoming: Omit<IncomingBatch, 'supplierId'>[];
  /** Null where no rule said no. */
  readonly overrideReason: string | null;
}

/**
 * What may be taken in of a delivery, as batches; or why not. Nothing overrides that it expired; who may, overrides with a reason that
 * it is too much, will not keep (rules §3.5), or was not ordered and is dear.
 */
export async function checkedLines(
  { actor }: Pick<CommandScope, 'actor'>,
  lines: readonly Delivered[],
  against: Against,
): Promise<Checked | Refusal> {
  const { outletId, reason } = against;
  const mayOverride = holds(actor, 'receipt:override', outletId);
  const incoming: Omit<IncomingBatch, 'supplierId'>[] = [];
  const doubts: Refusal[] = [];
  for (const { line, item, accepted, free, value } of lines) {
    if (accepted + free === 0) continue;
    const { manufacturedOn = null, supplierBatch = null, dateKind, temperature = null } = line;
    assertMadeBefore(item.name, manufacturedOn, line.expiryDate ?? null, against.businessDate);
    const expiryDate = line.expiryDate ?? shelfLife(item.shelfLifeDays, manufacturedOn ?? against.businessDate);
    if (expiryDate !== null && expiryDate < against.businessDate) {
      return refuse('EXPIRED_ON_ARRIVAL', `${item.name} expired on ${expiryDate}. Send it back.`, { expiryDate });
    }
    const life = expiryDate && lifeLeft({ expiryDate, manufacturedOn, shelfLifeDays: item.shelfLifeDays }, against);
    if (life && life.left < life.needed) {
      const message = `${item.name} keeps for ${life.left} more days; ${life.needed} are needed.`;
      doubts.push(refuse('SHORT_SHELF_LIFE', message + remedy(mayOverride), { expiryDate, ...life }));
    }
    incoming.push({
      ...{ batchId: line.batchId, stockItemId: item.id, quantity: accepted + free, value, expiryDate, dateKind },
      ...{ manufacturedOn, supplierBatch, temperature },
    });
  }
  doubts.push(
    ...tooMuch(lines, against).map(({ message, details }) =>
      refuse('MORE_THAN_ORDERED', message + remedy(mayOverride), details),
    ),
  );
  doubts.push(...withoutOrder(incoming, against, mayOverride));
  const [first] = doubts;
  if (first && !(mayOverride && reason)) return first;
  return { incoming, overrideReason: first ? reason : null };
}

/** Whether more is brought without an order, with what came so that day before, than needs nobody's yes: what an order would have to wait for. */
function withoutOrder(
  incoming: Checked['incoming'],
  { unordered, rules: { unorderedUpTo: limit } }: Against,
  mayOverride: boolean,
): Refusal[] {
  const value = sumMoney(incoming.map((batch) => batch.value)) + (unordered ?? 0);
  if (unordered === null || value <= limit) return [];
  const help = mayOverride ? ' Say why you take it in.' : ' Write an order first, or ask somebody who may take it in.';
  const message = `Without an order this supplier brought more today than is taken in without asking.${help}`;
  return [refuse('MUCH_WITHOUT_ORDER', message, { limit, value })];
}

/** Of each ordered item, whether more came by now than the order and its tolerance: so many percent, or one pack where that is more. */
function tooMuch(lines: readonly Delivered[], { ordered, accepted, rules }: Against) {
  return (ordered ?? []).flatMap(({ stockItemId, quantity, baseQuantity }) => {
    const now = lines.filter(({ item }) => item.id === stockItemId);
    const pack = Math.ceil((baseQuantity * 1_000) / quantity);
    const tolerance = Math.max(Math.floor((baseQuantity * rules.overReceiptPercent) / 100), isPack(now) ? pack : 0);
    const came = (accepted.get(stockItemId) ?? 0) + now.reduce((sum, one) => sum + one.accepted, 0);
    if (now.length === 0 || came <= baseQuantity + tolerance) return [];
    const [name, details] = [now[0]?.item.name, { stockItemId, ordered: baseQuantity, accepted: came }];
    return [{ message: `Of ${name} more came than was ordered.`, details }];
  });
}

/** Whether it is ordered in packs of its own (a tin), and not by weight, measure or piece. */
function isPack(lines: readonly Delivered[]): boolean {
  return lines.some(({ item, ordered }) => item.conversions.some(({ from }) => from === ordered?.unit));
}

function remedy(mayOverride: boolean): string {
  return mayOverride
    ? ' Say why you take it in, or send it back.'
    : ' Send it back, or ask somebody who may take it in.';
}

/** Throws INVALID for goods made after today, or after the day until which they keep. */
function assertMadeBefore(name: string, manufacturedOn: string | null, expiryDate: string | null, today: string): void {
  if (manufacturedOn === null) return;
  if (manufacturedOn > today) throw new AppError('INVALID', `${name} was made on a day to come: look at the date.`);
  if (expiryDate !== null && manufacturedOn > expiryDate) {
    throw new AppError('INVALID', `${name} was made after the day until which it keeps: look at both dates.`);
  }
}

function shelfLife(days: number | null, from: string): string | null {
  return days === null ? null : addDays(from, days);
}

/** Days goods still keep, and how many they must; null where nobody knows how long they keep in all. */
function lifeLeft(
  {
    expiryDate,
    manufacturedOn,
    shelfLifeDays,
  }: { expiryDate: string; manufacturedOn: string | null; shelfLifeDays: number | null },
  { rules, businessDate }: Pick<Against, 'rules' | 'businessDate'>,
): { readonly left: number; readonly needed: number } | null {
  // The longer of the two: a day of making that is said at the door does not make old goods fresh.
  const whole = Math.max(manufacturedOn ? daysFrom(manufacturedOn, expiryDate) : 0, shelfLifeDays ?? 0);
  if (manufacturedOn === null && shelfLifeDays === null) return null;
  return { left: daysFrom(businessDate, expiryDate), needed: Math.ceil((whole * rules.shelfLifePercent) / 100) };
}

function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

import {
  AppError,
  addDays,
  type Money,
  oddPrice,
  type Quantity,
  type Refusal,
  refuse,
  sumMoney,
} from '@college-kiosk/kernel';
import type { CommandScope } from '../../../platform/command/command.ts';
import { groupBy } from '../../../platform/group.ts';
import { coldDoubts, type Doubt, doubted, type IncomingBatch, inputTax } from '../../inventory/index.ts';
import type { Place } from '../../places/index.ts';
import type { PurchaseOrderLine } from '../orders/order.ts';
import type { PurchaseRules } from '../orders/rules.ts';
import type { Supplier } from '../suppliers/supplier.ts';
import { agreedRate, taxTerms } from '../suppliers/tax-terms.ts';
import { oddFacts, sayOdd, usualOf } from '../suppliers/usual-cost.ts';
import type { Delivered } from './measured-lines.ts';
import type { ReceiptDoubt } from './queries.ts';

interface Against {
  readonly place: Place;
  readonly supplier: Supplier;
  readonly ordered: readonly PurchaseOrderLine[] | null;
  /** What was accepted for the order before, by stock item. */
  readonly accepted: ReadonlyMap<string, Quantity>;
  /** What the supplier brought without an order that day before, by value, nobody having said why; null with an order. */
  readonly unordered: Money | null;
  readonly rules: PurchaseRules;
  /** What a thousandth of a base unit of each item usually costs, in paise; none where nobody knows. */
  readonly costs: ReadonlyMap<string, number>;
  /** Whether somebody said why the prices of the order are right; false without one. */
  readonly answered: boolean;
  /** The calendar day there. */
  readonly today: string;
  /** Why it is taken in although a rule says no. */
  readonly reason: string | null;
}

interface Checked {
  readonly incoming: Omit<IncomingBatch, 'supplierId'>[];
  /** Which rules said no. */
  readonly doubts: ReceiptDoubt[];
  /** Null where no rule said no. */
  readonly overrideReason: string | null;
}

type ReceiptDoubts = Doubt<ReceiptDoubt>[];

/**
 * What may be taken in of a delivery, as batches; or why not. Nothing overrides that it expired; who may, overrides with a reason that
 * it is too much, will not keep (rules §3.5), came warm or unmeasured (§3.8), was not ordered and is dear, has an odd price, or is more for nothing than was paid for. All doubts are told at
 * once, so that nobody's reason is about what they were not shown; the refusal is of the first.
 */
export async function checkedLines(
  scope: Pick<CommandScope, 'actor'>,
  lines: readonly Delivered[],
  against: Against,
): Promise<Checked | Refusal> {
  const { place, supplier, reason } = against;
  const incoming: Omit<IncomingBatch, 'supplierId'>[] = [];
  const doubts: ReceiptDoubts = [];
  for (const { line, item, accepted, free, value } of lines) {
    if (accepted + free === 0) continue;
    const { manufacturedOn = null, supplierBatch = null, dateKind, temperature = null } = line;
    assertMadeBefore(item.name, manufacturedOn, line.expiryDate ?? null, against.today);
    const expiryDate = line.expiryDate ?? shelfLife(item.shelfLifeDays, manufacturedOn ?? against.today);
    if (expiryDate !== null && expiryDate < against.today) {
      return refuse('EXPIRED_ON_ARRIVAL', `${item.name} expired on ${expiryDate}. Send it back.`, { expiryDate });
    }
    const life = expiryDate && lifeLeft({ expiryDate, manufacturedOn, shelfLifeDays: item.shelfLifeDays }, against);
    if (life && life.left < life.needed) {
      const says = `${item.name} keeps for ${life.left} more days; ${life.needed} are needed.`;
      doubts.push({ code: 'SHORT_SHELF_LIFE', says, details: { expiryDate, ...life } });
    }
    incoming.push({
      ...{ batchId: line.batchId, stockItemId: item.id, quantity: accepted + free, value, expiryDate, dateKind },
      ...{ manufacturedOn, supplierBatch, temperature },
      // What its bill will credit; should it say otherwise, the batch hears of it.
      ...inputTax(agreedRate(item, supplier), taxTerms(item, supplier, place)),
    });
  }
  doubts.push(...notCold(lines), ...tooMuch(lines, against), ...tooMuchFree(lines, against));
  doubts.push(...oddPrices(lines, against), ...withoutOrder(incoming, against));
  const no = doubted(scope, {
    ...{ doubts, outletId: place.outlet.id, reason },
    remedy: (mayOverride) => remedy(doubts, mayOverride),
  });
  if (no) return no;
  return {
    incoming,
    doubts: [...new Set(doubts.map(({ code }) => code))],
    overrideReason: doubts.length > 0 ? reason : null,
  };
}

/** Whether more is brought without an order, with what came so that day before, than needs nobody's yes: what an order would have to wait for. */
function withoutOrder(
  incoming: Checked['incoming'],
  { unordered, rules: { unorderedUpTo: limit } }: Against,
): ReceiptDoubts {
  const value = sumMoney(incoming.map((batch) => batch.value)) + (unordered ?? 0);
  if (unordered === null || value <= limit) return [];
  const says = 'Without an order this supplier brought more today than is taken in without asking.';
  return [{ code: 'MUCH_WITHOUT_ORDER', says, details: { limit, value } }];
}

/** Of each batch that is kept and kept cold, whether it came cold. */
function notCold(lines: readonly Delivered[]): ReceiptDoubts {
  const kept = lines.filter(({ accepted, free }) => accepted + free > 0);
  return coldDoubts(kept.map(({ item, line }) => ({ item, temperature: line.temperature ?? null })));
}

/** Of each ordered item, whether more came by now than the order and its tolerance: so many percent, or one pack where that is more. */
function tooMuch(lines: readonly Delivered[], { ordered, accepted, rules }: Against): ReceiptDoubts {
  return (ordered ?? []).flatMap(({ stockItemId, quantity, baseQuantity }) => {
    const now = lines.filter(({ item }) => item.id === stockItemId);
    const pack = Math.ceil((baseQuantity * 1_000) / quantity);
    const tolerance = Math.max(Math.floor((baseQuantity * rules.overReceiptPercent) / 100), isPack(now) ? pack : 0);
    const came = (accepted.get(stockItemId) ?? 0) + now.reduce((sum, one) => sum + one.accepted, 0);
    if (now.length === 0 || came <= baseQuantity + tolerance) return [];
    const says = `Of ${now[0]?.item.name} more came than was ordered.`;
    return [{ code: 'MORE_THAN_ORDERED', says, details: { stockItemId, ordered: baseQuantity, accepted: came } }];
  });
}

/** Of each item, whether more is free, or costs nothing that nobody said why, than is paid for: no supplier gives so much away, and nobody would miss it. */
function tooMuchFree(lines: readonly Delivered[], { answered }: Against): ReceiptDoubts {
  const costsNothing = ({ value }: Delivered) => value === 0 && !answered;
  return [...groupBy(lines, ({ item }) => item.id)].flatMap(([stockItemId, of]) => {
    const free = of.reduce((sum, one) => sum + one.free + (costsNothing(one) ? one.accepted : 0), 0);
    const accepted = of.reduce((sum, one) => sum + (costsNothing(one) ? 0 : one.accepted), 0);
    if (free <= accepted) return [];
    const says = `Of ${of[0]?.item.name} more is free than is paid for.`;
    return [{ code: 'MUCH_FREE', says, details: { stockItemId, free, accepted } }];
  });
}

/**
 * Of each item, whether what is paid for all that is kept of it, in whichever batches and what is free among it, is an odd price. Where nothing is paid
 * what is free says that; what somebody said why is not asked about again.
 */
function oddPrices(lines: readonly Delivered[], { costs, answered }: Against): ReceiptDoubts {
  if (answered) return [];
  return [...groupBy(lines, ({ item }) => item.id)].flatMap(([stockItemId, of]): ReceiptDoubts => {
    const { item } = of[0] as Delivered;
    const value = sumMoney(of.map((one) => one.value));
    const kept = of.reduce((sum, { accepted, free }) => sum + accepted + free, 0);
    const against = usualOf(item, kept, costs.get(stockItemId));
    const code = oddPrice(value, against);
    if (value === 0 || !code) return [];
    const odd = { ...against, stockItemId, value, code };
    return [{ code, says: sayOdd(item.name, odd), details: oddFacts(odd) }];
  });
}

/** Whether it is ordered in packs of its own (a tin), and not by weight, measure or piece. */
function isPack(lines: readonly Delivered[]): boolean {
  return lines.some(({ item, ordered }) => item.conversions.some(({ from }) => from === ordered?.unit));
}

function remedy(doubts: Readonly<ReceiptDoubts>, mayOverride: boolean): string {
  const unordered = doubts.some(({ code }) => code === 'MUCH_WITHOUT_ORDER');
  if (mayOverride) return unordered ? 'Say why you take it in.' : 'Say why you take it in, or send it back.';
  return `${unordered ? 'Write an order first' : 'Send it back'}, or ask somebody who may take it in.`;
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
  { rules, today }: Pick<Against, 'rules' | 'today'>,
): { readonly left: number; readonly needed: number } | null {
  // The longer of the two: a day of making that is said at the door does not make old goods fresh.
  const whole = Math.max(manufacturedOn ? daysFrom(manufacturedOn, expiryDate) : 0, shelfLifeDays ?? 0);
  if (manufacturedOn === null && shelfLifeDays === null) return null;
  return { left: daysFrom(today, expiryDate), needed: Math.ceil((whole * rules.shelfLifePercent) / 100) };
}

function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

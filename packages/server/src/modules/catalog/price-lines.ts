import {
  AppError,
  type Money,
  money,
  multiplyMoney,
  refuse,
  sumMoney,
  type TaxComponent,
  type TaxedLine,
  taxLine,
  UTGST_STATES,
} from '@college-kiosk/kernel';
import type { Organisation } from '../places/index.ts';
import { isServed, type Menu, type MenuItem, type MenuVariant, type ModifierOption, type TaxKind } from './menu.ts';

/** What the customer asks for: ids and a number of pieces, never a price. */
export interface CartLine {
  readonly itemId: string;
  readonly variantId: string;
  /** Whole pieces. */
  readonly quantity: number;
  readonly optionIds: readonly string[];
}

export interface LineModifier {
  readonly optionId: string;
  readonly name: string;
  readonly priceDelta: Money;
}

/** One line as it is sold: everything an order keeps of the menu, and its tax. */
export interface QuotedLine {
  readonly itemId: string;
  readonly variantId: string;
  readonly name: string;
  readonly variantName: string;
  readonly modifiers: readonly LineModifier[];
  /** Of the variant and of what was chosen with it: what the customer is told, typed or by the recipe and what lies cooked. */
  readonly allergens: readonly string[];
  readonly stationCode: string | null;
  readonly prepSeconds: number;
  readonly quantity: number;
  /** Of one piece, modifiers in; never below zero. */
  readonly unitPrice: Money;
  readonly gross: Money;
  readonly taxable: Money;
  readonly taxCode: string;
  readonly taxKind: TaxKind;
  /** The whole rate in basis points. */
  readonly rateBp: number;
  readonly cgst: Money;
  /** SGST, or UTGST in a union territory. */
  readonly sgst: Money;
  readonly igst: Money;
}

/** One head of tax over the whole cart; `rateBp` is the head's own (250 for the CGST of 5 %). */
export interface TaxSum {
  readonly code: string;
  readonly rateBp: number;
  readonly base: Money;
  readonly amount: Money;
}

export interface Quoted {
  readonly lines: readonly QuotedLine[];
  readonly taxable: Money;
  readonly tax: Money;
  readonly taxes: readonly TaxSum[];
  /** taxable + tax: what the customer pays before any rounding of cash. */
  readonly total: Money;
}

export type UnavailableReason = 'SOLD_OUT' | 'NOT_SERVED_NOW' | 'NOT_ON_MENU';

export interface UnavailableItem {
  readonly itemId: string;
  readonly name: string;
  readonly reason: UnavailableReason;
}

/** A cart line together with what the menu says of it. */
export interface ChosenLine {
  readonly line: CartLine;
  readonly item: MenuItem;
  readonly variant: MenuVariant;
}

// More than anyone carries; what it protects is the arithmetic.
const QUANTITY_MAX = 10_000;

/** Finds the lines on the menu and sorts out what cannot be had at this minute of the local day. Throws INVALID for a quantity that is none. */
export function choose(
  menu: Menu,
  lines: readonly CartLine[],
  minute: number,
): { chosen: ChosenLine[]; unavailable: { itemId: string; name: string | null; reason: UnavailableReason }[] } {
  const chosen: ChosenLine[] = [];
  const unavailable = new Map<string, { itemId: string; name: string | null; reason: UnavailableReason }>();
  for (const line of lines) {
    if (!Number.isInteger(line.quantity) || line.quantity < 1 || line.quantity > QUANTITY_MAX) {
      throw new AppError('INVALID', `A line is for 1 to ${QUANTITY_MAX} pieces.`);
    }
    const item = menu.itemsById.get(line.itemId);
    const variant = item?.variants.find(({ id }) => id === line.variantId);
    const reason =
      !item || !variant ? 'NOT_ON_MENU' : item.soldOut ? 'SOLD_OUT' : isServed(item, minute) ? null : 'NOT_SERVED_NOW';
    if (reason) unavailable.set(line.itemId, { itemId: line.itemId, name: item?.names.en ?? null, reason });
    else if (item && variant) chosen.push({ line, item, variant });
  }
  return { chosen, unavailable: [...unavailable.values()] };
}

/** The options of a line in the menu's order, or the refusal for the first group whose rule is broken. */
export function chosenOptions({ line, item }: ChosenLine) {
  const wanted = new Set(line.optionIds);
  const invalid = (groupId: string, message: string) =>
    refuse('MODIFIERS_INVALID', message, { itemId: item.id, groupId });
  const options: ModifierOption[] = [];
  for (const group of item.modifierGroups) {
    const ofGroup = group.options.filter(({ id }) => wanted.has(id));
    const times = line.optionIds.filter((id) => ofGroup.some((option) => option.id === id)).length;
    if (times !== ofGroup.length)
      return invalid(group.id, `${item.names.en}: choose each of “${group.names.en}” once.`);
    if (times < group.min || times > group.max) {
      const span = group.min === group.max ? `${group.min}` : `${group.min} to ${group.max}`;
      return invalid(group.id, `${item.names.en}: choose ${span} of “${group.names.en}”.`);
    }
    options.push(...ofGroup);
  }
  // An option of no group of this item: the sheet of the item is where to choose again, at its first group if it has one.
  if (options.length !== wanted.size) {
    return invalid(item.modifierGroups[0]?.id ?? item.id, `${item.names.en} is not offered with one of these choices.`);
  }
  return options;
}

/** Whether output tax is charged on this kind of thing under the organisation's profile (rules §1.1). */
export function chargesTax(profile: Organisation['taxProfile'], kind: TaxKind): boolean {
  if (profile === 'COMPOSITION' || profile === 'UNREGISTERED') return false;
  return !(profile === 'EXEMPT_EDU' && kind === 'PREPARED');
}

/** Prices and taxes one line, rules §1.4. A canteen's sale is always within its State (§1.3). */
export function priceLine(
  organisation: Organisation,
  { line, item, variant }: ChosenLine,
  options: readonly ModifierOption[],
  rateBp: number,
): { line: QuotedLine; taxed: TaxedLine } {
  const asked = Math.max(0, sumMoney([variant.price, ...options.map((option) => option.priceDelta)]));
  // Above its MRP nothing may be sold, whatever was added to it (rules §1.1).
  const unitPrice = item.taxKind === 'GOODS' && item.mrp !== null ? Math.min(asked, item.mrp) : asked;
  const taxed = taxLine({
    gross: multiplyMoney(unitPrice, line.quantity),
    rateBp,
    mode: item.taxKind === 'GOODS' || organisation.pricesIncludeTax ? 'INCLUSIVE' : 'EXCLUSIVE',
    interState: false,
    unionTerritory: UTGST_STATES.has(organisation.stateCode),
  });
  const head = (...codes: string[]) => taxed.components.find(({ code }) => codes.includes(code))?.amount ?? 0;
  return {
    taxed,
    line: {
      itemId: item.id,
      variantId: variant.id,
      name: item.names.en,
      variantName: variant.names.en,
      modifiers: options.map(({ id, names, priceDelta }) => ({ optionId: id, name: names.en, priceDelta })),
      allergens: [...new Set([...variant.allergens, ...options.flatMap((option) => option.allergens)])],
      stationCode: item.stationCode,
      prepSeconds: item.prepSeconds,
      quantity: line.quantity,
      unitPrice,
      gross: taxed.gross,
      taxable: taxed.taxable,
      taxCode: item.taxCode,
      taxKind: item.taxKind,
      rateBp,
      cgst: head('CGST'),
      sgst: head('SGST', 'UTGST'),
      igst: head('IGST'),
    },
  };
}

/** Adds the lines up; the whole is the sum of its lines and nothing is rounded again. */
export function addUp(lines: readonly { line: QuotedLine; taxed: TaxedLine }[]): Quoted {
  const taxed = lines.map((line) => line.taxed);
  return {
    lines: lines.map(({ line }) => line),
    taxable: sumMoney(taxed.map((line) => line.taxable)),
    tax: sumMoney(taxed.map((line) => line.tax)),
    taxes: taxSums(taxed.flatMap((line) => line.components)),
    total: sumMoney(taxed.map((line) => line.total)),
  };
}

function taxSums(components: readonly TaxComponent[]): TaxSum[] {
  const sums = new Map<string, TaxSum>();
  for (const { code, rateBp, base, amount } of components) {
    if (rateBp === 0) continue;
    const before = sums.get(`${code} ${rateBp}`) ?? { code, rateBp, base: 0, amount: 0 };
    sums.set(`${code} ${rateBp}`, {
      code,
      rateBp,
      base: money(before.base + base),
      amount: money(before.amount + amount),
    });
  }
  return [...sums.values()];
}

import { assert } from './fault.ts';
import { type Money, money, multiplyMoney } from './money.ts';

/** INCLUSIVE: the price already holds the tax (usual on a menu, always so under an MRP). EXCLUSIVE: tax comes on top. */
export type TaxMode = 'INCLUSIVE' | 'EXCLUSIVE';

/** The heads of Indian GST. A union territory without legislature charges UTGST in the place of SGST. */
export type TaxCode = 'CGST' | 'SGST' | 'UTGST' | 'IGST';

/** One head of tax on one line, as it is stored and printed. */
export interface TaxComponent {
  readonly code: TaxCode;
  /** Basis points of this head alone: 250 for the CGST of a 5 % rate. */
  readonly rateBp: number;
  /** Taxable value, minor units. */
  readonly base: Money;
  readonly amount: Money;
}

export interface TaxLineInput {
  /** Minor units: round(quantity × price) less every discount on the line. */
  readonly gross: Money;
  /** The full rate in basis points, 500 for 5 %. Even when the sale is intra-State, since it is halved. */
  readonly rateBp: number;
  readonly mode: TaxMode;
  /** Supplier's State differs from the place of supply. */
  readonly interState: boolean;
  /** The place of supply charges UTGST in the place of SGST. Same arithmetic, other label. */
  readonly unionTerritory?: boolean;
}

export interface TaxedLine {
  readonly gross: Money;
  readonly taxable: Money;
  /** IGST, or CGST and SGST (UTGST) with equal amounts; present with amount 0 when the rate is 0. */
  readonly components: readonly TaxComponent[];
  readonly tax: Money;
  /** taxable + tax; exactly the gross when inclusive. */
  readonly total: Money;
}

/**
 * Taxes one line, §1.4 of the domain rules. The half is rounded first and never made by splitting the whole, so
 * CGST = SGST always; an inclusive line always totals exactly its gross. An invoice is the sum of its lines.
 * @throws Fault for a negative gross, a rate that is not a whole number of basis points from 0 to 10 000, or an odd rate
 * within the State (half of it would not be whole).
 */
export function taxLine(input: TaxLineInput): TaxedLine {
  const { gross, rateBp, mode, interState } = input;
  money(gross);
  assert(gross >= 0, 'a line is never below zero', { gross });
  assert(Number.isSafeInteger(rateBp) && rateBp >= 0 && rateBp <= 10_000, 'a rate is 0 to 10000 basis points', {
    rateBp,
  });
  assert(interState || rateBp % 2 === 0, 'a rate within the State must halve into whole basis points', { rateBp });

  const heads = interState ? 1 : 2;
  const wholeBp = mode === 'INCLUSIVE' ? 10_000 + rateBp : 10_000;
  const headAmount = multiplyMoney(gross, rateBp, heads * wholeBp);
  const tax = money(headAmount * heads);
  const taxable = mode === 'INCLUSIVE' ? money(gross - tax) : gross;
  const codes: readonly TaxCode[] = interState ? ['IGST'] : ['CGST', input.unionTerritory ? 'UTGST' : 'SGST'];
  const components = codes.map((code) => ({ code, rateBp: rateBp / heads, base: taxable, amount: headAmount }));
  return { gross, taxable, components, tax, total: money(taxable + tax) };
}

/**
 * What to give back of one amount of a line (its gross or one head of its tax) when units of it are returned in parts:
 * `round(head × kAfter / n) − alreadyRefunded`. Cumulative, so that returning all n units returns exactly the head.
 * §1.5 D of the domain rules; the refunded taxable value is the refunded gross less the refunded heads.
 * @param head the stored amount of the whole line, minor units.
 * @param n units sold. @param kAfter units returned after this refund, 0 to n. @param alreadyRefunded of this same head.
 * @throws Fault when more was given back before than kAfter units allow.
 */
export function refundedShare(head: Money, n: number, kAfter: number, alreadyRefunded: Money): Money {
  money(alreadyRefunded);
  assert(Number.isSafeInteger(n) && n > 0, 'a line has at least one unit', { n });
  assert(Number.isSafeInteger(kAfter) && kAfter >= 0 && kAfter <= n, 'no more units return than were sold', {
    n,
    kAfter,
  });
  assert(head >= 0 && alreadyRefunded >= 0, 'amounts of a line are never below zero', { head, alreadyRefunded });
  const share = multiplyMoney(head, kAfter, n) - alreadyRefunded;
  assert(share >= 0, 'more was refunded already than these units allow', { head, n, kAfter, alreadyRefunded });
  return share;
}

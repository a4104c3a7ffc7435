import { assert } from './fault.ts';

/** An amount as a safe integer of minor units (paise). Signed; one currency per installation. Never a fraction. */
export type Money = number;

/**
 * Takes a number as money. Negative zero becomes zero, so equal amounts are always identical.
 * @throws Fault when it is not a safe integer.
 */
export function money(value: number): Money {
  assert(Number.isSafeInteger(value), 'money must be a safe integer of minor units', { value });
  return value + 0;
}

/** Adds amounts. @throws Fault when a part or any running sum leaves the safe range. */
export function addMoney(...amounts: readonly Money[]): Money {
  return sumMoney(amounts);
}

/** Adds amounts; nothing adds to 0. @throws Fault when a part or any running sum leaves the safe range. */
export function sumMoney(amounts: Iterable<Money>): Money {
  let sum = 0;
  for (const amount of amounts) sum = money(sum + money(amount));
  return sum;
}

/**
 * Divides two integers and rounds to the nearest, ties away from zero ("0.5 paisa and more goes up"), §0 of the domain
 * rules. The denominator must be positive.
 * @throws Fault when it is not.
 */
export function roundHalfUp(numerator: bigint, denominator: bigint): bigint {
  assert(denominator > 0n, 'the denominator must be positive', { denominator: String(denominator) });
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/**
 * An amount times a fraction, rounded once, half away from zero: `multiplyMoney(price, milliUnits, 1000)`,
 * `multiplyMoney(total, rateBp, 10_000)`. The product is made in BigInt, so no digit is lost on the way.
 * @throws Fault when an argument is no safe integer, the denominator is not positive, or the result leaves the safe range.
 */
export function multiplyMoney(unit: Money, numerator: number, denominator = 1): Money {
  assert(
    Number.isSafeInteger(unit) && Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator),
    'money is multiplied by fractions of safe integers only',
    { unit, numerator, denominator },
  );
  return money(Number(roundHalfUp(BigInt(unit) * BigInt(numerator), BigInt(denominator))));
}

/**
 * What to add to a total so that it is payable in whole rupees: `round(total / 100) × 100 − total`, from −49 to +50 paise
 * (−50 for a negative total). §1.4 of the domain rules: an untaxed line of its own, used for cash only by default.
 */
export function cashRoundOff(total: Money): Money {
  return money(multiplyMoney(total, 1, 100) * 100 - total);
}

/** Paise as people read them: `₹1,00,000.00`, and `−₹0.26`: grouped as in India, in every language. */
export function sayRupees(paise: Money): string {
  return new Intl.NumberFormat('en-IN', { style: 'currency', currency: 'INR' }).format(paise / 100);
}

import type { Money } from '@college-kiosk/kernel';
import { sumMoney } from '@college-kiosk/kernel';
import type { Account } from '../loaders.ts';

/** What a line is: a title, one account, the sum of those before it, a result of the statement, or a remark. */
export const STATEMENT_LINE_KINDS = ['HEADING', 'ACCOUNT', 'SUM', 'RESULT', 'NOTE'] as const;
export type StatementLineKind = (typeof STATEMENT_LINE_KINDS)[number];

export interface StatementLine {
  /** The same in every column and at every time: `gross-profit`, `4100`. */
  readonly key: string;
  readonly label: string;
  readonly kind: StatementLineKind;
  /** Of a line that opens to a ledger. */
  readonly account: string | null;
  /** One for each column, in paise; none of a heading. */
  readonly amounts: readonly Money[];
  /** One for each column, in basis points of net revenue; none where shares say nothing. Null where there was no revenue. */
  readonly shares: readonly (number | null)[];
}

/** An amount for each column. */
export type Amounts = readonly Money[];

export function plus(...all: readonly Amounts[]): Amounts {
  const [first = []] = all;
  return first.map((_, column) => sumMoney(all.map((amounts) => amounts[column] ?? 0)));
}

export function minus(from: Amounts, what: Amounts): Amounts {
  return from.map((amount, column) => amount - (what[column] ?? 0));
}

export function isNothing(amounts: Amounts): boolean {
  return amounts.every((amount) => amount === 0);
}

export function line(kind: StatementLineKind, key: string, label: string, amounts: Amounts = []): StatementLine {
  return { kind, key, label, account: null, amounts, shares: [] };
}

/** One account; its key says also of which part of the statement it is. */
export function accountLine(
  { code, name }: Pick<Account, 'code' | 'name'>,
  amounts: Amounts,
  part = '',
): StatementLine {
  return { ...line('ACCOUNT', `${part}${code}`, `${code} ${name}`, amounts), account: code };
}

/** A group: its accounts that moved, and their sum. Of nothing but zeros, nothing. */
export interface Group {
  readonly lines: readonly StatementLine[];
  readonly sum: Amounts;
}

/** Accounts under their sum. A group without an account that says something has no line, and its sum is nothing. */
export function group(key: string, label: string, own: readonly StatementLine[], columns: number): Group {
  const sum = plus(
    Array.from({ length: columns }, () => 0),
    ...own.map(({ amounts }) => amounts),
  );
  const told = own.filter(({ amounts }) => !isNothing(amounts));
  return { lines: told.length === 0 ? [] : [...told, line('SUM', key, label, sum)], sum };
}

/** Basis points of a whole, half up; null of nothing. */
export function shareOf(part: Money, whole: Money): number | null {
  if (whole === 0) return null;
  const [scaled, by] = [BigInt(Math.abs(part)) * 10_000n * 2n, BigInt(Math.abs(whole)) * 2n];
  const rounded = Number((scaled + BigInt(Math.abs(whole))) / by);
  return part < 0 === whole < 0 || rounded === 0 ? rounded : -rounded;
}

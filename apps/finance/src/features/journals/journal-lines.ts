import { newId } from '@college-kiosk/client';
import { scaled } from '@college-kiosk/ui';
import type { JournalKind, JournalLineInput } from '../../gql/graphql.ts';

/** A line of a journal as it is being typed. */
export type TypedLine = { key: string; account: string | null; debit: string; credit: string; party: string };

export function emptyLine(key: string): TypedLine {
  return { key, account: null, debit: '', credit: '', party: '' };
}

/** A line that is there, as it would have been typed. */
export function typedLine(line: {
  position: number;
  account: { code: string };
  debit: number;
  credit: number;
  party: string | null;
}): TypedLine {
  const amount = (paise: number) => (paise === 0 ? '' : amountOf(paise));
  return {
    ...{ key: String(line.position), account: line.account.code, party: line.party ?? '' },
    ...{ debit: amount(line.debit), credit: amount(line.credit) },
  };
}

/** Paise as they are typed: always two places, so that a column reads well. */
function amountOf(paise: number): string {
  return (paise / 100).toFixed(2);
}

/** Paise of a field: 0 where it is empty, null where it is no amount. */
function paiseOf(typed: string): number | null {
  return typed.trim() === '' ? 0 : scaled(typed, 2);
}

/** What a journal begins with before anybody types. */
export type Begun = { kind: JournalKind; outlet: string | undefined; narration: string; lines: TypedLine[] };

/** An opening journal: an empty line against opening balance equity; or all of that, taken over to capital. */
export function openingBegun({ outlet, capital }: { outlet?: string; capital?: number }): Begun {
  const on = (account: string, paise: number): TypedLine => ({
    ...{ ...emptyLine(newId()), account },
    ...{ debit: paise > 0 ? amountOf(paise) : '', credit: paise < 0 ? amountOf(-paise) : '' },
  });
  const begun = { kind: 'OPENING', outlet } as const;
  if (!capital) return { ...begun, narration: 'Opening balances', lines: [emptyLine(newId()), on('3999', 0)] };
  return {
    ...begun,
    narration: 'Opening balances taken over to capital',
    lines: [on('3999', capital), on('3100', -capital)],
  };
}

/** Whether an account can be written to: no control account; an opening journal counts the drawer, and knows no income or costs. */
export function isWritable(
  { code, control, inUse }: { code: string; control: boolean; inUse: boolean },
  kind: JournalKind,
): boolean {
  if (!inUse) return false;
  if (kind === 'OPENING') return code < '4' && (!control || code === '1010');
  return !control;
}

export function isEmpty({ account, debit, credit, party }: TypedLine): boolean {
  return account === null && [debit, credit, party].every((typed) => typed.trim() === '');
}

/** What the server is sent, or null while something is missing or stands on both sides. */
export function lineInput({ account, debit, credit, party }: TypedLine): JournalLineInput | null {
  const [left, right] = [paiseOf(debit), paiseOf(credit)];
  if (account === null || left === null || right === null || left > 0 === right > 0) return null;
  return { account, debit: left, credit: right, party: party.trim() || null };
}

/** What the two sides come to, in paise; what is no amount counts for nothing. */
export function sidesOf(lines: readonly TypedLine[]): { debit: number; credit: number; difference: number } {
  const debit = lines.reduce((sum, line) => sum + (paiseOf(line.debit) ?? 0), 0);
  const credit = lines.reduce((sum, line) => sum + (paiseOf(line.credit) ?? 0), 0);
  return { debit, credit, difference: debit - credit };
}

/** The line with what is missing to balance on the side where it is missing; as it was where nothing is. */
export function balanced(lines: readonly TypedLine[], key: string): TypedLine[] {
  const { difference } = sidesOf(lines.filter((line) => line.key !== key));
  const amount = amountOf(Math.abs(difference));
  return lines.map((line) => {
    if (line.key !== key || difference === 0) return line;
    return { ...line, debit: difference < 0 ? amount : '', credit: difference > 0 ? amount : '' };
  });
}

import { AppError, refuse } from '@college-kiosk/kernel';
import { inArray } from 'drizzle-orm';
import { denial, holds } from '../../../platform/auth/actor.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import { type Registration, registrations } from './tables.ts';

/**
 * Registrations, locked in the order of their ids, for a command that decides on them. Who holds no `account:manage` decides on
 * students alone: throws FORBIDDEN. Throws NOT_FOUND.
 */
export async function lockRegistrations(
  { tx, actor }: Pick<CommandScope, 'tx' | 'actor'>,
  ids: readonly string[],
): Promise<Registration[]> {
  const found = await tx
    .select()
    .from(registrations)
    .where(inArray(registrations.id, [...ids]))
    .orderBy(registrations.id)
    .for('update');
  const shown = found.filter(({ state }) => state !== 'KNOWN' && state !== 'REPLACED');
  if (shown.length < new Set(ids).size) throw new AppError('NOT_FOUND', 'There is no such registration.');
  const isStaff = shown.some(({ kind }) => kind === 'STAFF');
  if (isStaff && !holds(actor, 'account:manage')) throw denial(actor, 'account:manage');
  return shown;
}

/** The refusal for registrations that somebody has decided on meanwhile. */
export function decidedAlready(rows: readonly Registration[]) {
  const names = rows.map(({ name }) => name).join(', ');
  return refuse('REGISTRATION_DECIDED', `This was decided already: ${names}. Look at the list again.`, {
    ids: rows.map(({ id }) => id),
  });
}

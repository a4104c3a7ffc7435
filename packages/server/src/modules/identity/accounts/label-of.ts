import { isOnlyStudent } from './grants.ts';

/**
 * What history calls a person: staff answer for what they did by name; a student, who may want to be forgotten, by a pseudonym
 * made of the account's id, since what is sealed or booked cannot be changed afterwards.
 */
export function labelOf(
  { id, name }: { readonly id: string; readonly name: string },
  rows: readonly { readonly role: string | null }[],
): string {
  const roles = rows.flatMap(({ role }) => (role ? [{ role }] : []));
  return isOnlyStudent(roles) ? `Student ${id.slice(-12)}` : name;
}

import { AppError } from '@college-kiosk/kernel';
import { z } from 'zod';
import { MAY_EVERYTHING, PERSON_ROLES, type PersonRole } from '../../../platform/auth/permission.ts';

/** The built-in roles of which an organisation may decide what they hold. */
export const ADJUSTABLE_ROLES = PERSON_ROLES.filter((role) => !MAY_EVERYTHING.includes(role));

/** A role as it is stored and sent: the name of a built-in one, or the id of one of the organisation's own making. */
export const roleCode = z.union([z.enum(PERSON_ROLES), z.uuid().transform((id) => id.toLowerCase())]);

/** Whether the role is one of the product's, and not of the organisation's own making. */
export function isBuiltIn(code: string): code is PersonRole {
  return (PERSON_ROLES as readonly string[]).includes(code);
}

/** Asserts that a role of the organisation's own making is there and was not retired. Throws NOT_FOUND. */
export function assertInUse(row: { readonly retiredAt: Date | null } | null | undefined): void {
  if (!row) throw new AppError('NOT_FOUND', 'There is no such role.');
  if (row.retiredAt !== null) throw new AppError('NOT_FOUND', 'This role was retired. Choose another.');
}

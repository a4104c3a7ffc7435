import { AppError } from '@college-kiosk/kernel';
import { roleCode } from '../roles/role-code.ts';

/** A role as a caller names it, in the product's own spelling. Throws INVALID for what is none. */
export function roleOf(name: string): string {
  const code = roleCode.safeParse(name.toLowerCase());
  if (!code.success) throw new AppError('INVALID', 'role: there is no such role.');
  return code.data;
}

/** A role in the spelling of the API: a built-in one in capitals, one of the organisation's own making by its id. */
export function roleSpelled(code: string): string {
  return /^[a-z]+$/.test(code) ? code.toUpperCase() : code;
}

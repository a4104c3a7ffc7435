import { isUuid } from '@college-kiosk/kernel';

/**
 * Whether every part of an address that is to be an id (`$orderId` in its route) is one. Whoever mistyped an address is told so, and the
 * server is asked nothing.
 */
export function areIds(params: Readonly<Record<string, string | undefined>>): boolean {
  return Object.entries(params).every(([name, said]) => !name.endsWith('Id') || (said !== undefined && isUuid(said)));
}

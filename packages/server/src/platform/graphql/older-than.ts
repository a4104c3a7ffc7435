import { and, type Column, eq, lt, or, type SQL } from 'drizzle-orm';
import { timeKey } from './connection.ts';

/**
 * What comes after a page's cursor in a list whose newest are first, those of one moment by id. Nothing to add on the first page.
 * Throws INVALID for a cursor of another list.
 */
export function olderThan(after: readonly (string | number)[] | null, at: Column, id: Column): SQL | undefined {
  const key = timeKey(after);
  if (!key) return undefined;
  return or(lt(at, key.at), and(eq(at, key.at), lt(id, key.id)));
}

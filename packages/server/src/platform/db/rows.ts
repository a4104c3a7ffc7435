import { toSnakeCase } from 'drizzle-orm/casing';

/**
 * Rows as the functions in SQL take them: a key for each column, named as the column is. What a row does not mention is
 * null there, not the column's default.
 */
export function asRow(values: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [toSnakeCase(key), value]));
}

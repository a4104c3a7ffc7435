import type { PermissionCategory } from '../gql/graphql.ts';

/** The headings under which permissions are found, in words. */
const headings: Readonly<Record<PermissionCategory, string>> = {
  ORDERS: 'Orders',
  KITCHEN: 'Kitchen',
  MENU: 'Menu',
  STOCK: 'Stock',
  MONEY: 'Money',
  PEOPLE: 'People',
  SECURITY: 'Security',
  INSIGHT: 'Insight',
  ADMINISTRATION: 'Administration',
};

/** Entries under their headings, both in the order in which they came. */
export function byCategory<Entry extends { category: PermissionCategory }>(entries: readonly Entry[]) {
  const groups = new Map<PermissionCategory, Entry[]>();
  for (const entry of entries) groups.set(entry.category, [...(groups.get(entry.category) ?? []), entry]);
  return [...groups].map(([category, group]) => ({ category, heading: headings[category], entries: group }));
}

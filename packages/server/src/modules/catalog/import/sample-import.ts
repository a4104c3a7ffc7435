import { sql } from 'drizzle-orm';
import type { Permission } from '../../../platform/auth/permission.ts';
import type { CallContext } from '../../../platform/context.ts';
import type { Database } from '../../../platform/db/database.ts';
import { menuOf } from '../menu-of.ts';
import { importMenu } from './import-menu.ts';

export type ImportInput = Parameters<typeof importMenu>[1];

export const HEAD = 'category,item,serving,price_inr,diet,allergens\n';

const TABLES = [
  ...['categories', 'items', 'item_variants', 'modifier_groups', 'modifier_options', 'item_modifier_groups'],
  ...['dayparts', 'item_dayparts', 'outlet_items', 'menu_versions', 'outbox', 'audit_entries', 'remembered_commands'],
];

/** How many of the tables, the first ones, are the catalog's. */
export const CATALOG_TABLES = TABLES.length - 3;

/** Rows of so many dishes of one category. */
export const dishes = (count: number) =>
  Array.from({ length: count }, (_, at) => `Many,Dish ${at},,${at + 1},veg,\n`).join('');

/** What a test's world gives. */
interface ImportWorld {
  readonly db: Database;
  readonly outletId: string;
  newId(): string;
  addOutlet(code: string): Promise<string>;
  as(permission: Permission, options?: { outletId?: string; everywhere?: boolean }): CallContext;
}

export type Importing = ReturnType<typeof importing>;

/** What tests of the import do in a world. */
export function importing(world: ImportWorld) {
  const manager = (options = {}) => world.as('menu:manage', options);
  return {
    manager,
    file: (csv: string, given: Partial<ImportInput> = {}): ImportInput => ({
      ...{ commandId: world.newId(), outletIds: [world.outletId], csv },
      ...{ existing: 'UPDATE', defaults: {}, dryRun: false },
      ...given,
    }),
    /** An outlet of one's own with its manager, so that tests do not see each other's dishes. */
    async place(code: string) {
      const outletId = await world.addOutlet(code);
      return { outletId, boss: manager({ outletId }), menu: async () => (await menuOf(world.db, outletId)).categories };
    },
    async run(context: CallContext, input: ImportInput) {
      const answer = await importMenu(context, input);
      if ('refused' in answer) throw new Error(answer.message);
      return answer;
    },
    /** Every row that an import may touch. */
    everything: () =>
      Promise.all(
        TABLES.map((name) => world.db.execute(sql`select t::text from ${sql.identifier(name)} t order by 1`)),
      ),
  };
}

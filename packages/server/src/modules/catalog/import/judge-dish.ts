import { isDeepStrictEqual } from 'node:util';
import { type MenuItemInput, menuItemInput } from '../menu-item-input.ts';
import { costsMoreThanPrinted } from '../save-menu-item.ts';
import { fold, type ImportField } from './columns.ts';
import { type Composed, changedDish, newDish } from './compose-dish.ts';
import { derivedId } from './derived-id.ts';
import { error, type FileDish, type Problem, warning } from './file-dish.ts';
import { codeKey, nameKey } from './gather-dishes.ts';
import type { Judging } from './import-input.ts';
import type { KnownMenu } from './known-menu.ts';

/** What becomes of a dish of the file. */
export interface Verdict {
  readonly action: 'CREATE' | 'UPDATE' | 'SKIP' | 'FAIL';
  /** What is to be written; null where nothing is. */
  readonly input: MenuItemInput | null;
  /** The outlets whose menus change with it. */
  readonly touched: readonly string[];
  readonly problems: readonly Problem[];
}

/** Judges the dishes in their order; none may stand for what another one before it stands for. */
export function judgeDishes(dishes: readonly FileDish[], known: KnownMenu, judging: Judging): Verdict[] {
  const claimed = new Map<string, number>();
  return dishes.map((dish) => {
    const found = match(dish, known, judging.importId);
    if ('problem' in found) return failed([found.problem]);
    const row = dish.rows[0] ?? 0;
    const before = found.id === null ? undefined : claimed.get(found.id);
    if (before !== undefined) {
      return failed([
        error(row, 'NAME', dish.name, `Row ${before} changes this very dish already. Remove one of them.`),
      ]);
    }
    if (found.id !== null) claimed.set(found.id, row);
    const verdict = found.id === null ? created(dish, known, judging) : changed(dish, found.id, known, judging);
    return { ...verdict, problems: [...found.warnings, ...verdict.problems] };
  });
}

type Match = { readonly id: string | null; readonly warnings: readonly Problem[] } | { readonly problem: Problem };

/** The item a dish stands for: by its code, or without one by its name (and category) among what the outlets sell. */
function match(dish: FileDish, known: KnownMenu, importId: string): Match {
  const { code, name, category, rows } = dish;
  const row = rows[0] ?? 0;
  const namesakes = (known.byName.get(fold(name)) ?? []).filter((id) => !isOwn(id, known, importId));
  const codeOfItem = (id: string) => known.items.get(id)?.item.code ?? '';
  if (code !== null) {
    const id = known.byCode.get(code) ?? null;
    if (id !== null || namesakes.length === 0) return { id, warnings: [] };
    const other = `The menu has a dish of this name with the code ${codeOfItem(namesakes[0] ?? '')}: this makes another one.`;
    return { id, warnings: [warning(row, 'CODE', code, other)] };
  }
  const categoryOf = (id: string) => known.categoryNames.get(known.items.get(id)?.item.categoryId ?? '') ?? '';
  const same = namesakes.filter((id) => category === null || fold(categoryOf(id)) === fold(category));
  if (same.length > 1) {
    const message = `The menu has several dishes of this name. Say which by its code: ${same.map(codeOfItem).join(', ')}.`;
    return { problem: error(row, 'NAME', name, message) };
  }
  if (same.length === 1 || namesakes.length === 0) return { id: same[0] ?? null, warnings: [] };
  const elsewhere = `The menu has this dish in ${categoryOf(namesakes[0] ?? '')}: this makes another one in ${category}.`;
  return { id: null, warnings: [warning(row, 'CATEGORY', category, elsewhere)] };
}

/** Whether this very import has made the item: an earlier batch of it must not look like what was there before. */
function isOwn(id: string, known: KnownMenu, importId: string): boolean {
  const item = known.items.get(id)?.item;
  if (!item) return false;
  const category = known.categoryNames.get(item.categoryId) ?? '';
  const keys = [codeKey(item.code), nameKey(item.names.en, category), nameKey(item.names.en, null)];
  return keys.some((key) => derivedId(importId, 'item', key) === id);
}

function created(dish: FileDish, known: KnownMenu, judging: Judging): Verdict {
  const id = derivedId(judging.importId, 'item', dish.key);
  const taken = dish.code === null && known.byCode.has(dish.proposedCode);
  const code = taken ? `${dish.proposedCode}_${id.slice(-6).toUpperCase()}` : dish.proposedCode;
  return judged(dish, newDish(dish, { id, code }, known, judging), 'CREATE', judging.outletIds, known);
}

function changed(dish: FileDish, id: string, known: KnownMenu, judging: Judging): Verdict {
  const there = known.items.get(id);
  if (judging.existing === 'SKIP' || !there) return { action: 'SKIP', input: null, touched: [], problems: [] };
  const fail = (message: string) =>
    failed([error(dish.rows[0] ?? 0, dish.code === null ? 'NAME' : 'CODE', dish.code ?? dish.name, message)]);
  const others = there.outletIds.filter((outletId) => !judging.outletIds.includes(outletId));
  if (!others.every((outletId) => judging.mayChange(outletId))) {
    return fail('This dish is sold in an outlet whose menu you may not change. Give yours a code of its own.');
  }
  const composed = changedDish(dish, there, [...others, ...judging.outletIds], known, judging);
  const saysTheSame = isDeepStrictEqual({ ...composed.input, outletIds: [] }, { ...composed.before, outletIds: [] });
  const joining = judging.outletIds.filter((outletId) => !there.outletIds.includes(outletId));
  if (saysTheSame && composed.problems.length === 0) {
    if (joining.length === 0) return { action: 'SKIP', input: null, touched: [], problems: [] };
    return judged(dish, composed, 'UPDATE', joining, known);
  }
  // Outlets share a dish: what the file says of it would be true there too.
  if (others.length > 0) {
    const names = others.map((outletId) => known.outletNames.get(outletId)).join(', ');
    return fail(
      `This dish is sold at ${names} too and would change there. Import for ${names} too, or give yours a code of its own.`,
    );
  }
  return judged(dish, composed, 'UPDATE', judging.outletIds, known);
}

/** The last word: everything that saving a dish by hand asks for is asked here too. */
function judged(
  dish: FileDish,
  { input, problems }: Composed,
  action: 'CREATE' | 'UPDATE',
  touched: readonly string[],
  known: KnownMenu,
): Verdict {
  const row = dish.rows[0] ?? 0;
  if (problems.length > 0) return failed(problems);
  const parsed = menuItemInput.safeParse(input);
  if (!parsed.success) {
    return failed(
      parsed.error.issues.map(({ path, message }) => error(row, FIELDS[String(path[0])] ?? null, null, message)),
    );
  }
  const { taxCode, mrp } = parsed.data;
  if (!known.isTaxed(taxCode)) {
    return failed([
      error(row, 'TAX_CODE', taxCode, 'There is no tax rate today for this code. Correct it, or add the rate.'),
    ]);
  }
  if (costsMoreThanPrinted(parsed.data)) {
    const message =
      'Packaged goods may not cost more than the price printed on them. Lower the price, or correct the MRP.';
    return failed([error(row, 'MRP', String(mrp), message)]);
  }
  return { action, input: parsed.data, touched, problems: [] };
}

const FIELDS: Readonly<Record<string, ImportField>> = {
  code: 'CODE',
  name: 'NAME',
  nameHi: 'NAME_HI',
  nameMl: 'NAME_ML',
  categoryName: 'CATEGORY',
  description: 'DESCRIPTION',
  descriptionHi: 'DESCRIPTION_HI',
  descriptionMl: 'DESCRIPTION_ML',
  stationCode: 'STATION',
  variants: 'SERVING',
  taxCode: 'TAX_CODE',
  mrp: 'MRP',
};

function failed(problems: readonly Problem[]): Verdict {
  return { action: 'FAIL', input: null, touched: [], problems };
}

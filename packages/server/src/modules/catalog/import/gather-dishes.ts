import { fold } from './columns.ts';
import { error, type FileDish, type Problem } from './file-dish.ts';
import type { RowFacts } from './read-rows.ts';

const SERVINGS_MAX = 20;
/** What a serving is called that the file does not name. */
export const REGULAR = 'Regular';

type Draft = { -readonly [Key in keyof FileDish]: FileDish[Key] };

/** The facts that are the dish's own: its rows must agree on them. */
const OWN = {
  nameHi: 'NAME_HI',
  nameMl: 'NAME_ML',
  category: 'CATEGORY',
  diet: 'DIET',
  station: 'STATION',
  description: 'DESCRIPTION',
  descriptionHi: 'DESCRIPTION_HI',
  descriptionMl: 'DESCRIPTION_ML',
  allergens: 'ALLERGENS',
  kcal: 'KCAL',
  spice: 'SPICE',
  prepMinutes: 'PREP_MINUTES',
  taxCode: 'TAX_CODE',
  mrp: 'MRP',
} as const;

/**
 * Puts the rows of one dish together: those with one code, or without codes those with one name in one category. Each row
 * is a serving of it. A row that says again what was said, or something else about the dish, is an error.
 */
export function gatherDishes(rows: readonly RowFacts[]): { dishes: FileDish[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const byKey = new Map<string, Draft>();
  const byName = new Map<string, Draft>();
  for (const facts of rows) {
    const name = nameKey(facts.name, facts.category);
    const key = facts.code === null ? name : codeKey(facts.code);
    const namesake = byName.get(name);
    if (namesake && (namesake.code === null) !== (facts.code === null)) {
      problems.push(
        error(facts.row, 'CODE', facts.code, `Row ${namesake.rows[0]} is the same dish: give both one code.`),
      );
      continue;
    }
    const known = byKey.get(key);
    const problem = known && contradiction(known, facts);
    if (problem) problems.push(problem);
    else if (known) add(known, facts);
    else {
      const draft = begun(key, facts);
      byKey.set(key, draft);
      byName.set(name, draft);
    }
  }
  return { dishes: withCodes([...byKey.values()]), problems };
}

/** The key of a dish without a code. */
export function nameKey(name: string, category: string | null): string {
  return `name:${fold(category ?? '')}\n${fold(name)}`;
}

/** The key of a dish with one. */
export function codeKey(code: string): string {
  return `code:${code}`;
}

function begun(key: string, { row, serving, price, outlet: _, ...facts }: RowFacts): Draft {
  return { ...facts, key, rows: [row], proposedCode: '', servings: [{ row, name: serving, price }] };
}

function contradiction(known: Draft, facts: RowFacts): Problem | null {
  const { row, serving } = facts;
  const first = known.rows[0];
  const same = known.servings.find(({ name }) => fold(name || REGULAR) === fold(serving || REGULAR));
  if (same) {
    const what = serving === '' ? 'this dish' : 'this dish with this serving';
    return error(row, 'NAME', facts.name, `Row ${same.row} has ${what} already. Remove one, or name another serving.`);
  }
  if (known.servings.length >= SERVINGS_MAX) {
    return error(
      row,
      'SERVING',
      serving,
      `A dish has at most ${SERVINGS_MAX} servings. Make a second dish of the others.`,
    );
  }
  if (fold(known.name) !== fold(facts.name)) {
    return error(row, 'NAME', facts.name, `Row ${first} has the same code and another name. Give each dish a code.`);
  }
  for (const [fact, field] of Object.entries(OWN) as [keyof typeof OWN, (typeof OWN)[keyof typeof OWN]][]) {
    const [before, now] = [known[fact], facts[fact]];
    if (before === null || now === null || agree(before, now)) continue;
    return error(row, field, String(now), `Row ${first} says something else of this dish. Let its rows agree.`);
  }
  return null;
}

function agree(a: unknown, b: unknown): boolean {
  return fold(JSON.stringify(a)) === fold(JSON.stringify(b));
}

function add(known: Draft, facts: RowFacts): void {
  known.rows = [...known.rows, facts.row];
  known.servings = [...known.servings, { row: facts.row, name: facts.serving, price: facts.price }];
  for (const fact of Object.keys(OWN) as (keyof typeof OWN)[]) {
    if (known[fact] === null) Object.assign(known, { [fact]: facts[fact] });
  }
}

/** Gives every dish without a code one of its name, unlike all others of the file. */
function withCodes(dishes: readonly Draft[]): FileDish[] {
  const taken = new Set(dishes.flatMap(({ code }) => code ?? []));
  return dishes.map((dish) => {
    if (dish.code !== null) return { ...dish, proposedCode: dish.code };
    const proposedCode = unlike(codeOf(dish.name) || 'DISH', taken);
    taken.add(proposedCode);
    return { ...dish, proposedCode };
  });
}

/** A code made of a name: `Masala dosa` becomes `MASALA_DOSA`; empty when it has no Latin letter or digit. */
export function codeOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .slice(0, 40)
    .replace(/^_+|_+$/g, '');
}

/** The code, or the first of code_2, code_3 … that is not taken. */
export function unlike(code: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? code : `${code}_${number}`;
    if (!taken.has(tried)) return tried;
  }
}

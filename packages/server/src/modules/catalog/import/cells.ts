import { ALLERGENS, type Allergen } from '../allergens.ts';
import type { Diet } from '../menu.ts';
import { PRICE_MAX } from '../menu-item-input.ts';
import { fold } from './columns.ts';

/** What a cell says, or what is wrong with it and what to do. */
export type Read<Value> = { readonly value: Value; readonly warning?: string } | { readonly wrong: string };

const PRICE_LETTERS_MAX = 60;
const NO_PRICE = { wrong: 'This is no price. Write rupees and, if need be, paise: 55 or 1,250.50.' };

/**
 * Reads an amount in rupees as whole paise: `55`, `55/-`, `₹ 1,250.50`, `Rs. 55`, with Indian or western grouping. The
 * digits are put together as text: no fraction is ever a float.
 */
export function readPrice(cell: string): Read<number> {
  const text = cell.normalize('NFKC').trim();
  // Longer than any price in any spelling: the patterns below are only for short cells.
  if (text.length > PRICE_LETTERS_MAX) return NO_PRICE;
  const bare = text
    .replace(/^\s*(₹|rs\b\.?|inr\b)\s*/i, '')
    .replace(/\s*(\/[-=–]|₹|rs\.?|inr|only)\s*$/i, '')
    .trim();
  if (/^[-−(]/.test(bare)) return { wrong: 'A price is never below zero. Write it without a sign.' };
  const found = /^(\d+|\d{1,3}(?:,\d{2,3})*,\d{3})(?:\.(\d*))?$/.exec(bare);
  if (!found) return NO_PRICE;
  const [, rupees = '', paise = ''] = found;
  if (paise.length > 2) return { wrong: 'There are only two places after the point. Round it to whole paise.' };
  const digits = `${rupees.replaceAll(',', '')}${paise.padEnd(2, '0')}`;
  // Longer than any price, leading zeros aside: no number of that length is made at all.
  const value = Number(digits.replace(/^0+(?=\d)/, '').slice(0, 12));
  if (value > PRICE_MAX) return { wrong: 'No dish costs more than ₹1,00,000. Correct the price.' };
  return { value };
}

const DIETS: Readonly<Record<string, Diet>> = {
  veg: 'VEG',
  vegetarian: 'VEG',
  'pure veg': 'VEG',
  v: 'VEG',
  yes: 'VEG',
  jain: 'VEG',
  egg: 'EGG',
  eggetarian: 'EGG',
  'contains egg': 'EGG',
  nonveg: 'NON_VEG',
  'non veg': 'NON_VEG',
  'non vegetarian': 'NON_VEG',
  nonvegetarian: 'NON_VEG',
  nv: 'NON_VEG',
  no: 'NON_VEG',
  vegan: 'VEGAN',
};

/** Reads the mark of a dish. Jain food carries the mark of vegetarian food: there is none of its own. */
export function readDiet(cell: string): Read<Diet> {
  const word = fold(cell.replace(/[_-]+/g, ' '));
  const value = Object.hasOwn(DIETS, word) ? DIETS[word] : undefined;
  if (value === undefined) return { wrong: 'Say veg, vegan, egg or non-veg.' };
  return word === 'jain'
    ? { value, warning: 'Jain is kept as veg: the menu has no mark of its own for it.' }
    : { value };
}

const ALLERGEN_WORDS: Readonly<Record<string, Allergen>> = {
  ...Object.fromEntries(ALLERGENS.map((allergen) => [allergen.toLowerCase(), allergen])),
  wheat: 'GLUTEN',
  dairy: 'MILK',
  eggs: 'EGG',
  nut: 'NUTS',
  soya: 'SOY',
  sulphite: 'SULPHITES',
  crustaceans: 'CRUSTACEAN',
};

/** Reads a list of allergens parted by commas, semicolons, bars or slashes; `none` is an empty list. */
export function readAllergens(cell: string): Read<Allergen[]> {
  const words = cell
    .split(/[,;|/]/)
    .map(fold)
    .filter(Boolean);
  if (words.length === 1 && (words[0] === 'none' || words[0] === '-')) return { value: [] };
  const unknown = words.find((word) => !Object.hasOwn(ALLERGEN_WORDS, word));
  if (unknown !== undefined) return { wrong: `“${unknown}” is none of ${ALLERGENS.join(', ').toLowerCase()}, none.` };
  return { value: [...new Set(words.flatMap((word) => ALLERGEN_WORDS[word] ?? []))] };
}

/** Reads a whole number within bounds. */
export function readWhole(cell: string, least: number, most: number): Read<number> {
  const value = /^\d{1,7}$/.test(cell) ? Number(cell) : Number.NaN;
  if (!(value >= least && value <= most)) {
    return { wrong: `Write a whole number from ${least} to ${most}, or leave the cell empty.` };
  }
  return { value };
}

/** Reads a text of at most so many letters. */
export function readText(cell: string, most: number): Read<string> {
  const value = cell.normalize('NFC').replace(/\s+/g, ' ').trim();
  return value.length <= most ? { value } : { wrong: `Shorten it to ${most} letters; it has ${value.length}.` };
}

/** Reads the code of a dish. */
export function readCode(cell: string): Read<string> {
  if (/^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/.test(cell)) return { value: cell };
  return {
    wrong: 'A code has up to sixty letters, digits, hyphens and underscores, and begins with a letter or digit.',
  };
}

/** Reads an HSN or SAC code. */
export function readTaxCode(cell: string): Read<string> {
  if (/^\d{4,8}$/.test(cell)) return { value: cell };
  return { wrong: 'Write four to eight digits: a SAC for prepared food, an HSN for packaged goods.' };
}

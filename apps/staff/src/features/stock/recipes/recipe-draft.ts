import { newId } from '@college-kiosk/client';
import { scaled, unscaled } from '@college-kiosk/ui';
import type { RecipeInput, RecipeQuery } from '../../../gql/graphql.ts';
import { unitsOf } from '../../../shell/amounts.ts';
import { listed, type Said } from '../../../shell/changes.ts';
import type { ChosenItem } from '../../../shell/StockItemSelect.tsx';
import { percentOf } from './recipe-words.ts';

export type RecipeEntry = NonNullable<RecipeQuery['recipe']>;

/** A line as the form holds it: numbers as they are typed. */
export type LineDraft = {
  key: string;
  item: Pick<ChosenItem, 'id' | 'name' | 'units'> | null;
  quantity: string;
  unit: string;
  yieldRate: string;
  wastageRate: string;
};

export type RecipeDraft = {
  makes: string;
  makesUnit: string;
  processLoss: string;
  validFrom: string;
  note: string;
  lines: LineDraft[];
};

export const emptyLine = (): LineDraft => ({
  ...{ key: newId(), item: null, quantity: '', unit: '', yieldRate: '100', wastageRate: '0' },
});

/** What the form begins with: the version in force. */
export function draftOf(entry: RecipeEntry): RecipeDraft {
  const { recipe, preparation } = entry;
  // What a kg or a litre says in three places only to a gram is said in grams.
  const isWhole = (recipe?.makes ?? 0) % 1_000 === 0;
  const larger = !isWhole ? null : preparation?.baseUnit === 'g' ? 'kg' : preparation?.baseUnit === 'ml' ? 'l' : null;
  const lines = (recipe?.lines ?? []).map((line) => ({
    ...{ key: newId(), item: { ...line.item, units: unitsOf(line.item) }, unit: line.unit },
    quantity: unscaled(line.edible, 3),
    yieldRate: percentOf(line.yieldRate),
    wastageRate: percentOf(line.wastageRate),
  }));
  const thousands = larger ? 1_000_000 : 1_000;
  return {
    makes: unscaled(recipe?.makes ?? thousands, larger ? 6 : 3),
    makesUnit: larger ?? preparation?.baseUnit ?? '',
    processLoss: percentOf(recipe?.processLoss ?? 0),
    ...{ validFrom: '', note: '', lines: lines.length > 0 ? lines : [emptyLine()] },
  };
}

/** The newest version there is, planned ones too; 0 where there is none. */
export const newestOf = ({ versions }: RecipeEntry) => versions.edges[0]?.node.version ?? 0;

/** How the form says what somebody else changed; when it begins, and why, is of this version alone. */
export const saidOfRecipe: Said<RecipeDraft> = {
  makes: { label: 'Makes', say: ({ makes, makesUnit }) => `${makes} ${makesUnit}` },
  processLoss: { label: 'Lost in the process', say: ({ processLoss }) => `${processLoss} %` },
  lines: { label: 'Takes', say: (draft) => listed([...linesOf(draft).values()]), parts: linesOf },
};

/** The lines in words, by what they are of. */
function linesOf({ lines }: RecipeDraft): ReadonlyMap<string, string> {
  return new Map(lines.flatMap((line) => (line.item ? [[line.item.name, sayLine(line)]] : [])));
}

function sayLine({ item, quantity, unit, yieldRate, wastageRate }: LineDraft): string {
  const rates = [
    yieldRate === '100' ? '' : `yield ${yieldRate} %`,
    wastageRate === '0' ? '' : `waste ${wastageRate} %`,
  ];
  return [`${quantity} ${unit} ${item?.name}`, ...rates.filter((rate) => rate !== '')].join(' ');
}

/** A typed quantity in thousandths; below zero where something is left out. Null when it is none, or nothing. */
export function signed(typed: string): number | null {
  const plain = typed.trim().replace('−', '-');
  const size = scaled(plain.replace(/^-/, ''), 3);
  if (!size) return null;
  return plain.startsWith('-') ? -size : size;
}

/** A typed percentage in basis points. */
function rate(typed: string): number | null {
  const found = scaled(typed.trim() || '0', 2);
  return found !== null && found <= 10_000 ? found : null;
}

/** What is sent, or what must be mended first. Lines of which nothing was typed are left out. */
export function inputOf(entry: Pick<RecipeEntry, 'id' | 'kind'>, draft: RecipeDraft): RecipeInput | string {
  const lines: RecipeInput['lines'] = [];
  for (const { item, quantity, unit, ...rates } of draft.lines) {
    if (!item && quantity.trim() !== '')
      return `Of ${quantity.trim()} nobody knows what it is of: choose the item, or remove the line.`;
    if (!item) continue;
    const [size, yieldRate, wastageRate] = [signed(quantity), rate(rates.yieldRate), rate(rates.wastageRate)];
    if (size === null) return `${item.name}: say how much.`;
    if (size < 0 && entry.kind !== 'OPTION') return `${item.name}: only an option can leave something out.`;
    if (!yieldRate || wastageRate === null) return `${item.name}: yield is above 0 and up to 100 %, waste 0 to 100 %.`;
    if (lines.some(({ stockItemId }) => stockItemId === item.id)) return `${item.name} stands there twice.`;
    lines.push({ ...{ stockItemId: item.id, quantity: size, unit, yieldRate, wastageRate } });
  }
  const of = { variantId: null, optionId: null, stockItemId: null, makes: null, processLoss: null, lines };
  if (entry.kind === 'VARIANT') return { ...of, variantId: entry.id };
  if (entry.kind === 'OPTION') return { ...of, optionId: entry.id };
  const [makes, processLoss] = [scaled(draft.makes.trim(), 3), rate(draft.processLoss)];
  if (!makes) return 'Say how much it makes.';
  if (processLoss === null || processLoss > 9_999) return 'The loss is 0 to less than 100 %.';
  if (lines.length === 0) return 'Say what it is made of.';
  return { ...of, stockItemId: entry.id, makes: { quantity: makes, unit: draft.makesUnit }, processLoss };
}

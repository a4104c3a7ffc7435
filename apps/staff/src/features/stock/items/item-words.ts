import type {
  BaseUnit,
  NegativePolicy,
  PickPolicy,
  StockCountClass,
  StockKind,
  StockStorage,
} from '../../../gql/graphql.ts';

export const kindWords: Record<StockKind, string> = {
  INGREDIENT: 'Ingredient',
  PREP: 'Preparation',
  PACKAGED: 'Packaged goods',
  CONSUMABLE: 'Consumable',
};
export const baseUnitWords: Record<BaseUnit, string> = { g: 'Grams', ml: 'Millilitres', pcs: 'Pieces' };
export const storageWords: Record<StockStorage, string> = {
  AMBIENT: 'Room temperature',
  CHILLED: 'Chilled',
  FROZEN: 'Frozen',
};
export const classWords: Record<StockCountClass, string> = {
  A: 'A: every week',
  B: 'B: every month',
  C: 'C: every quarter',
};
export const pickWords: Record<PickPolicy, string> = {
  FEFO: 'What expires first',
  FIFO: 'What came first',
};
export const negativeWords: Record<NegativePolicy, string> = {
  BLOCK: 'No: it must be received first',
  ALLOW_FLAG: 'Yes, at the last known cost',
};

/** Choices of a select, in the order of their words. */
export function choicesOf(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

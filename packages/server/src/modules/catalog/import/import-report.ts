import type { ImportField, SampledColumn } from './columns.ts';
import type { FileDish, Problem } from './file-dish.ts';
import { warning } from './file-dish.ts';
import type { Outcome } from './import-dishes.ts';
import type { ImportInput } from './import-input.ts';
import type { ImportPlan } from './plan-import.ts';

// What an answer carries at most; the counts are always of everything.
const PROBLEMS_MAX = 500;
const DISHES_MAX = 200;

/** What an import did, or would do. */
export interface ImportReport {
  readonly dryRun: boolean;
  readonly delimiter: string;
  readonly columns: readonly SampledColumn[];
  readonly fileOutlets: readonly string[];
  readonly rows: number;
  readonly rowsLeftOut: number;
  readonly rowsFailed: number;
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly failed: number;
  readonly problemCount: number;
  readonly problems: readonly (Problem & { readonly column: string | null })[];
  readonly dishCount: number;
  readonly dishes: readonly ImportedDish[];
}

/** A dish of the file and what became of it. */
export interface ImportedDish extends Pick<FileDish, 'rows' | 'name' | 'servings'> {
  readonly action: Outcome['action'];
  readonly code: string | null;
  readonly category: string | null;
  readonly diet: FileDish['diet'];
  readonly station: string | null;
}

/** Puts the answer together: what the file had, what became of each dish, and what to look at, in the file's order. */
export function reportOf(input: ImportInput, plan: ImportPlan, outcomes: readonly Outcome[]): ImportReport {
  const count = (action: Outcome['action']) => outcomes.filter((one) => one.action === action).length;
  const problems = [
    ...plan.problems,
    ...outcomes.flatMap((one) => one.problems),
    ...remarks(input, plan, outcomes),
  ].toSorted((a, b) => a.row - b.row);
  const written = plan.dishes.filter((_, at) => outcomes[at]?.action !== 'FAIL').flatMap(({ rows }) => rows).length;
  const headers = new Map<ImportField, string>(plan.columns.map(({ field, header }) => [field, header]));
  return {
    dryRun: input.dryRun,
    delimiter: plan.delimiter,
    columns: plan.columns,
    fileOutlets: plan.fileOutlets,
    rows: plan.rowCount,
    rowsLeftOut: plan.leftOut,
    rowsFailed: plan.rowCount - plan.leftOut - written,
    created: count('CREATE'),
    updated: count('UPDATE'),
    skipped: count('SKIP'),
    failed: count('FAIL'),
    problemCount: problems.length,
    problems: problems.slice(0, PROBLEMS_MAX).map((one) => ({
      ...one,
      column: one.field === null ? null : (headers.get(one.field) ?? one.field.toLowerCase()),
    })),
    dishCount: plan.dishes.length,
    dishes: plan.dishes.slice(0, DISHES_MAX).map((dish, at) => dishOf(dish, outcomes[at], input)),
  };
}

function dishOf(dish: FileDish, outcome: Outcome | undefined, { defaults }: ImportInput): ImportedDish {
  const { rows, name, servings } = dish;
  const isNew = outcome?.action === 'CREATE';
  return {
    ...{ rows, name, action: outcome?.action ?? 'FAIL', code: outcome?.code ?? dish.code },
    category: dish.category ?? (isNew ? (defaults.category ?? null) : null),
    diet: dish.diet ?? (isNew ? (defaults.diet ?? null) : null),
    station: dish.station ?? (isNew ? (defaults.stationCode ?? null) : null),
    servings: servings.map((one) => ({ ...one, price: one.price ?? (isNew ? (defaults.price ?? null) : null) })),
  };
}

/** What is to be known of the file as a whole; said of its header. */
function remarks({ fileOutlet }: ImportInput, plan: ImportPlan, outcomes: readonly Outcome[]): Problem[] {
  const remarked: Problem[] = [];
  if (!fileOutlet && plan.fileOutlets.length > 1) {
    const message = `The file has rows of ${plan.fileOutlets.length} outlets and all are taken. Choose one of them if you want only its rows.`;
    remarked.push(warning(1, 'OUTLET', null, message));
  }
  const has = (field: ImportField) => plan.columns.some((column) => column.field === field);
  if (!has('ALLERGENS') && outcomes.some(({ action }) => action === 'CREATE')) {
    const message = 'No column names allergens: new dishes say that they have none. Check them before they are sold.';
    remarked.push(warning(1, 'ALLERGENS', null, message));
  }
  return remarked;
}

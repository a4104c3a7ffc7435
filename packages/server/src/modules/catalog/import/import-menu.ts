import { AppError, isRefusal } from '@college-kiosk/kernel';
import { holds } from '../../../platform/auth/actor.ts';
import { command } from '../../../platform/command/command.ts';
import { query } from '../../../platform/command/query.ts';
import type { CallContext } from '../../../platform/context.ts';
import type { Reader } from '../../../platform/db/database.ts';
import { placesById } from '../../places/index.ts';
import { derivedId } from './derived-id.ts';
import { BATCH_MAX, importDishes, type Outcome, outcomeOf } from './import-dishes.ts';
import { type ImportInput, importInput } from './import-input.ts';
import { type ImportReport, reportOf } from './import-report.ts';
import { judgeDishes } from './judge-dish.ts';
import { knownMenu } from './known-menu.ts';
import type { FileUnusable } from './menu-csv.ts';
import { type ImportPlan, planImport } from './plan-import.ts';

/**
 * Begins an import: judges the file as such, and binds the id to it. It writes no dish; the batches that follow do, each as a
 * command of its own. Refuses FILE_UNUSABLE.
 */
export const openImport = command({
  name: 'catalog.importMenu',
  permission: 'menu:manage',
  input: importInput,
  mask: ['csv'],
  once: (input) => input.commandId,
  async handle({ tx, within }, input) {
    await assertOutlets(tx, input, within);
    const plan = planImport(input);
    return isRefusal(plan) ? plan : { dishes: plan.dishes.length };
  },
});

/** What an import would do, by the very judgement that the batches use. Refuses FILE_UNUSABLE. */
const rehearseImport = query({
  name: 'catalog.rehearseImport',
  permission: 'menu:manage',
  input: importInput,
  async handle({ db, now, actor, within }, input) {
    await assertOutlets(db, input, within);
    const plan = planImport(input);
    if (isRefusal(plan)) return plan;
    const known = await knownMenu(db, input.outletIds, plan.dishes, now);
    const verdicts = judgeDishes(plan.dishes, known, {
      ...input,
      importId: input.commandId,
      mayChange: (outletId) => holds(actor, 'menu:manage', outletId),
    });
    return reportOf(input, plan, verdicts.map(outcomeOf));
  },
});

/**
 * Imports a menu from a file, or rehearses it. The dishes go in batches, each its own transaction under an id that follows
 * from the import's: said again after a lost answer or a crash, it goes on where it was. Refuses FILE_UNUSABLE.
 */
export async function importMenu(
  context: CallContext,
  raw: Parameters<typeof openImport>[1],
): Promise<ImportReport | FileUnusable> {
  if (raw.dryRun) return rehearseImport(context, raw);
  const opened = await openImport(context, raw);
  if (isRefusal(opened)) return opened;
  const input = importInput.parse(raw);
  const plan = planImport(input);
  if (isRefusal(plan)) return plan;
  return reportOf(input, plan, await importBatches(context, input, plan));
}

async function importBatches(context: CallContext, input: ImportInput, plan: ImportPlan): Promise<Outcome[]> {
  const { commandId: importId, outletIds, existing, defaults } = input;
  const outcomes: Outcome[] = [];
  for (let first = 0; first < plan.dishes.length; first += BATCH_MAX) {
    const dishes = plan.dishes.slice(first, first + BATCH_MAX);
    const commandId = derivedId(importId, 'batch', String(first));
    const done = await importDishes(context, { commandId, importId, outletIds, existing, defaults, dishes });
    outcomes.push(...done.outcomes);
  }
  return outcomes;
}

async function assertOutlets(reader: Reader, { outletIds }: ImportInput, within: (outletId: string) => void) {
  const places = await placesById(reader, outletIds);
  for (const outletId of outletIds) {
    if (!places.has(outletId)) throw new AppError('NOT_FOUND', 'There is no such outlet.');
    within(outletId);
  }
}

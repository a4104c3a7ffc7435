import { z } from 'zod';
import { menuChanged } from '../../../events/catalog.ts';
import { holds } from '../../../platform/auth/actor.ts';
import { command } from '../../../platform/command/command.ts';
import { raiseMenuVersion } from '../menu-of.ts';
import { holdCatalog } from '../save-menu-item.ts';
import { writeItemTold } from '../write-item-told.ts';
import { fileDish } from './file-dish.ts';
import { importTarget } from './import-input.ts';
import { judgeDishes, type Verdict } from './judge-dish.ts';
import { knownMenu } from './known-menu.ts';

/** Dishes of one transaction. No command may write for more than a second, on a machine that is busy too. */
export const BATCH_MAX = 10;

/** What became of a dish, as far as a repeat has to answer it again. */
export type Outcome = Pick<Verdict, 'action' | 'problems'> & { readonly code: string | null };

/**
 * Writes one batch of an import: what cannot be written is left out and said, the rest stands. Announces one change for each
 * outlet's menu. `importMenu` cuts the file into batches.
 */
export const importDishes = command({
  name: 'catalog.importDishes',
  permission: 'menu:manage',
  input: importTarget.extend({
    commandId: z.uuid(),
    importId: z.uuid(),
    dishes: z.array(fileDish).min(1).max(BATCH_MAX),
  }),
  once: (input) => input.commandId,
  async handle(scope, { importId, dishes, ...target }) {
    const { tx, now, actor, within, emit } = scope;
    for (const outletId of target.outletIds) within(outletId);
    await holdCatalog(tx);
    const known = await knownMenu(tx, target.outletIds, dishes, now);
    const verdicts = judgeDishes(dishes, known, {
      ...target,
      importId,
      mayChange: (outletId) => holds(actor, 'menu:manage', outletId),
    });
    const touched = new Set<string>();
    for (const verdict of verdicts) {
      if (verdict.input === null) continue;
      await writeItemTold(scope, verdict.input);
      for (const outletId of verdict.touched) touched.add(outletId);
    }
    await raiseMenuVersion(tx, touched);
    for (const outletId of touched) emit(menuChanged, { outletId, itemId: null });
    return { outcomes: verdicts.map(outcomeOf) };
  },
});

export function outcomeOf({ action, problems, input }: Verdict): Outcome {
  return { action, problems, code: input?.code ?? null };
}

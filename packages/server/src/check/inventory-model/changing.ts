import { LIMITS, SETTINGS } from './ground.ts';
import { answered, expect, newId, oneOf, owe, type Shift } from './shift.ts';

/** A dish takes more or less of what is in it from now on; said from an older version now and then, which is refused. */
export async function changeRecipe(shift: Shift): Promise<void> {
  const { random, ground, voice, board } = shift;
  const dish = random.pick(ground.dishes.filter(({ optionIds }) => optionIds.length > 0));
  const newest = board.versions.get(dish.variantId) ?? 1;
  const version = newest - (random.whole(1, 4) === 1 ? 1 : 0);
  const [first, ...others] = dish.portions.map(([{ id, unit }, quantity]) => ({ stockItemId: id, quantity, unit }));
  if (!first) return;
  const quantity = Math.round((first.quantity * random.whole(6, 14)) / 10);
  const lines = [{ ...first, quantity }, ...others];
  const answer = await voice.say('saveRecipe', { id: newId(), variantId: dish.variantId, version, lines });
  if (version < newest) expect(shift, 'saveRecipe', answer, { refused: 'ChangedMeanwhile', must: true });
  const saved = answered(answer);
  if (saved) board.changes('saveRecipe', dish.variantId, { seen: version, next: Number(saved.version) });
}

/** Above what waste, and what goes back, another person is asked. */
export async function changeSettings({ random, voice, board }: Shift): Promise<void> {
  const { stockSettings } = await voice.ask<{ stockSettings: { version: number } }>(SETTINGS, {});
  const { version } = stockSettings;
  const limits = { ...LIMITS, wasteApprovalAbove: LIMITS.wasteApprovalAbove * random.whole(1, 3) };
  const saved = answered(await voice.say('changeStockSettings', { commandId: newId(), version, ...limits }));
  if (saved) board.changes('changeStockSettings', 'settings', { seen: version, next: Number(saved.version) });
}

const FOUND = `query ($outletId: UUID!, $search: String) {
  stockLevels(outletId: $outletId, search: $search) { edges { node { item { id } } } }
}`;
interface Found {
  readonly stockLevels: { readonly edges: readonly { readonly node: { readonly item: { readonly id: string } } }[] };
}

/**
 * A file with an item nobody had, and what of it is there, of the outlet that does not sell yet: taken in once, rehearsed now and then; no
 * opening stock a second time.
 */
export async function importStock(shift: Shift): Promise<void> {
  const { random, ground, voice, board } = shift;
  const before = random.whole(1, 3) === 1 ? oneOf(shift, board.opened) : undefined;
  const code = before ?? `OPEN_${newId()}`;
  const { unopened: outletId } = ground;
  const [quantity, value, commandId] = [random.whole(1, 5_000), random.whole(1, 90_000), newId()];
  const file = `code,name,kind,base unit,quantity,value\n${code},${code},ingredient,g,${quantity},${value / 100}`;
  const dryRun = random.whole(1, 4) === 1;
  const input = { commandId, outletId, dryRun, base64: Buffer.from(file).toString('base64') };
  const answer = await voice.say('importStock', input);
  if (dryRun) return;
  expect(shift, 'importStock', answer, { refused: 'RowsHaveErrors', must: before !== undefined });
  if (!answered(answer)) return owe(shift, 'importStock', commandId, answer, new Map());
  board.opened.push(code);
  const { stockLevels } = await voice.ask<Found>(FOUND, { outletId, search: code });
  const item = stockLevels.edges[0]?.node.item.id ?? 'no item';
  owe(shift, 'importStock', commandId, answer, new Map([[item, quantity * 1_000]]), value);
}

// FEFO and FIFO at exact batch values. Mutants that redden it: see docs/measurements/mutants.md.
import { addDays } from '@college-kiosk/kernel';
import { type Chance, chance } from '../../entry/replay/chance.ts';
import { freshId } from '../../entry/replay/fresh-id.ts';
import { betterThan, type Policy } from '../inventory-model/better-than.ts';
import { openInsider } from '../inventory-model/insider.ts';
import { openVoice } from '../inventory-model/voice.ts';
import type { Check } from '../promise.ts';
import { addItem, type Books, did, openBooks, receive } from './golden.ts';
import { goldenJournals } from './journals.ts';

const ROUNDS = 60;
const BATCHES = 6;
const TAKES = 8;
const WASTED = `query ($outletId: UUID!, $id: UUID!) {
  stockItem(outletId: $outletId, id: $id) { batches { id receivedAt expiryDate quantityRemaining valueRemaining } }
}`;

interface Shelved {
  readonly id: string;
  readonly receivedAt: string;
  readonly expiryDate: string | null;
  readonly quantityRemaining: number;
  readonly valueRemaining: number;
}

/** The golden numbers of the rules through the public API, and random batches against a plain reference. */
export const fefo: Check = async ({ target: find, seed, scale }) => {
  const target = await find();
  if (!target.databaseUrl)
    return { violations: [], figure: 'nothing was tried', skipped: 'it makes a second key in a database of its own' };
  const insider = openInsider(target.databaseUrl);
  try {
    const violations: string[] = [];
    const voice = (key: string) => openVoice({ url: target.url, key }, new Map(), violations);
    const books = await openBooks(target, voice(target.key), voice(await insider.makeKey('who decides')));
    violations.push(...(await goldenJournals(books)), ...(await threeOfAHundred(books)));
    const random = chance(seed, 'fefo');
    const rounds = Math.max(2, Math.round(ROUNDS * scale));
    for (let round = 0; round < rounds; round += 1)
      violations.push(...(await pickAtRandom(books, random, round % 2 ? 'FIFO' : 'FEFO')));
    return {
      violations,
      figure: `11 journals of the rules, ${rounds} shelves of ${BATCHES} batches emptied in ${TAKES} parts each`,
    };
  } finally {
    await insider.close();
  }
};

/** Rules §3.2: three units worth 100.00 leave as 33.33, 33.34 and 33.33. */
async function threeOfAHundred(books: Books): Promise<string[]> {
  const stockItemId = await addItem(books, { unit: 'pcs' });
  await receive(books, { stockItemId, accepted: 3_000, unit: 'pcs', value: 10_000 });
  const worths: number[] = [];
  for (let before = 10_000, turn = 0; turn < 3; turn += 1) {
    await waste(books, stockItemId, 1_000, 'pcs');
    const left = (await shelf(books, stockItemId)).reduce((sum, { valueRemaining }) => sum + valueRemaining, 0);
    worths.push(before - left);
    before = left;
  }
  return worths.join() === '3333,3334,3333' ? [] : [`three of 100.00 left as ${worths.join(', ')}`];
}

async function pickAtRandom(books: Books, random: Chance, pickPolicy: Policy): Promise<string[]> {
  const stockItemId = await addItem(books, { unit: 'g', pickPolicy });
  for (let turn = 0; turn < BATCHES; turn += 1) {
    const expiryDate = random.whole(1, 4) === 1 ? null : addDays(books.businessDate, random.whole(0, 4));
    const accepted = random.whole(1, 5_000);
    await receive(books, { stockItemId, accepted, unit: 'g', value: random.whole(0, 10_000), expiryDate });
  }
  let model = await shelf(books, stockItemId);
  for (let turn = 0; turn < TAKES; turn += 1) {
    const whole = model.reduce((sum, { quantityRemaining }) => sum + quantityRemaining, 0);
    if (whole === 0) break;
    const quantity = turn === TAKES - 1 ? whole : random.whole(1, Math.min(whole, 4_000));
    await waste(books, stockItemId, quantity);
    model = taken(model, quantity, pickPolicy);
    const found = await shelf(books, stockItemId);
    for (const { id, quantityRemaining, valueRemaining } of model) {
      const one = found.find((batch) => batch.id === id);
      const [there, worth] = [one?.quantityRemaining ?? 0, one?.valueRemaining ?? 0];
      if (there !== quantityRemaining || worth !== valueRemaining) {
        return [
          `${pickPolicy}: a batch holds ${there} worth ${worth} rather than ${quantityRemaining} worth ${valueRemaining}`,
        ];
      }
    }
  }
  return [];
}

/** The plain reference: the best batch again and again, a share of its value rounded half up, and all of it for the last. */
function taken(batches: readonly Shelved[], quantity: number, policy: Policy): Shelved[] {
  const left = batches.map((batch) => ({ ...batch }));
  for (let wanted = quantity; wanted > 0; ) {
    const best = left
      .filter(({ quantityRemaining }) => quantityRemaining > 0)
      .reduce((one, other) => (betterThan(policy, dated(other), dated(one)) ? other : one));
    const part = Math.min(wanted, best.quantityRemaining);
    best.valueRemaining -= Math.floor(
      (2 * best.valueRemaining * part + best.quantityRemaining) / (2 * best.quantityRemaining),
    );
    best.quantityRemaining -= part;
    wanted -= part;
  }
  return left;
}

const dated = ({ id, receivedAt, expiryDate }: Shelved) => ({ id, received_at: receivedAt, expiry_date: expiryDate });

async function shelf({ api, outletId }: Books, id: string): Promise<Shelved[]> {
  const { stockItem } = await api.ask<{ stockItem: { batches: Shelved[] } | null }>(WASTED, { outletId, id });
  return stockItem?.batches ?? [];
}

function waste({ one, outletId }: Books, stockItemId: string, quantity: number, unit = 'g') {
  return did(one, 'recordWaste', { id: freshId(), outletId, stockItemId, quantity, unit, reason: 'DROPPED' });
}

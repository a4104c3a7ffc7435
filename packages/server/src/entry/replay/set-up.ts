import { randomInt } from 'node:crypto';
import { type Api, Refused } from './api.ts';
import { type Delivery, deliver } from './deliver.ts';
import {
  SAVE_MENU_ITEM,
  SAVE_OUTLET,
  SAVE_RECIPE,
  SAVE_STATION,
  SAVE_STOCK_ITEM,
  STREAM_POSITION,
} from './documents.ts';
import { freshId } from './fresh-id.ts';
import { openingStock, type Plan } from './plan.ts';

const STATION = 'KITCHEN';
/** As many as the API takes at once. */
const LINES_PER_DELIVERY = 200;
const CANTEEN_SAC = '996333';
// No digits: K or C before one is the invoice series of a device, which no outlet may be called.
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** An outlet of one's own, as the API gave it. */
export interface MadeOutlet {
  readonly id: string;
  readonly code: string;
  readonly businessDate: string;
}

/** Makes an outlet that is open all day, under a code that nobody has yet, with one station. */
export async function makeOutlet(api: Api): Promise<MadeOutlet> {
  for (let tries = 1; ; tries += 1) {
    // Not the seed's: the same day may be replayed again on the same product.
    const letter = () => LETTERS[randomInt(LETTERS.length)];
    const code = `R${letter()}${letter()}${letter()}`;
    const hours = { opensAt: 0, closesAt: 1440, dayCutHour: 0 };
    try {
      const input = { id: freshId(), code, name: `Replay ${code}`, ...hours, tokenPrefix: 'R' };
      const outlet = await api.command<MadeOutlet>(SAVE_OUTLET, input, 'Outlet');
      const station = { id: freshId(), outletId: outlet.id, code: STATION, name: 'Kitchen', position: 0 };
      await api.command(SAVE_STATION, station, 'Station');
      return outlet;
    } catch (error) {
      if (!(error instanceof Refused) || error.answer.code !== 'CODE_TAKEN' || tries === 10) throw error;
    }
  }
}

/** Enters stock items, dishes and recipes, one after the other as a person would. */
export async function enterMenu(api: Api, outlet: MadeOutlet, plan: Plan): Promise<void> {
  for (const { id, code, name, kind, unit, pickPolicy } of plan.ingredients) {
    const rest = { allergens: [], shelfLifeDays: null, taxCreditable: false, units: [] };
    await api.command(SAVE_STOCK_ITEM, { id, code, name, kind, baseUnit: unit, pickPolicy, ...rest }, 'StockItem');
  }
  const unitOf = new Map(plan.ingredients.map(({ id, unit }) => [id, unit]));
  const categoryId = freshId();
  for (const item of plan.items) {
    const dish = {
      ...{ id: item.id, code: item.code, name: item.name, description: '', categoryId, categoryName: 'Bakery' },
      ...{ diet: 'VEG', allergens: [], kcal: 200, spice: 0, picture: {}, daypartIds: [], modifierGroups: [] },
      ...{ taxKind: 'PREPARED', taxCode: CANTEEN_SAC, mrp: null, outletIds: [outlet.id] },
      ...{ stationCode: item.cooked ? STATION : null, prepSeconds: item.prepSeconds },
      variants: [{ id: item.variantId, code: 'REGULAR', name: 'Regular', price: item.price }],
    };
    await api.command(SAVE_MENU_ITEM, dish, 'MenuItem');
    const lines = [...item.recipe].map(([stockItemId, quantity]) => {
      return { stockItemId, quantity, unit: unitOf.get(stockItemId) };
    });
    await api.command(SAVE_RECIPE, { id: item.recipeId, variantId: item.variantId, lines }, 'Recipe');
  }
}

/** Receives the opening stock, in two deliveries or more so that some of it is older. */
export async function receiveOpening(api: Api, outlet: MadeOutlet, plan: Plan, seed: number): Promise<Delivery[]> {
  const batches = openingStock(plan, seed, outlet.businessDate, freshId);
  const count = Math.max(2, Math.ceil(batches.length / LINES_PER_DELIVERY));
  const deliveries: Delivery[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const from = { outletId: outlet.id, supplier: `Mill ${turn + 1}` };
    const lines = batches.filter((_, index) => index % count === turn);
    deliveries.push(await deliver(api, from, lines));
  }
  return deliveries;
}

/** Where the outlet's stream stands once it has come to rest: what the displays begin after. */
export async function restingPosition(api: Api, outletId: string): Promise<number> {
  for (let last = -1; ; ) {
    const { streamPosition } = await api.ask<{ streamPosition: number }>(STREAM_POSITION, { outletId });
    if (streamPosition === last) return last;
    last = streamPosition;
    await new Promise((resolve) => setTimeout(resolve, 600));
  }
}

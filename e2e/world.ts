import { type Api, newId } from './api.ts';

export interface Dish {
  readonly itemId: string;
  readonly variantId: string;
  readonly name: string;
}

export interface SeededWorld {
  readonly outletId: string;
  dish(name: string, options?: DishOptions): Promise<Dish>;
}

export interface DishOptions {
  readonly portions?: number;
  readonly price?: number;
  readonly station?: string | null;
  /** Names of things that may be had with it, up to two of them. */
  readonly extras?: readonly string[];
}

/** An outlet of one's own, open all day, with a griddle and a tea counter; made through the public API. */
export async function seedWorld(api: Api, code: string): Promise<SeededWorld> {
  const outletId = newId();
  await api.send('mutation ($input: SaveOutletInput!) { saveOutlet(input: $input) { __typename } }', {
    input: {
      id: outletId,
      code: `${code}${twoLetters(Number.parseInt(outletId.slice(-6), 16))}`,
      name: `Canteen ${code}`,
      opensAt: 0,
      closesAt: 1440,
      dayCutHour: 4,
      tokenPrefix: code.slice(0, 1),
    },
  });
  for (const [position, station] of ['GRIDDLE', 'TEA'].entries()) {
    await api.send('mutation ($input: SaveStationInput!) { saveStation(input: $input) { __typename } }', {
      input: { id: newId(), outletId, code: station, name: station, position },
    });
  }
  const categoryId = newId();
  return {
    outletId,
    async dish(name, { portions = 50, price = 6_000, station = 'GRIDDLE', extras = [] } = {}) {
      const [itemId, variantId, stockItemId] = [newId(), newId(), newId()];
      const suffix = itemId.slice(-6).toUpperCase();
      await api.send(
        'mutation ($input: SaveMenuItemInput!) { saveMenuItem(input: $input) { __typename ... on Refusal { message } } }',
        {
          input: {
            ...{
              id: itemId,
              categoryId,
              categoryName: `Dishes ${code}`,
              code: `D${suffix}`,
              name,
              description: `${name}, freshly made.`,
            },
            ...{
              diet: 'VEG',
              allergens: ['MILK'],
              kcal: 300,
              spice: 1,
              taxKind: 'PREPARED',
              taxCode: '996333',
              stationCode: station,
            },
            ...{ prepSeconds: 60, outletIds: [outletId], modifierGroups: groupOf(suffix, extras), daypartIds: [] },
            picture: { vessel: 'steel-plate', base: 'dosa', sauce: null, garnish: [], tone: '#d9a441', steam: true },
            variants: [{ id: variantId, code: 'REGULAR', name: 'Regular', price }],
          },
        },
      );
      await api.send('mutation ($input: SaveStockItemInput!) { saveStockItem(input: $input) { __typename } }', {
        input: {
          ...{
            id: stockItemId,
            code: `S${suffix}`,
            name: `${name} batter`,
            kind: 'INGREDIENT',
            baseUnit: 'g',
            pickPolicy: 'FEFO',
          },
          ...{ allergens: [], shelfLifeDays: 5, taxCreditable: false, units: [] },
        },
      });
      await api.send('mutation ($input: SaveRecipeInput!) { saveRecipe(input: $input) { __typename } }', {
        input: { id: newId(), variantId, lines: [{ stockItemId, quantity: 100_000, unit: 'g' }] },
      });
      if (portions === 0) return { itemId, variantId, name };
      const supplierId = newId();
      await api.send('mutation ($input: SaveSupplierInput!) { saveSupplier(input: $input) { __typename } }', {
        input: { id: supplierId, name: `Mill ${suffix}`, paymentDays: 30, isMsme: false, leadDays: 1 },
      });
      await api.send('mutation ($input: ReceiveGoodsInput!) { receiveGoods(input: $input) { __typename } }', {
        input: {
          ...{ id: newId(), outletId, supplierId, overrideReason: 'For a journey' },
          lines: [{ batchId: newId(), stockItemId, accepted: portions * 100_000, unit: 'g', value: portions * 1_200 }],
        },
      });
      return { itemId, variantId, name };
    },
  };
}

function groupOf(suffix: string, extras: readonly string[]) {
  const options = extras.map((name, at) => ({
    id: newId(),
    code: `X${at}${suffix}`,
    name,
    priceDelta: at * 500,
    allergens: ['NUTS'],
  }));
  return extras.length === 0 ? [] : [{ id: newId(), code: `G${suffix}`, name: 'With it', min: 0, max: 2, options }];
}

/** Enters the code that a device shows. */
export async function pair(api: Api, outletId: string, code: string, name: string): Promise<void> {
  const { findWaitingDevice } = await api.send<{ findWaitingDevice: { kind: string } }>(
    'mutation ($code: String!) { findWaitingDevice(code: $code) { __typename ... on WaitingDevice { kind } } }',
    { code },
  );
  const { pairDevice } = await api.send<{ pairDevice: { __typename: string } }>(
    'mutation ($input: PairDeviceInput!) { pairDevice(input: $input) { __typename } }',
    { input: { commandId: newId(), code, kind: findWaitingDevice.kind, outletId, name } },
  );
  if (pairDevice.__typename !== 'Device') throw new Error(`Pairing answered ${pairDevice.__typename}.`);
}

/**
 * Seeded anew when a journey of the same file has failed: the code must be free all the same. Letters only, since two
 * characters, K or C and a digit would be the invoice series of a device.
 */
function twoLetters(number: number): string {
  return String.fromCharCode(65 + (number % 26), 65 + (Math.floor(number / 26) % 26));
}

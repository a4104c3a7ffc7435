import { addDays, businessDate, calendarDate } from '@college-kiosk/kernel';
import { insertMenu } from '../../modules/catalog/index.ts';
import { openingPosting, post, seedAccounts } from '../../modules/finance/index.ts';
import { addDemoAccounts } from '../../modules/identity/index.ts';
import { addOpeningStock, insertStock } from '../../modules/inventory/index.ts';
import { organisations, outlets, stations } from '../../modules/places/index.ts';
import { taxRates } from '../../modules/tax/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { demoCanteen, demoIngredients, demoItems, demoStations } from './demo-menu.ts';
import { CANTEEN_SAC, demoRows } from './demo-rows.ts';

const DAY_CUT_HOUR = 4;
const TOKEN_PREFIX = { MC: 'A', LC: 'C' } as const;

export interface SeededOutlet {
  readonly id: string;
  readonly code: 'MC' | 'LC';
}

/** Days of average use that each outlet's shelves hold when it opens. */
const DAYS_IN_STOCK = 3;

/** Writes the demo canteen into an empty database: places, rates, accounts, menu, recipes and the opening balances. */
export async function seedCanteen(tx: Tx, at: Date, newId: () => string): Promise<SeededOutlet[]> {
  const organisationId = newId();
  await tx.insert(organisations).values({
    id: organisationId,
    name: demoCanteen.name,
    legalName: `${demoCanteen.name}, ${demoCanteen.college}`,
    currency: 'INR',
    zone: demoCanteen.zone,
    taxProfile: 'REGULAR_5',
    stateCode: demoCanteen.gstStateCode,
    pricesIncludeTax: true,
    roundsCash: true,
    demo: true,
  });
  const places = demoCanteen.outlets.map(({ code, name }) => ({
    ...{ id: newId(), organisationId, code, name, dayCutHour: DAY_CUT_HOUR },
    // Always open, so that a visitor may order at any hour; what is served still follows the dayparts.
    ...{ opensAt: 0, closesAt: 1440, tokenPrefix: TOKEN_PREFIX[code] },
  }));
  await tx.insert(outlets).values(places);
  await tx
    .insert(stations)
    .values(
      places.flatMap((place) =>
        demoStations.map(({ code, name }, position) => ({ id: newId(), outletId: place.id, code, name, position })),
      ),
    );
  await seedRates(tx, calendarDate(at, demoCanteen.zone));
  await seedAccounts(tx);
  await addDemoAccounts(tx, newId);

  const rows = demoRows(
    places.map((place) => place.id),
    newId,
    at,
  );
  await insertStock(tx, rows.stock);
  await insertMenu(tx, rows.menu);
  for (const place of places) await seedOpening(tx, { id: place.id, code: place.code }, rows.stockIds, at, newId);
  return places.map(({ id, code }) => ({ id, code }));
}

async function seedRates(tx: Tx, reviewedOn: string): Promise<void> {
  const goods = new Map(demoItems.flatMap((item) => (item.hsn ? [[item.hsn, item.taxRateBp] as const] : [])));
  await seedCanteenRate(tx, reviewedOn);
  await tx.insert(taxRates).values(
    [...goods].map(([code, rateBp]) => ({
      ...{ code, validFrom: '2025-09-22', rateBp, label: `Packaged goods, HSN ${code}` },
      ...{ source: 'Rates of the 56th GST Council, from 22 September 2025', reviewedOn },
    })),
  );
}

/** The one rate without which no canteen sells anything. */
export async function seedCanteenRate(tx: Tx, reviewedOn: string): Promise<void> {
  await tx.insert(taxRates).values({
    ...{ code: CANTEEN_SAC, validFrom: '2018-01-01', rateBp: 500, reviewedOn },
    label: 'Canteen service, without input tax credit',
    source: 'CBIC Circular 28/02/2018-GST, corrigendum of 18 January 2018',
  });
}

/** What stands on an outlet's shelves, in its drawer and at the bank on its first day, against the owner's capital. */
async function seedOpening(
  tx: Tx,
  outlet: SeededOutlet,
  stockIds: ReadonlyMap<string, string>,
  at: Date,
  newId: () => string,
): Promise<void> {
  const dates = {
    businessDate: businessDate(at, demoCanteen.zone, DAY_CUT_HOUR),
    taxDate: calendarDate(at, demoCanteen.zone),
  };
  const id = newId();
  const stock = await addOpeningStock(tx, {
    ...{ id, outletId: outlet.id, supplier: 'Opening stock', at, businessDate: dates.businessDate, actorId: null },
    lines: demoIngredients.map((ingredient) => {
      const quantity = Math.max(Math.ceil(ingredient.dailyUse / 1_000) * 1_000 * DAYS_IN_STOCK, 20_000);
      return {
        batchId: newId(),
        stockItemId: stockIds.get(ingredient.code) ?? '',
        quantity,
        value: Math.round((quantity / 1_000_000) * ingredient.costPerBaseThousand),
        expiryDate: ingredient.shelfLifeDays === null ? null : addDays(dates.businessDate, ingredient.shelfLifeDays),
      };
    }),
  });
  await post(tx, {
    ...{ outletId: outlet.id, source: { type: 'opening', id }, event: 'opening', narration: 'Opening balances' },
    ...{ at, dates, postedBy: 'seed' },
    lines: openingPosting({ stock, cash: 500_000, bank: 10_000_000, equipment: 12_000_000 }),
  });
}

import { calendarDate } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { insertMenu } from '../../modules/catalog/index.ts';
import { seedAccounts } from '../../modules/finance/index.ts';
import { addDemoAccounts } from '../../modules/identity/index.ts';
import { insertStock } from '../../modules/inventory/index.ts';
import { organisations, outlets, stations } from '../../modules/places/index.ts';
import { insertPurchasing } from '../../modules/purchasing/index.ts';
import { taxRates } from '../../modules/tax/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { demoCanteen, demoStations } from './demo-menu.ts';
import { CANTEEN_SAC, demoRows } from './demo-rows.ts';
import { demoPurchasing } from './demo-suppliers.ts';
import { packagedRates } from './packaged-rates.ts';

const DAY_CUT_HOUR = 4;
// Besides the main store, which is made with the first stock: these outlets are written as rows.
const KITCHEN = { code: 'KITCHEN', name: 'Kitchen', kind: 'KITCHEN', forOrders: true } as const;
const LOCKED_STORE = { code: 'RESERVE', name: 'Reserve store', kind: 'STORE', forOrders: false } as const;
const TOKEN_PREFIX = { MC: 'A', LC: 'C' } as const;

export interface SeededCanteen {
  readonly outlets: readonly { readonly id: string; readonly code: 'MC' | 'LC' }[];
  readonly dayCutHour: number;
  /** Stock item ids by the demo's codes. */
  readonly stockIds: ReadonlyMap<string, string>;
}

/**
 * Writes the demo canteen into an empty database: places, rates, accounts, menu and recipes. Its shelves and its books
 * are empty: they open with its history.
 * @param openedAt before the first day of its history: since when there are recipes.
 */
export async function seedCanteen(
  tx: Tx,
  { openedAt, now }: { readonly openedAt: Date; readonly now: Date },
  newId: () => string,
): Promise<SeededCanteen> {
  const organisationId = newId();
  await tx.insert(organisations).values({
    id: organisationId,
    name: demoCanteen.name,
    legalName: `${demoCanteen.name}, ${demoCanteen.college}`,
    currency: 'INR',
    zone: demoCanteen.zone,
    taxProfile: 'REGULAR_5',
    stateCode: demoCanteen.gstStateCode,
    gstin: demoCanteen.gstin,
    fssaiLicence: demoCanteen.fssaiLicence,
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
  await seedRates(tx, calendarDate(now, demoCanteen.zone));
  await seedAccounts(tx);
  await addDemoAccounts(tx, newId);

  const rows = demoRows(
    places.map((place) => place.id),
    newId,
    openedAt,
  );
  const locations = places.flatMap(({ id: outletId }) => [
    { ...KITCHEN, id: newId(), outletId },
    { ...LOCKED_STORE, id: newId(), outletId },
  ]);
  await insertStock(tx, { ...rows.stock, locations });
  await insertMenu(tx, rows.menu);
  await seedPurchasing(tx, { openedAt, now, outletId: places[0]?.id ?? '', stockIds: rows.stockIds }, newId);
  return {
    outlets: places.map(({ id, code }) => ({ id, code })),
    dayCutHour: DAY_CUT_HOUR,
    stockIds: rows.stockIds,
  };
}

async function seedPurchasing(
  tx: Tx,
  seeded: { openedAt: Date; now: Date; outletId: string; stockIds: ReadonlyMap<string, string> },
  newId: () => string,
): Promise<void> {
  const users = await tx.execute<{ id: string; email: string }>(sql`select id, email from users`);
  const day = (at: Date) => calendarDate(at, demoCanteen.zone);
  const known = { today: day(seeded.now), openedOn: day(seeded.openedAt) };
  const people = new Map([...users].map(({ id, email }) => [email, id]));
  await insertPurchasing(tx, demoPurchasing({ ...seeded, ...known, people }, newId));
}

/** The rates without which a canteen sells nothing: of its own service, and of what it usually sells in packs. */
export async function seedRates(tx: Tx, reviewedOn: string): Promise<void> {
  await tx.insert(taxRates).values([
    {
      ...{ code: CANTEEN_SAC, validFrom: '2018-01-01', rateBp: 500, reviewedOn },
      label: 'Canteen service, without input tax credit',
      source: 'CBIC Circular 28/02/2018-GST, corrigendum of 18 January 2018',
    },
    ...packagedRates(reviewedOn),
  ]);
}

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import postgres from 'postgres';
import { ManualClock } from '../../../../tools/faults/fake-clock.ts';
import { insertMenu } from '../modules/catalog/index.ts';
import { seedAccounts } from '../modules/finance/index.ts';
import { addOpeningStock, insertStock } from '../modules/inventory/index.ts';
import { organisations, outlets, stations } from '../modules/places/index.ts';
import { taxRates } from '../modules/tax/index.ts';
import { systemActor } from '../platform/auth/actor.ts';
import type { CallContext, Platform } from '../platform/context.ts';
import { letAppSignIn } from '../platform/db/app-role.ts';
import { type OpenDatabase, openDatabase, type Tx } from '../platform/db/database.ts';
import { migrate } from '../platform/db/migrate.ts';
import { ownRateLimit } from '../platform/http/rate-limit.ts';
import { newId } from '../platform/ids.ts';
import { Live } from '../platform/live/live.ts';
import { OWNER_ROLE, startPostgres } from '../platform/postgres-server/index.ts';
import { Sockets } from '../platform/socket.ts';
import { plugForTest } from '../testing/plug.ts';

/** Each has a recipe of ingredients of its own, so that carts meet only where they are meant to. */
const DISHES = 300;
/** In each recipe, unless a promise is about more. */
const INGREDIENTS = 2;
export const NOON = new Date('2026-11-24T07:00:00.000Z');
const DAY = '2026-11-24';
const SAC = '996333';
/** Thousandths of a piece of each ingredient: more than any run sells. */
const PLENTY = 10_000_000_000;

export interface BenchDish {
  readonly itemId: string;
  readonly variantId: string;
}

/** An outlet with plenty of everything, on a PostgreSQL of its own whose commits are durable. */
export interface BenchCanteen {
  readonly opened: OpenDatabase;
  /** The database, signed in as the application's role. */
  readonly url: string;
  readonly ownerUrl: string;
  readonly context: CallContext;
  readonly outletId: string;
  readonly dishes: readonly BenchDish[];
  newId(): string;
  close(): Promise<void>;
}

/** @param ingredients in the recipe of each dish. */
export async function openBenchCanteen(ingredients = INGREDIENTS): Promise<BenchCanteen> {
  const folder = mkdtempSync(join(tmpdir(), 'college-kiosk-bench-'));
  // PostgreSQL does not run as root and must be able to walk in.
  chmodSync(folder, 0o755);
  const server = await startPostgres({ dataDir: join(folder, 'postgres'), database: 'bench' });
  const ownerUrl = server.url('bench', OWNER_ROLE);
  await migrate({ ownerUrl });
  const url = await letAppSignIn(ownerUrl, decodeURIComponent(new URL(ownerUrl).password));
  const opened = openDatabase(url, { max: 32, name: 'bench' });
  const platform = benchPlatform(opened);
  const [outletId, dishes] = await opened.db.transaction((tx) => fill(tx, () => newId(NOON), ingredients));
  await analyse(ownerUrl);
  return {
    ...{ opened, url, ownerUrl, outletId, dishes, newId: () => newId(NOON) },
    context: { platform, actor: systemActor('bench'), requestId: 'bench', address: null },
    async close() {
      await opened.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Lets PostgreSQL look at what it holds, as it does by itself within the first minutes: plans are those of a canteen that
 * runs. Empty tables are left alone, as it leaves them: told that there is nothing in them it would read them whole for as
 * long as the plan is kept, however much is sold.
 */
async function analyse(ownerUrl: string): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  const tables = await owner<{ name: string }[]>`select relid::regclass::text as name from pg_stat_user_tables`;
  for (const { name } of tables) {
    const [row] = await owner.unsafe(`select from ${name} limit 1`);
    if (row) await owner.unsafe(`analyze ${name}`);
  }
  await owner.end();
}

/** A bench asks as often as it can. */
export const UNLIMITED = ownRateLimit({ points: 1_000_000_000, seconds: 60 });

/** The product's platform on a bench's database; the clock stands at noon. */
export function benchPlatform({ db, statements }: OpenDatabase): Platform {
  const clock = new ManualClock(NOON);
  const log = pino({ level: 'silent' });
  const platform = { db, statements, clock, log, sockets: new Sockets(), live: new Live(), wakeRelay: () => {} };
  plugForTest(platform.sockets, { db, clock });
  return platform;
}

async function fill(tx: Tx, id: () => string, ingredients: number): Promise<[string, BenchDish[]]> {
  const [organisationId, outletId, categoryId] = [id(), id(), id()];
  await tx.insert(organisations).values({
    ...{ id: organisationId, name: 'Bench', legalName: 'Bench', currency: 'INR', zone: 'Asia/Kolkata' },
    ...{ taxProfile: 'REGULAR_5', stateCode: '32', pricesIncludeTax: true, roundsCash: true },
  });
  await tx.insert(outlets).values({
    ...{ id: outletId, organisationId, code: 'MC', name: 'Bench', tokenPrefix: 'A' },
    ...{ opensAt: 0, closesAt: 1440, dayCutHour: 4 },
  });
  await seedAccounts(tx);
  const rate = { code: SAC, validFrom: '2018-01-01', rateBp: 500, label: 'Canteen service' };
  await tx.insert(taxRates).values({ ...rate, source: 'bench', reviewedOn: DAY });
  await tx.insert(stations).values({ id: id(), outletId, code: 'MAIN', name: 'Main', position: 0 });
  const dishes = Array.from({ length: DISHES }, () => ({ itemId: id(), variantId: id() }));
  await insertMenu(tx, {
    categories: [{ id: categoryId, code: 'ALL', names: { en: 'Everything' }, position: 0 }],
    items: dishes.map(({ itemId }, n) => ({
      ...{
        id: itemId,
        categoryId,
        code: `DISH_${n}`,
        names: { en: `Dish ${n}` },
        descriptions: { en: '' },
        diet: 'VEG' as const,
      },
      ...{ allergens: [], kcal: 100, spice: 0, taxKind: 'PREPARED' as const, taxCode: SAC, stationCode: 'MAIN' },
      ...{ prepSeconds: 60, picture: {}, position: n },
    })),
    variants: dishes.map(({ itemId, variantId }) => ({
      ...{ id: variantId, itemId, code: 'REGULAR', names: { en: 'Regular' }, price: 6_000, position: 0 },
    })),
    outletItems: dishes.map(({ itemId }) => ({ outletId, itemId })),
  });
  const parts = dishes.flatMap(({ variantId }) =>
    Array.from({ length: ingredients }, () => ({ variantId, stockItemId: id() })),
  );
  const recipes = dishes.map(({ variantId }) => ({ id: id(), variantId, optionId: null, version: 1, createdAt: NOON }));
  await insertStock(tx, {
    stockItems: parts.map(({ stockItemId }) => ({
      ...{
        id: stockItemId,
        code: stockItemId,
        name: 'Ingredient',
        kind: 'INGREDIENT' as const,
        baseUnit: 'g' as const,
      },
      ...{ pickPolicy: 'FIFO' as const, allergens: [], shelfLifeDays: null, taxCreditable: false },
    })),
    recipes,
    recipeLines: parts.map(({ variantId, stockItemId }) => ({
      ...{ recipeId: recipes.find((recipe) => recipe.variantId === variantId)?.id ?? '', stockItemId, quantity: 1_000 },
    })),
  });
  await addOpeningStock(tx, {
    ...{ id: id(), outletId, at: NOON, businessDate: DAY, actorId: null },
    lines: parts.map(({ stockItemId }) => ({
      ...{ batchId: id(), stockItemId, quantity: PLENTY, value: 1_000_000_000, expiryDate: null },
    })),
  });
  return [outletId, dishes];
}

import { Fault, isRefusal } from '@college-kiosk/kernel';
import { insertMenu } from '../modules/catalog/index.ts';
import { seedAccounts } from '../modules/finance/index.ts';
import { addOpeningStock, insertStock, type StockKind } from '../modules/inventory/index.ts';
import { finishTicket, listTickets, startTicket } from '../modules/kitchen/index.ts';
import type { MailTransport } from '../modules/mail/index.ts';
import { placeOrder, quoteOrder } from '../modules/ordering/index.ts';
import { noProvider, type PaymentProvider } from '../modules/payments/index.ts';
import { stations } from '../modules/places/index.ts';
import { taxRates } from '../modules/tax/index.ts';
import type { CallContext } from '../platform/context.ts';
import { plugForTest } from './plug.ts';
import { openWorld, type World } from './world.ts';

const SAC = '996333';
const BUSINESS_DATE = '2026-11-24';

export interface DishOptions {
  /** Paise, tax included. */
  readonly price?: number;
  /** Portions that stand on the shelf. */
  readonly stock?: number;
  /** Null for what is only handed over. */
  readonly station?: string | null;
  /** What its base is; by its station unless said. */
  readonly kind?: StockKind;
  /** Cook with this stock item rather than one of its own. */
  readonly from?: Dish;
  readonly expiryDate?: string;
}

export interface Dish {
  readonly itemId: string;
  readonly variantId: string;
  readonly stockItemId: string;
}

/** A world in which one can order: every socket plugged, stations DOSA and TEA, accounts and rates in place. */
export interface Canteen extends World {
  /** Puts a dish on the menu of an outlet; one portion takes one piece of its stock item. */
  dish(options?: DishOptions): Promise<Dish>;
  /** A cashier of the outlet: may place, read, take cash, cancel, hand over, and say that nobody came. */
  cashier(id?: string): CallContext;
  /** A cashier who may besides cancel what is being cooked. */
  manager(id?: string): CallContext;
  cook(): CallContext;
  /** The stations, or one of them, start or finish every ticket of an order. Answers how many. */
  work(orderId: string, what: 'start' | 'finish', station?: string): Promise<number>;
  /** Quotes and places; with `tendered`, pays cash as well. */
  order(
    lines: readonly { dish: Dish; quantity?: number }[],
    options?: { tendered?: number; as?: CallContext; id?: string },
  ): Promise<Awaited<ReturnType<typeof placeOrder>>>;
  quoted(lines: readonly { dish: Dish; quantity?: number }[], as?: CallContext): Promise<OrderInput>;
}

export interface OrderInput {
  readonly outletId: string;
  readonly lines: { itemId: string; variantId: string; quantity: number; optionIds: string[] }[];
  readonly quote: string;
}

const CASHIER = [
  'order:place',
  'order:see',
  'order:read',
  'order:take-cash',
  'order:cancel',
  'order:accept',
  'order:collect',
  'order:no-show',
] as const;

/** Opens a canteen. Call it in `beforeAll` and close it in `afterAll`. */
export async function openCanteen(
  options: { provider?: (world: World) => Promise<PaymentProvider>; mail?: MailTransport } = {},
): Promise<Canteen> {
  const world = await openWorld();
  const { db, clock, outletId } = world;
  const provider = (await options.provider?.(world)) ?? noProvider;
  plugForTest(world.platform.sockets, { db, clock, provider, ...(options.mail && { mail: options.mail }) });
  const categoryId = world.newId();
  await db.transaction(async (tx) => {
    await seedAccounts(tx);
    await tx.insert(taxRates).values({
      ...{ code: SAC, validFrom: '2018-01-01', rateBp: 500, label: 'Canteen service' },
      ...{ source: 'test', reviewedOn: BUSINESS_DATE },
    });
    await tx
      .insert(stations)
      .values(['DOSA', 'TEA'].map((code, position) => ({ id: world.newId(), outletId, code, name: code, position })));
    await insertMenu(tx, { categories: [{ id: categoryId, code: 'ALL', names: { en: 'Everything' }, position: 0 }] });
  });
  let made = 0;

  const canteen: Canteen = {
    ...world,
    async dish({ price = 6_000, stock = 10, station = 'DOSA', kind, from, expiryDate } = {}) {
      made += 1;
      const [itemId, variantId, recipeId] = [world.newId(), world.newId(), world.newId()];
      const stockItemId = from?.stockItemId ?? world.newId();
      const name = `Dish ${made}`;
      await db.transaction(async (tx) => {
        await insertMenu(tx, {
          items: [
            {
              ...{
                id: itemId,
                categoryId,
                code: `DISH_${made}`,
                names: { en: name },
                descriptions: { en: name },
                diet: 'VEG',
              },
              ...{ allergens: [], kcal: 100, spice: 0, taxKind: 'PREPARED', taxCode: SAC, stationCode: station },
              ...{ prepSeconds: 60, picture: {}, position: made },
            },
          ],
          variants: [{ id: variantId, itemId, code: 'REGULAR', names: { en: 'Regular' }, price, position: 0 }],
          outletItems: [{ outletId, itemId }],
        });
        await insertStock(tx, {
          stockItems: from ? [] : [stockItem(stockItemId, name, kind ?? (station ? 'INGREDIENT' : 'PACKAGED'))],
          recipes: [{ id: recipeId, variantId, optionId: null, version: 1, createdAt: clock.now() }],
          recipeLines: [{ recipeId, stockItemId, quantity: 1_000 }],
        });
        if (from || stock === 0) return;
        await addOpeningStock(tx, {
          ...{
            id: world.newId(),
            outletId,
            at: clock.now(),
            businessDate: BUSINESS_DATE,
            actorId: null,
          },
          lines: [{ batchId: world.newId(), stockItemId, quantity: stock * 1_000, value: stock * 1_500, expiryDate }],
        });
      });
      return { itemId, variantId, stockItemId };
    },
    cashier: (id) => world.as([...CASHIER], id === undefined ? {} : { id }),
    manager: (id) =>
      world.as([...CASHIER, 'order:cancel-cooked', 'order:refund', 'order:rules'], id === undefined ? {} : { id }),
    cook: () => world.as(['ticket:read', 'ticket:work', 'order:read', 'order:see']),
    async work(orderId, what, station) {
      const cook = canteen.cook();
      const stationCodes = station === undefined ? null : [station];
      const { edges } = await listTickets(cook, { outletId, stationCodes, first: 100 });
      const own = edges.map(({ node }) => node).filter((ticket) => ticket.orderId === orderId);
      const change = what === 'start' ? startTicket : finishTicket;
      for (const ticket of own) {
        const answer = await change(cook, { commandId: world.newId(), ticketId: ticket.id });
        if (isRefusal(answer)) throw new Fault('A station could not work.', answer);
      }
      return own.length;
    },
    async quoted(lines, as = canteen.cashier()) {
      const wanted = lines.map(({ dish: { itemId, variantId }, quantity = 1 }) => ({
        itemId,
        variantId,
        quantity,
        optionIds: [],
      }));
      const quote = await quoteOrder(as, { outletId, lines: wanted });
      if (!('signed' in quote)) throw new Error(`The cart was not priced: ${JSON.stringify(quote)}`);
      return { outletId, lines: wanted, quote: quote.signed };
    },
    async order(lines, { tendered, as = canteen.cashier(), id = world.newId() } = {}) {
      const input = await canteen.quoted(lines, as);
      return placeOrder(as, { id, ...input, cash: tendered === undefined ? null : { tendered } });
    },
  };
  return canteen;
}

function stockItem(id: string, name: string, kind: StockKind) {
  return {
    ...{
      id,
      code: `STOCK_${id}`,
      name: `${name} base`,
      kind,
    },
    ...{
      baseUnit: 'pcs' as const,
      pickPolicy: 'FEFO' as const,
      allergens: [],
      shelfLifeDays: null,
      taxCreditable: false,
    },
  };
}

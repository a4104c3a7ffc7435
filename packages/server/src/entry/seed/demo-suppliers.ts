import { gstinCheckCharacter } from '@college-kiosk/kernel';
import { DEMO_ACCOUNTS } from '../../modules/identity/index.ts';
import { orderTotal, type PurchasingRows } from '../../modules/purchasing/index.ts';
import { demoIngredients } from './demo-menu.ts';
import { purchaseTaxOf, supplierOf } from './history/shopping.ts';

/** Made up, as everything in the demo; the registrations have the right form and belong to nobody we know of. */
const SUPPLIERS = [
  { name: 'Palayam Fresh Market', paymentDays: 7, isMsme: true, leadDays: 1, gstin: null },
  {
    name: 'Big Bazaar Road Provisions',
    email: 'orders@provisions.example',
    paymentDays: 30,
    isMsme: false,
    leadDays: 2,
    gstin: registered('32AAACB7310D1Z'),
  },
  {
    name: 'Malabar Beverages and Snacks',
    email: 'sales@malabar.example',
    paymentDays: 30,
    isMsme: false,
    leadDays: 3,
    gstin: registered('32AAACM4821Q1Z'),
  },
  { name: 'Kozhikode Paper and Leaf', paymentDays: 45, isMsme: true, leadDays: 4, gstin: registered('32AAAFK6640R1Z') },
  { name: 'Central kitchen', paymentDays: 0, isMsme: false, leadDays: 1, gstin: null },
] as const;

interface Seeded {
  /** Stock item ids by the demo's codes. */
  readonly stockIds: ReadonlyMap<string, string>;
  readonly outletId: string;
  readonly now: Date;
  readonly today: string;
  /** Ids of the demo's people by their e-mail addresses. */
  readonly people: ReadonlyMap<string, string>;
}

/** Whom the demo buys from, what they sell since it opened, and what is on order this morning. */
export function demoPurchasing(
  seeded: Seeded & { readonly openedOn: string; readonly openedAt: Date },
  newId: () => string,
): PurchasingRows & { readonly supplierIds: ReadonlyMap<string, string> } {
  const supplierIds = new Map<string, string>(SUPPLIERS.map(({ name }) => [name, newId()]));
  const sold = demoIngredients.map((ingredient) => ({
    ingredient,
    supplierId: supplierIds.get(supplierOf(ingredient)) ?? '',
    stockItemId: seeded.stockIds.get(ingredient.code) ?? '',
    ...packOf(ingredient),
  }));
  return {
    supplierIds,
    suppliers: SUPPLIERS.map((supplier) => ({ id: supplierIds.get(supplier.name) ?? '', ...supplier })),
    items: sold.map(({ supplierId, stockItemId, unit }) => ({ supplierId, stockItemId, unit, minimumPacks: 1 })),
    prices: sold.map(({ supplierId, stockItemId, unit, price }) => ({
      ...{ id: newId(), supplierId, stockItemId, unit, price },
      ...{ validFrom: seeded.openedOn, setAt: seeded.openedAt },
    })),
    ...ordersOf(seeded, sold, newId),
  };
}

interface Sold extends ReturnType<typeof packOf> {
  readonly ingredient: (typeof demoIngredients)[number];
  readonly supplierId: string;
  readonly stockItemId: string;
}

/** Four orders of one outlet: a draft, one that waits for a yes, and two on their way. */
const ORDERS = [
  { from: 'Kozhikode Paper and Leaf', state: 'SENT', hoursAgo: 50, packs: 400, lines: 3 },
  { from: 'Big Bazaar Road Provisions', state: 'SENT', hoursAgo: 26, packs: 12, lines: 4 },
  { from: 'Malabar Beverages and Snacks', state: 'SUBMITTED', hoursAgo: 3, packs: 240, lines: 3 },
  { from: 'Palayam Fresh Market', state: 'DRAFT', hoursAgo: 1, packs: 6, lines: 4 },
] as const;

function ordersOf({ outletId, now, today, people }: Seeded, sold: readonly Sold[], newId: () => string) {
  const [keeper, manager] = (['storekeeper', 'manager'] as const).map((role) => {
    const account = DEMO_ACCOUNTS.find((one) => one.role === role);
    return { id: people.get(account?.email ?? '') ?? null, name: account?.name ?? 'Storekeeper' };
  }) as [Person, Person];
  const made = ORDERS.map((wish, index) => {
    const [id, at] = [newId(), new Date(now.getTime() - wish.hoursAgo * 3_600_000)];
    const lines = sold
      .filter(({ ingredient }) => supplierOf(ingredient) === wish.from)
      .slice(0, wish.lines)
      .map(({ ingredient, stockItemId, unit, price, baseUnits }, position) => ({
        ...{ orderId: id, stockItemId, position: position + 1, unit, price, taxRate: purchaseTaxOf(ingredient) },
        ...{ quantity: wish.packs * 1_000, baseQuantity: wish.packs * 1_000 * baseUnits },
      }));
    const total = orderTotal(lines);
    const supplierId = sold.find(({ ingredient }) => supplierOf(ingredient) === wish.from)?.supplierId ?? '';
    const isAsked = wish.state !== 'DRAFT';
    const isSent = wish.state === 'SENT';
    const order = {
      ...{ id, outletId, number: index + 1, supplierId, state: wish.state, version: 1, total, madeBy: keeper.id },
      ...{ madeAt: at, wantedOn: isSent ? today : null, approvedTotal: isSent ? total : null },
      ...(isAsked && { submittedBy: keeper.id, submittedAt: at, submittedOn: at.toISOString().slice(0, 10) }),
      ...(isSent && { decidedBy: manager.id, decidedAt: at, sentAt: at, sentVersion: 1 }),
    };
    const step = (event: string, state: typeof wish.state | 'APPROVED', by: Person, minutes: number) => ({
      ...{ id: newId(), orderId: id, event, state, version: 1, total, by: by.id, byLabel: by.name },
      at: new Date(Math.min(at.getTime() + minutes * 60_000, now.getTime())),
    });
    const steps = [
      step('make', 'DRAFT' as typeof wish.state, keeper, 0),
      ...(isAsked ? [step('submit', 'SUBMITTED' as typeof wish.state, keeper, 1)] : []),
      ...(isSent
        ? [step('approve', 'APPROVED', manager, 25), step('send', 'SENT' as typeof wish.state, keeper, 40)]
        : []),
    ];
    return { order, lines, steps };
  });
  return {
    numbers: [{ outletId, last: made.length }],
    orders: made.map(({ order }) => order),
    lines: made.flatMap(({ lines }) => lines),
    steps: made.flatMap(({ steps }) => steps),
  };
}

interface Person {
  readonly id: string | null;
  readonly name: string;
}

/** As it is bought: by the kilogram, the litre or the piece. */
function packOf({ unit, costPerBaseThousand }: (typeof demoIngredients)[number]) {
  return unit === 'pcs'
    ? { unit, baseUnits: 1, price: Math.max(1, Math.round(costPerBaseThousand / 1_000)) }
    : { unit: unit === 'g' ? 'kg' : 'l', baseUnits: 1_000, price: costPerBaseThousand };
}

function registered(first14: string): string {
  return first14 + gstinCheckCharacter(first14);
}

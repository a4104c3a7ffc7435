import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { seedAccounts } from '../../finance/index.ts';
import { purchasingIdentities } from '../identities.ts';
import { ANNA, BIJU, buying, CHITRA, DEVI } from '../sample-purchasing.ts';
import { suppliers } from '../suppliers/tables.ts';
import { cancelPurchaseOrder } from './cancel-order.ts';
import { orderSteps } from './order.ts';
import { savePurchaseOrder } from './save-order.ts';
import { savePurchaseRules } from './save-rules.ts';
import { purchaseOrderLines, purchaseOrderSteps, purchaseOrders } from './tables.ts';

let world: World;
let buy: ReturnType<typeof buying>;
beforeAll(async () => {
  world = await openWorld();
  buy = buying(world);
  await world.db.transaction((tx) => seedAccounts(tx));
  await hire(ANNA, 'storekeeper');
  await hire(BIJU, 'manager');
  await hire(CHITRA, 'finance');
  await hire(DEVI, 'owner');
});
afterEach(async () => {
  for (const check of await purchasingIdentities(world.db)) expect(check).toEqual({ ...check, violations: [] });
});
afterAll(() => world.close());

/** Gives somebody a role, with a limit of their own or without. */
async function hire(id: string, role: string, limits: object = {}, outletId: string | null = world.outletId) {
  await world.db.execute(
    sql`insert into users (id, email, name, password_hash) values (${id}, ${`${id}@x.example`}, 'X', 'x') on conflict do nothing`,
  );
  await world.db.execute(sql`insert into user_roles (id, user_id, role, outlet_id, limits)
    values (${world.newId()}, ${id}, ${role}, ${outletId}, ${JSON.stringify(limits)}::text::jsonb)`);
}

/** An order over so many rupees from a supplier of its own, submitted. */
async function asked(rupees: number, supplierId?: string) {
  const { id } = await buy.draft(supplierId ?? (await buy.supplier()), [costing(await buy.item(), rupees)]);
  await buy.submit(id);
  return id;
}
const costing = (stockItemId: string, rupees: number) =>
  buy.line(stockItemId, { quantity: 1_000, price: rupees * 100 });
const stateOf = async (id: string) => (await buy.orderOf(id)).state;

test('up to ₹5,000 an order needs nobody’s yes; above it waits for one', async () => {
  const [small, more] = [await asked(5_000), await asked(5_001)];
  expect(await buy.statesOf([small, more])).toEqual(['APPROVED', 'SUBMITTED']);
  expect(await buy.orderOf(small)).toMatchObject({ decidedBy: null, approvedTotal: 500_000 });
});

test('a manager says yes up to ₹25,000, finance up to ₹1,00,000, an owner to everything', async () => {
  const cases: [number, string, string][] = [
    [25_000, BIJU, 'APPROVED'],
    [25_001, BIJU, 'SUBMITTED'],
    [100_000, CHITRA, 'APPROVED'],
    [100_001, CHITRA, 'SUBMITTED'],
    [900_000, DEVI, 'APPROVED'],
  ];
  for (const [rupees, who, state] of cases) {
    const id = await asked(rupees);
    const answer = await buy.decide(id, buy.as(who));
    expect([rupees, await stateOf(id)]).toEqual([rupees, state]);
    if (state === 'SUBMITTED')
      expect(answer).toMatchObject({ code: 'ABOVE_YOUR_LIMIT', details: { amount: rupees * 100 } });
  }
});

test('a limit that stands in somebody’s grant goes before that of their role; a role elsewhere gives none', async () => {
  const [careful, trusted, elsewhere] = [world.newId(), world.newId(), world.newId()];
  await hire(careful, 'manager', { purchaseUpToMinor: 600_000 });
  await hire(trusted, 'cook', { purchaseUpToMinor: 3_000_000 });
  await hire(elsewhere, 'owner', {}, await world.addOutlet('EL'));
  const id = await asked(20_000);
  expect(await buy.decide(id, buy.as(careful))).toMatchObject({
    code: 'ABOVE_YOUR_LIMIT',
    details: { limit: 600_000 },
  });
  expect(await buy.decide(id, buy.as(elsewhere))).toMatchObject({ code: 'ABOVE_YOUR_LIMIT', details: { limit: 0 } });
  expect(await buy.decide(id, buy.as(trusted))).toEqual({ id });
});

test('nobody approves what they wrote, changed or submitted; the database says so too', async () => {
  const [rice, supplierId] = [await buy.item(), await buy.supplier()];
  const { id } = await buy.draft(supplierId, [costing(rice, 8_000)], buy.as(DEVI));
  await buy.change(id, [costing(rice, 9_000)], buy.as(CHITRA));
  await buy.submit(id, buy.as(BIJU));
  for (const who of [DEVI, CHITRA, BIJU]) {
    expect(await buy.decide(id, buy.as(who))).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
  }
  const approve = (by: string) =>
    world.db
      .update(purchaseOrders)
      .set({ decidedBy: by, decidedAt: world.clock.now() })
      .where(eq(purchaseOrders.id, id));
  await expect(approve(DEVI)).rejects.toMatchObject({ cause: { constraint_name: 'purchase_orders_another_person' } });
  await expect(approve(BIJU)).rejects.toMatchObject({ cause: { constraint_name: 'purchase_orders_another_person' } });
  const said = { orderId: id, event: 'approve', state: 'APPROVED', version: 2, total: 1, byLabel: 'x' } as const;
  const insert = world.db
    .insert(purchaseOrderSteps)
    .values({ ...said, id: world.newId(), at: world.clock.now(), by: CHITRA });
  await expect(insert).rejects.toMatchObject({ cause: { code: '23514' } });
});

test('what is not approved, or costs more than was, is not ordered: the database says so too', async () => {
  const id = await asked(6_000);
  const set = (facts: object) => world.db.update(purchaseOrders).set(facts).where(eq(purchaseOrders.id, id));
  const yes = { decidedAt: world.clock.now(), decidedBy: BIJU };
  await expect(set({ state: 'APPROVED' })).rejects.toMatchObject({
    cause: { constraint_name: 'purchase_orders_approved' },
  });
  await expect(set({ state: 'APPROVED', ...yes, approvedTotal: 599_999 })).rejects.toMatchObject({
    cause: { constraint_name: 'purchase_orders_approved' },
  });
  await expect(set({ state: 'SENT', ...yes, approvedTotal: 600_000 })).rejects.toMatchObject({
    cause: { constraint_name: 'purchase_orders_sent' },
  });
});

test('an order split over one day is judged as one: neither small ones nor a manager’s limit get round it', async () => {
  const supplierId = await buy.supplier();
  const [first, second] = [await asked(3_000, supplierId), await asked(3_000, supplierId)];
  expect(await buy.statesOf([first, second])).toEqual(['APPROVED', 'SUBMITTED']);
  const third = await asked(20_000, supplierId);
  expect(await buy.decide(third)).toMatchObject({
    code: 'ABOVE_YOUR_LIMIT',
    details: { amount: 2_600_000, limit: 2_500_000 },
  });
  await buy.decide(third, buy.as(CHITRA), 'REJECT');
  // What was rejected is not bought.
  expect(await buy.decide(second)).toEqual({ id: second });
});

test('of small orders submitted at once no more than ₹5,000 together need nobody’s yes', async () => {
  const [rice, supplierId] = [await buy.item(), await buy.supplier()];
  const drafts = await Promise.all(Array.from({ length: 6 }, () => buy.draft(supplierId, [costing(rice, 2_000)])));
  await Promise.all(drafts.map(({ id }) => buy.submit(id)));
  const states = await buy.statesOf(drafts.map(({ id }) => id));
  expect(states.filter((state) => state === 'APPROVED').length).toBeLessThanOrEqual(2);
});

test('an order that changes after its yes keeps it unless it costs more; then it waits again as another version', async () => {
  const [rice, supplierId] = [await buy.item(), await buy.supplier()];
  const { id } = await buy.draft(supplierId, [costing(rice, 8_000)]);
  await buy.submit(id);
  await buy.decide(id);
  await buy.change(id, [costing(rice, 7_000)]);
  expect(await buy.orderOf(id)).toMatchObject({
    state: 'APPROVED',
    version: 2,
    total: 700_000,
    approvedTotal: 700_000,
  });
  await buy.send(id);
  await buy.change(id, [costing(rice, 7_000)]);
  expect(await stateOf(id)).toBe('SENT');
  await buy.change(id, [costing(rice, 7_001)]);
  expect(await buy.orderOf(id)).toMatchObject({ state: 'SUBMITTED', version: 4, decidedBy: null });
  expect(await buy.send(id)).toMatchObject({ code: 'ILLEGAL_PURCHASE_STEP' });
  expect(await buy.decide(id)).toEqual({ id });
  expect(await buy.change(id, [costing(rice, 6_000)], buy.as(BIJU))).toMatchObject({ code: 'ANOTHER_PERSON_NEEDED' });
});

test('whoever decides or changes says which version they saw', async () => {
  const [rice, supplierId] = [await buy.item(), await buy.supplier()];
  const { id } = await buy.draft(supplierId, [costing(rice, 8_000)]);
  const stale = await buy.orderOf(id);
  await buy.change(id, [costing(rice, 9_000)]);
  const { outletId } = world;
  const late = {
    commandId: world.newId(),
    id,
    outletId,
    supplierId,
    version: stale.version,
    lines: [costing(rice, 1)],
  };
  expect(await savePurchaseOrder(buy.as(ANNA), late)).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  const edits = await Promise.all(Array.from({ length: 4 }, () => buy.change(id, [costing(rice, 10)])));
  expect(edits.filter((answer) => 'id' in answer)).toHaveLength(1);
});

test('a returned order is changed and submitted again; a rejected one stays so; each says why', async () => {
  const id = await asked(8_000);
  await buy.decide(id, buy.as(BIJU), 'RETURN');
  expect(await buy.orderOf(id)).toMatchObject({ state: 'RETURNED', reason: 'Too dear.' });
  await buy.submit(id);
  expect(await buy.orderOf(id)).toMatchObject({ state: 'SUBMITTED', reason: null });
  await buy.decide(id, buy.as(BIJU), 'REJECT');
  expect(await buy.submit(id)).toMatchObject({ code: 'ILLEGAL_PURCHASE_STEP', details: { state: 'REJECTED' } });
  const steps = await world.db.select().from(purchaseOrderSteps).where(eq(purchaseOrderSteps.orderId, id));
  expect(steps.map(({ event }) => event).sort()).toEqual(['make', 'reject', 'return', 'submit', 'submit']);
});

test('an order is cancelled until something of it came', async () => {
  const rice = await buy.item();
  const cancel = (purchaseOrderId: string) =>
    cancelPurchaseOrder(buy.as(ANNA), { commandId: world.newId(), purchaseOrderId, reason: 'Not needed.' });
  const id = await buy.sent([buy.line(rice, { price: 100 })]);
  await buy.receive({ orderId: id, lines: [buy.came(rice, { accepted: 1_000 })] });
  expect(await cancel(id)).toMatchObject({ code: 'ILLEGAL_PURCHASE_STEP' });
  const other = await buy.sent([buy.line(rice, { price: 100 })]);
  expect(await cancel(other)).toEqual({ id: other });
  const change = world.db.delete(purchaseOrderLines).where(eq(purchaseOrderLines.orderId, id));
  await expect(change).rejects.toMatchObject({ cause: { code: '23514' } });
});

test('every end is an end: no event leads out of it', () => {
  for (const state of ['REJECTED', 'CLOSED', 'CANCELLED', 'SHORT_CLOSED'] as const) {
    for (const event of ['edit', 'submit', 'approve', 'send', 'receivePart', 'cancel', 'close'] as const) {
      expect(orderSteps.next(state, event)).toBeNull();
    }
  }
});

test('an outlet numbers its orders one after the other, also when many are written at once', async () => {
  const outletId = await world.addOutlet('NR');
  const [rice, supplierId] = [await buy.item(), await buy.supplier()];
  const by = world.as('purchase:order', { outletId });
  const write = () => ({
    commandId: world.newId(),
    id: world.newId(),
    outletId,
    supplierId,
    version: 0,
    lines: [buy.line(rice)],
  });
  await Promise.all(Array.from({ length: 8 }, () => savePurchaseOrder(by, write())));
  const rows = await world.db.select().from(purchaseOrders).where(eq(purchaseOrders.outletId, outletId));
  expect(rows.map(({ number }) => number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('nothing new is ordered from a supplier out of use, and nothing in a unit it is not counted in', async () => {
  const [rice, supplierId] = [await buy.item(), await buy.supplier()];
  const { id } = await buy.draft(supplierId, [buy.line(rice)]);
  expect((await buy.draft(supplierId, [buy.line(rice, { unit: 'l' })])).answer).toMatchObject({ code: 'UNIT_UNKNOWN' });
  await world.db.update(suppliers).set({ retiredAt: world.clock.now() }).where(eq(suppliers.id, supplierId));
  expect((await buy.draft(supplierId, [buy.line(rice)])).answer).toMatchObject({ code: 'SUPPLIER_RETIRED' });
  expect(await buy.submit(id)).toMatchObject({ code: 'SUPPLIER_RETIRED' });
});

test('neither an order nor its amendment is sent to a supplier out of use; taken back into use, they hear of it', async () => {
  const [rice, supplierId] = [await buy.item(), await buy.supplier()];
  const use = (retiredAt: Date | null) =>
    world.db.update(suppliers).set({ retiredAt }).where(eq(suppliers.id, supplierId));
  const { id } = await buy.draft(supplierId, [buy.line(rice, { price: 120 })]);
  await buy.submit(id);
  await use(world.clock.now());
  expect(await buy.send(id)).toMatchObject({ code: 'SUPPLIER_RETIRED' });
  expect(await buy.orderOf(id)).toMatchObject({ state: 'APPROVED', sentVersion: null });
  await use(null);
  expect(await buy.send(id)).toEqual({ id });
  await buy.change(id, [buy.line(rice, { price: 110 })]);
  await use(world.clock.now());
  expect(await buy.send(id)).toMatchObject({ code: 'SUPPLIER_RETIRED' });
  expect(await buy.orderOf(id)).toMatchObject({ version: 2, sentVersion: 1, amendment: 0 });
  await use(null);
  expect(await buy.send(id)).toEqual({ id });
});

test('what cannot be is invalid; who may not, or not there, is denied', async () => {
  const [rice, supplierId] = [await buy.item(), await buy.supplier()];
  for (const given of [{ quantity: 0 }, { quantity: -1 }, { price: -1 }, { taxRate: 10_001 }]) {
    await expect(buy.draft(supplierId, [buy.line(rice, given)])).rejects.toMatchObject({ code: 'INVALID' });
  }
  await expect(buy.draft(supplierId, [])).rejects.toMatchObject({ code: 'INVALID' });
  await expect(buy.draft(supplierId, [buy.line(rice), buy.line(rice)])).rejects.toMatchObject({ code: 'INVALID' });
  await expect(buy.draft(supplierId, [buy.line(rice)], world.as('purchase:read'))).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  const { id } = await buy.draft(supplierId, [buy.line(rice)]);
  const elsewhere = world.as(['purchase:order', 'purchase:approve'], { outletId: await world.addOutlet('ZZ') });
  await expect(buy.submit(id, elsewhere)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await buy.submit(id);
  await expect(buy.decide(id, elsewhere)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('an organisation decides who may approve up to what; two who change it at once do not undo each other', async () => {
  const rules = (version: number) => ({
    ...{ commandId: world.newId(), version, selfUpTo: 0, overReceiptPercent: 0, shelfLifePercent: 0 },
    tiers: [{ role: 'manager', upTo: 100_000_00 }],
  });
  const owner = () => world.as('purchase:rules', { everywhere: true });
  const answers = await Promise.all([0, 1, 2].map(() => savePurchaseRules(owner(), rules(0))));
  expect(answers.filter((answer) => 'version' in answer)).toHaveLength(1);
  const id = await asked(90_000);
  expect(await buy.decide(id, buy.as(CHITRA))).toMatchObject({ code: 'ABOVE_YOUR_LIMIT', details: { limit: 0 } });
  expect(await buy.decide(id)).toEqual({ id });
});

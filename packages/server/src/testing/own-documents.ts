import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getOperationAST, parse } from 'graphql';
import { composeSchema, permissions } from '../entry/compose.ts';
import { documentsIn, foldersOfDocuments } from '../entry/persisted-documents.ts';
import { createAccount, createApiKey, giveFirstPassword } from '../modules/identity/index.ts';
import {
  dispatchTransfer,
  mainLocation,
  recordTemperature,
  requestTransfer,
  saveLocation,
  saveStorageUnit,
} from '../modules/inventory/index.ts';
import { listTickets } from '../modules/kitchen/index.ts';
import { listMails } from '../modules/mail/index.ts';
import { markNoShow } from '../modules/ordering/index.ts';
import type { CallContext } from '../platform/context.ts';
import { APP_ROLE } from '../platform/db/app-role.ts';
import { openDatabase } from '../platform/db/database.ts';
import type { GraphContext } from '../platform/graphql/context.ts';
import { compiled, interpreted } from '../platform/graphql/operation.ts';
import type { LiveMessage } from '../platform/live/stream.ts';
import { writeJournals } from './asked-books.ts';
import { countDrawers } from './asked-drawers.ts';
import { runLow } from './asked-replenishment.ts';
import { wasteAndCount } from './asked-stock.ts';
import { buyFlour } from './buy-flour.ts';
import { type Canteen, type Dish, openCanteen } from './canteen.ts';
import { claimExpenses } from './claim-expenses.ts';
import { cookInAdvance } from './cook-in-advance.ts';
import { type Counted, openCountingLine } from './counting-line.ts';
import { graphContext } from './graph-context.ts';
import { invoiceOf } from './invoice-of.ts';
import { payForFlour } from './pay-for-flour.ts';
import { payPettyCash } from './petty-cash.ts';
import { makeTill } from './till/open-till.ts';

export const schema = composeSchema();

/** A document of our apps, as it is sent by its digest. */
export interface OwnDocument {
  readonly app: string;
  readonly key: string;
  readonly text: string;
  /** Of its operation; two apps may have one of the same name. */
  readonly name: string;
  readonly kind: 'query' | 'mutation' | 'subscription' | undefined;
}

const root = fileURLToPath(new URL('../../../..', import.meta.url));
/** Every document of every app, and of what they share. */
export const ownDocuments: readonly OwnDocument[] = foldersOfDocuments(root).flatMap((folder) =>
  [...documentsIn(root, folder)].map(([key, text]) => {
    const operation = getOperationAST(parse(text));
    return { app: basename(folder), key, text, name: operation?.name?.value ?? '', kind: operation?.operation };
  }),
);

/** What one change is asked for. */
export interface ChangeRow {
  /** Who asks: somebody new each time; the administrator unless said. */
  by?(): Promise<CallContext>;
  /** What is done once; asked for again, it is something else that is done. */
  done(call: CallContext): Promise<object>;
  /** What is refused, or is an error, after what was done. */
  refused?(done: object): Promise<object[]> | object[];
  /** What is made anew each time: two are made, compared by everything but these fields. */
  readonly anew?: readonly string[];
}

/** A canteen in which something was ordered and cooked, and an administrator who asks for documents. */
export interface AskedCanteen extends Canteen {
  readonly dishes: readonly Dish[];
  /** Six orders were placed and paid; this is the last, with a ticket that nobody works on. */
  readonly orderId: string;
  readonly ticketId: string;
  /** Its invoice. */
  readonly documentId: string;
  /** Somebody's account. */
  readonly accountId: string;
  /** A letter to them. */
  readonly mailId: string;
  /** Stock on its way. */
  readonly transferId: string;
  /** Three orders went to this supplier and came in part; the last of them. */
  readonly supplierId: string;
  readonly purchaseOrderId: string;
  /** Its delivery, and the bill for a part of it, which is held. */
  readonly receiptId: string;
  readonly billId: string;
  readonly returnId: string;
  /** What is asked back for goods that were billed. */
  readonly debitNoteId: string;
  /** A bill of which something is owed, and a payment that left an advance. */
  readonly owedBillId: string;
  readonly supplierPaymentId: string;
  /** A count that is being counted. */
  readonly countId: string;
  /** The main store. */
  readonly locationId: string;
  /** What is cooked in advance, and an order of it that is being cooked. */
  readonly preparationId: string;
  readonly productionId: string;
  /** The last of three journals that were written by hand. */
  readonly journalId: string;
  /** The last of three expense claims of somebody, with receipts, which are paid. */
  readonly expenseClaimId: string;
  /** The last of three boxes of petty cash, with three counts and three vouchers. */
  readonly pettyBoxId: string;
  /** A session of a drawer that was closed. */
  readonly drawerSessionId: string;
  readonly administrator: CallContext;
  ticketOf(orderId: string): Promise<string>;
  /** What came over the wire to PostgreSQL while a document was asked for. */
  onTheWire(ask: (call: CallContext) => Promise<unknown>): Promise<Counted>;
}

/** Opens it. Close it in `afterAll`. */
export async function openAskedCanteen(): Promise<AskedCanteen> {
  let closeTill = async () => {};
  const canteen = await openCanteen({
    async provider(world) {
      const till = await makeTill(world);
      closeTill = till.close;
      return till.port;
    },
  });
  await canteen.addOutlet('EW');
  const dishes: Dish[] = [];
  for (let n = 0; n < 3; n += 1) dishes.push(await canteen.dish({ stock: 100 }));
  let orderId = '';
  for (let n = 0; n < 6; n += 1) {
    orderId = canteen.newId();
    await canteen.order(
      dishes.map((dish) => ({ dish })),
      { id: orderId, tendered: 18_000 },
    );
    if (n % 2 === 0) await canteen.work(orderId, 'start');
    if (n === 0 || n === 2) await canteen.work(orderId, 'finish');
    // Three dishes that nobody got.
    if (n === 0) await markNoShow(canteen.cashier(), { commandId: canteen.newId(), orderId });
  }
  const administrator = canteen.as(permissions.ofRole('administrator'), { everywhere: true });
  // Three of each, or a statement for each row would not be seen.
  let accountId = '';
  for (const name of ['Latha', 'Manu', 'Devika']) {
    accountId = canteen.newId();
    const cook = { role: 'cook', outletId: canteen.outletId, expiresAt: null } as const;
    const person = { id: accountId, name, email: `${name.toLowerCase()}@college.example`, roles: [cook] };
    await createAccount(administrator, { ...person, firstPassword: 'copper-otter-window-plum' });
    await giveFirstPassword(administrator, { accountId, firstPassword: 'velvet-harbour-lemon-kite' });
    const key = { id: canteen.newId(), name, permissions: ['order:read'], outletId: null, expiresAt: null };
    await createApiKey(administrator, key);
  }
  const transferId = await moveStock(canteen, administrator, dishes);
  const bought = await buyFlour(administrator, canteen, dishes);
  const owed = { supplierId: bought.supplierId, billId: bought.owedBillId };
  const supplierPaymentId = await payForFlour(administrator, canteen, owed);
  const countId = await wasteAndCount(canteen, administrator, dishes);
  await runLow(canteen, administrator, dishes);
  const { id: locationId } = await canteen.db.transaction((tx) =>
    mainLocation(tx, canteen.outletId, canteen.clock.now()),
  );
  const cooking = await cookInAdvance(administrator, canteen, dishes);
  const journalId = await writeJournals(administrator, canteen);
  const expenseClaimId = await claimExpenses(administrator, canteen);
  const pettyBoxId = await payPettyCash(administrator, canteen);
  const drawerSessionId = await countDrawers(administrator, canteen);
  const mailId = (await listMails(administrator, {})).edges[0]?.node.id ?? '';
  const ticketOf = async (id: string) => {
    const { edges } = await listTickets(administrator, { outletId: canteen.outletId, first: 100 });
    return edges.find(({ node }) => node.orderId === id)?.node.id ?? '';
  };
  const line = await openCountingLine(canteen.database.url(APP_ROLE));
  // One connection each: what is prepared once is prepared for all.
  const counted = openDatabase(line.url, { max: 1, name: 'counted' });
  const { db, statements } = counted;
  const call = { ...administrator, platform: { ...administrator.platform, db, statements } };
  return {
    ...canteen,
    ...{ ...bought, ...cooking },
    ...{
      dishes,
      orderId,
      accountId,
      mailId,
      transferId,
      countId,
      locationId,
      journalId,
      expenseClaimId,
      pettyBoxId,
      drawerSessionId,
      supplierPaymentId,
      administrator,
      ticketOf,
      ticketId: await ticketOf(orderId),
      documentId: await invoiceOf(canteen, orderId),
    },
    async onTheWire(ask) {
      line.take();
      await ask(call);
      return line.take();
    },
    async close() {
      await counted.close();
      await line.close();
      await closeTill();
      await canteen.close();
    },
  };
}

/** Three transfers to another location, of everything; they are on their way. Gives the last. */
async function moveStock(canteen: Canteen, by: CallContext, dishes: readonly Dish[]): Promise<string> {
  const { outletId, newId } = canteen;
  const cold = {
    id: newId(),
    outletId,
    code: 'COLD',
    name: 'Cold room',
    kind: 'STORE',
    forOrders: true,
    inUse: true,
  } as const;
  await saveLocation(by, cold);
  // Three, each read, or a statement for each would not be seen.
  for (const name of ['Milk', 'Meat', 'Curries']) {
    const unitId = newId();
    await saveStorageUnit(by, { id: unitId, outletId, name, kind: 'FRIDGE', inUse: true });
    await recordTemperature(by, { id: newId(), unitId, temperature: 40 });
  }
  const main = await canteen.db.transaction((tx) => mainLocation(tx, outletId, canteen.clock.now()));
  let transferId = '';
  for (let n = 0; n < 3; n += 1) {
    transferId = newId();
    await requestTransfer(by, {
      ...{
        id: transferId,
        fromOutletId: outletId,
        fromLocationId: main.id,
        toOutletId: outletId,
        toLocationId: cold.id,
      },
      lines: dishes.map(({ stockItemId }) => ({ stockItemId, quantity: 1_000, unit: 'pcs' })),
    });
    await dispatchTransfer(by, { commandId: newId(), transferId });
  }
  return transferId;
}

/** The answer as a client reads it, errors by what they say and where. */
export function shown({ data, errors }: Awaited<ReturnType<ReturnType<typeof compiled>['execute']>>) {
  return JSON.parse(JSON.stringify({ data, errors: errors?.map(({ message, path }) => ({ message, path })) }));
}

/** One document in both ways in which it could be answered. */
export function waysOf({ key, text }: OwnDocument) {
  const ways = { ours: compiled(schema, key, text), reference: interpreted(schema, parse(text), null, key) };
  const ask =
    (way: keyof typeof ways) => async (call: CallContext | GraphContext, variables: object, root?: LiveMessage) =>
      shown(await ways[way].execute(root, { ...graphContext(call), ...call }, { ...variables }));
  return { ours: ask('ours'), reference: ask('reference') };
}

import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { mailTemplate, writeMail } from '../modules/mail/index.ts';
import type { CallContext } from '../platform/context.ts';
import { changesOfBooks } from '../testing/changes-of-books.ts';
import { changesOfCounts } from '../testing/changes-of-counts.ts';
import { changesOfDrawers } from '../testing/changes-of-drawers.ts';
import { changesOfExpenses } from '../testing/changes-of-expenses.ts';
import { changesOfInvoices } from '../testing/changes-of-invoices.ts';
import { changesOfOrders } from '../testing/changes-of-orders.ts';
import { changesOfPeople } from '../testing/changes-of-people.ts';
import { changesOfPettyCash } from '../testing/changes-of-petty-cash.ts';
import { changesOfPurchasing } from '../testing/changes-of-purchasing.ts';
import { changesOfRecipes } from '../testing/changes-of-recipes.ts';
import { changesOfRegistration } from '../testing/changes-of-registration.ts';
import { changesOfReplenishment } from '../testing/changes-of-replenishment.ts';
import { changesOfStock } from '../testing/changes-of-stock.ts';
import { COSTS_OF_CHANGES } from '../testing/costs-of-changes.ts';
import { graphContext } from '../testing/graph-context.ts';
import {
  type AskedCanteen,
  type ChangeRow,
  type OwnDocument,
  openAskedCanteen,
  ownDocuments,
  waysOf,
} from '../testing/own-documents.ts';

// What our apps change. What they look at: persisted-documents.test.ts.
const EMAIL = 'asha@college.example';
const RULES = { noShowMinutes: 40, refundsNoShows: false, refundsCooked: true };
let canteen: AskedCanteen;
beforeAll(async () => {
  canteen = await openAskedCanteen();
});
afterAll(() => canteen.close());

const dish = () => canteen.dishes[0] as AskedCanteen['dishes'][number];
/** A command about something, under an id of its own. */
const saying = (about: object) => ({ input: { commandId: canteen.newId(), ...about } });
/** The same again under another id: it comes too late. */
const again = ({ input }: { input?: object }, more: object = {}) => [
  saying({ ...input, ...more, commandId: canteen.newId() }),
];
const ask = (name: string) => waysOf(ownDocuments.find((one) => one.name === name) as OwnDocument);
const pairing = async () => {
  const { data } = await ask('BeginPairing').ours(canteen.administrator, { kind: 'KITCHEN' });
  return data.beginPairing as { id: string; code: string; secret: string };
};
const entered = ({ code }: { code: string }) => ({
  input: { commandId: canteen.newId(), code, kind: 'KITCHEN', outletId: canteen.outletId, name: 'Kitchen' },
});

const letter = mailTemplate({
  name: 'test.letter',
  data: z.object({}),
  letter: () => ({ subject: 'A letter', paragraphs: [] }),
});
const written = async () => {
  const { db, clock, newId, administrator } = canteen;
  const to = { name: 'Asha', email: EMAIL };
  await db.transaction((tx) =>
    writeMail({ tx, now: clock.now(), newId }, letter, {
      to,
      userId: null,
      language: 'en',
      data: {},
      usefulMinutes: 30,
    }),
  );
  const { data } = await ask('Mails').ours(administrator, {});
  return data.mails.edges[0].node.id as string;
};

let made = 0;
const code = () => {
  made += 1;
  return `S${made}`;
};
const outlet = () => ({
  ...{
    id: canteen.newId(),
    code: `Q${code()}`,
    name: 'Hall',
    opensAt: 0,
    closesAt: 1440,
    dayCutHour: 4,
    tokenPrefix: 'H',
  },
});
/** As the world's is taxed. */
const ORGANISATION = {
  ...{ name: 'Test College', legalName: 'Test College Canteen', gstin: null, fssaiLicence: null },
  ...{ stateCode: '32', taxProfile: 'REGULAR_5', pricesIncludeTax: true },
};
const withAnotherId = ({ input }: { input?: object }) => [{ input: { ...input, id: canteen.newId() } }];

async function answered(name: string, call: CallContext, variables: object = {}): Promise<Record<string, unknown>> {
  const { data } = await ask(name).ours(call, variables);
  const [answer] = Object.values(data as Record<string, Record<string, unknown>>);
  return answer ?? {};
}

const CHANGES: Readonly<Record<string, ChangeRow>> = {
  ...changesOfOrders(() => canteen),
  SaveOutlet: { done: async () => ({ input: outlet() }), refused: withAnotherId },
  SaveStation: {
    async done() {
      const { id, outletId } = { id: canteen.newId(), outletId: canteen.outletId };
      return { input: { id, outletId, code: code(), name: 'Wok', position: 3 } };
    },
    refused: withAnotherId,
  },
  SetOutletOpen: {
    done: async () => saying({ outletId: canteen.outletId, takesOrders: true }),
    refused: () => [saying({ outletId: canteen.newId(), takesOrders: true })],
  },
  ChangePickupRules: {
    done: async () => saying({ outletId: canteen.outletId, ...RULES }),
    refused: () => [saying({ outletId: canteen.newId(), ...RULES })],
  },
  SetItemAvailability: {
    done: async () => saying({ outletId: canteen.outletId, itemId: dish().itemId, available: true }),
    refused: () => [saying({ outletId: canteen.outletId, itemId: canteen.newId(), available: true })],
  },
  SaveOrganisation: {
    done: async () => saying({ ...ORGANISATION, name: `College ${code()}` }),
    refused: () => [saying({ ...ORGANISATION, taxProfile: 'UNREGISTERED' })],
  },
  SaveMenuItem: {
    async done() {
      const { outletId, administrator } = canteen;
      const { data } = await ask('Dish').ours(administrator, { outletId, id: dish().itemId });
      const input = JSON.parse(JSON.stringify(data?.dish, (key, value) => (key === '__typename' ? undefined : value)));
      const size = { id: canteen.newId(), code: 'ONE', name: 'One', nameHi: null, nameMl: null, price: 1_000 };
      return { input: { ...input, id: canteen.newId(), code: code(), variants: [size], version: 0 } };
    },
    refused: ({ input }: { input?: object }) => [{ input: { ...input, taxCode: '9999' } }],
  },
  ImportMenu: {
    async done() {
      const csv = `category,item,serving,price_inr,diet,allergens\nTea,Tea ${code()},,10,veg,\n`;
      return saying({ outletIds: [canteen.outletId], csv, existing: 'UPDATE', defaults: {}, dryRun: false });
    },
    refused: (done) => again(done, { csv: 'a,b\n1,2\n' }),
  },
  SendMailAgain: {
    done: async () => ({ mailId: await written() }),
    refused: () => [{ mailId: canteen.newId() }],
  },
  CopyAuditTrail: { done: async () => ({ filter: { area: 'places' } }), anew: ['content', 'rows'] },
  SignOut: { done: async () => ({}) },
  BeginPairing: { done: async () => ({ kind: 'KIOSK' }), anew: ['id', 'code', 'secret'] },
  BeginStationPairing: { done: async () => ({ kind: 'COUNTER' }), anew: ['id', 'code', 'secret'] },
  PairDevice: {
    done: async () => entered(await pairing()),
    refused: () => [entered({ code: '000000' })],
    anew: ['id', 'number'],
  },
  FindWaitingDevice: {
    done: async () => ({ code: (await pairing()).code }),
    refused: () => [{ code: '000000' }],
  },
  ...Object.fromEntries(['ClaimPairing', 'ClaimStationPairing'].map((name) => [name, claim()])),
  // No canteen but the demo's has these, and this one is none.
  PairDemoDevice: { done: async () => ({ kind: 'KIOSK' }) },
  PairDemoKitchen: { done: async () => ({}) },
  ResetDemo: { done: async () => ({}) },
  ...changesOfBooks(() => canteen, answered),
  ...changesOfDrawers(() => canteen, answered),
  ...changesOfExpenses(() => canteen, answered),
  ...changesOfPettyCash(() => canteen, answered),
  ...changesOfInvoices(() => canteen),
  ...changesOfPurchasing(() => canteen, answered),
  ...changesOfStock(() => canteen, answered),
  ...changesOfRecipes(() => canteen, answered),
  ...changesOfCounts(() => canteen, answered),
  ...changesOfReplenishment(() => canteen, answered),
  ...changesOfPeople(() => canteen, answered),
  ...changesOfRegistration(
    () => canteen,
    (name, variables) => answered(name, canteen.administrator, variables),
  ),
};

function claim(): ChangeRow {
  return {
    async done() {
      const begun = await pairing();
      await ask('PairDevice').ours(canteen.administrator, entered(begun));
      return { input: { pairingId: begun.id, secret: begun.secret } };
    },
    refused: () => [{ input: { pairingId: canteen.newId(), secret: 'x' } }],
  };
}

const changes = ownDocuments.filter(({ kind }) => kind === 'mutation');
const titleOf = ({ app, name }: { app: string; name: string }) => `${app} ${name}`;
const rowOf = (name: string) => CHANGES[name] as ChangeRow;
const without = (fields: readonly string[], answer: object) =>
  JSON.parse(JSON.stringify(answer, (key, value) => (fields.includes(key) ? typeof value : value)));
/** What an answer was: a type of the schema, an error's text, or just true. */
const outcome = ({ data, errors }: { data?: Record<string, unknown>; errors?: { message: string }[] }) => {
  const [value] = Object.values(data ?? {});
  return errors?.[0]?.message ?? (value as { __typename?: string } | null)?.__typename ?? value;
};

test('every change of our apps is compared and has its budget', () => {
  expect(changes.map(titleOf).sort()).toEqual(Object.keys(COSTS_OF_CHANGES).sort());
  expect([...new Set(changes.map(({ name }) => name))].sort()).toEqual(Object.keys(CHANGES).sort());
});

test.each(changes)(
  '$name of $app is answered the same compiled and interpreted: done, done again, refused',
  async (asked) => {
    const { ours, reference } = waysOf(asked);
    const { by, done, refused, anew = by && [] } = rowOf(asked.name);
    const caller = async () => (await by?.()) ?? canteen.administrator;
    const call = await caller();
    const first = await done(call);
    const answer = await ours(call, first);
    const twin = anew ? await caller() : call;
    const other = await reference(twin, anew ? await done(twin) : first);
    expect(without(anew ?? [], answer)).toEqual(without(anew ?? [], other));
    expect(answer.errors).toBeUndefined();
    for (const variables of (await refused?.(first)) ?? []) {
      const late = await ours(call, variables);
      // Of tries each takes one more.
      expect(without(['triesLeft'], late)).toEqual(without(['triesLeft'], await reference(call, variables)));
      expect(outcome(late)).not.toBe(outcome(answer));
    }
  },
);

test.each(changes)('$name of $app is done within its statements', async (asked) => {
  const { ours } = waysOf(asked);
  const { by, done } = rowOf(asked.name);
  const doneOnce = async () => {
    const caller = (await by?.()) ?? canteen.administrator;
    const variables = await done(caller);
    return canteen.onTheWire(async (call) => {
      expect((await ours({ ...graphContext({ ...call, actor: caller.actor }) }, variables)).errors).toBeUndefined();
    });
  };
  // The first time every statement is prepared.
  await doneOnce();
  const { statements, roundTrips } = await doneOnce();
  expect([statements.length, roundTrips], statements.map((text) => text.slice(0, 120)).join('\n')).toEqual(
    COSTS_OF_CHANGES[titleOf(asked)],
  );
});

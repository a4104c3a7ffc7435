import { gstinCheckCharacter, isRefusal, type Refusal } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { type PermissionRegistry, permissionRegistry } from '../../platform/auth/permission.ts';
import type { CallContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { files } from '../../platform/files/tables.ts';
import { Sockets } from '../../platform/socket.ts';
import { entriesOfSources, seedAccounts } from '../finance/index.ts';
import { countDrawer, countOf, openDrawer, saveDrawer } from '../payments/index.ts';
import { saveExpenseCategory } from './categories/save-category.ts';
import { claimById } from './claims/claim.ts';
import { decideExpenseClaim } from './claims/decide-claim.ts';
import { saveExpenseClaim } from './claims/save-claim.ts';
import { submitExpenseClaim } from './claims/submit-claim.ts';
import { paymentsByClaim } from './paying/payment.ts';
import { prepareExpensePayment } from './paying/prepare-payment.ts';
import { releaseExpensePayment } from './paying/release-payment.ts';

/** What of a test's world the samples need. */
interface World {
  readonly db: Database;
  readonly outletId: string;
  readonly clock: { now(): Date };
  newId(): string;
  as(
    permissions: readonly `${string}:${string}`[],
    options?: { outletId?: string; everywhere?: boolean; id?: string },
  ): CallContext;
}

type Save = Parameters<typeof saveExpenseClaim>[1];
export type ClaimLine = Save['lines'][number];
type Prepare = Parameters<typeof prepareExpensePayment>[1];

/** For tests: ids of people; Anna claims, Biju is a manager, Chitra and Devi keep the books. */
export const [ANNA, BIJU, CHITRA, DEVI] = ['a', 'b', 'c', 'd'].map(
  (letter) => `019400a0-0000-7000-8000-00000000000${letter}`,
) as [string, string, string, string];

/** The day it is in the tests' world. */
export const TODAY = '2026-11-24';

/** A seller's registration in the State of the tests' canteen. */
export const SELLER = `32AAACB7310D1Z${gstinCheckCharacter('32AAACB7310D1Z')}`;

const EVERYTHING = [
  ...(['expense:read', 'expense:claim', 'expense:approve', 'expense:pay', 'expense:release', 'ledger:read'] as const),
  ...(['drawer:work', 'drawer:see', 'drawer:set-up', 'petty:spend', 'petty:count', 'petty:set-up'] as const),
];

/** For tests: people who claim, approve and pay, with gas as what is claimed. Receipts are needed above ₹500. `permissions` are all of the product. */
export async function expenseDesk(world: World, permissions: PermissionRegistry) {
  const sockets = new Sockets().plug(permissionRegistry, permissions);
  const plugged = (call: CallContext): CallContext => ({ ...call, platform: { ...call.platform, sockets } });
  const as = (id: string) => plugged(world.as(EVERYTHING, { id }));
  await world.db.transaction((tx) => seedAccounts(tx));
  await hire(world);
  return { as, plugged, ...claimsAt(world, as, plugged), ...paymentsAt(world, as) };
}

type As = (id: string) => CallContext;

async function hire(world: World): Promise<void> {
  for (const [id, role] of [
    [ANNA, 'cook'],
    [BIJU, 'manager'],
    [CHITRA, 'finance'],
    [DEVI, 'finance'],
  ] as const) {
    await world.db.execute(
      sql`insert into users (id, email, name, password_hash) values (${id}, ${`${id}@x.example`}, ${role}, 'x')`,
    );
    await world.db.execute(sql`insert into user_roles (id, user_id, role, outlet_id, limits)
      values (${world.newId()}, ${id}, ${role}, ${world.outletId}, '{}')`);
  }
}

/** What may be claimed, and receipts. */
function claimable(world: World, plugged: (call: CallContext) => CallContext) {
  return {
    /** Gas that is part of the cost, on 6200, unless said otherwise; gives its id. */
    async category(given: Partial<Parameters<typeof saveExpenseCategory>[1]> = {}) {
      const id = world.newId();
      const gas = {
        name: `Gas ${id}`,
        accountCode: '6200',
        taxCredit: 'COST',
        receiptAbove: 50_000,
        inUse: true,
      } as const;
      const keeper = plugged(world.as(['expense:categories'], { id: CHITRA, everywhere: true }));
      return taken(await saveExpenseCategory(keeper, { ...gas, id, version: 0, ...given })).id;
    },

    /** A receipt that Anna, or whoever is said, sent and that belongs to nothing yet. */
    async receipt(keptBy = ANNA, digest = world.newId().replaceAll('-', '').repeat(2)) {
      const id = world.newId();
      await world.db.insert(files).values({
        ...{ id, outletId: world.outletId, ownerType: 'EXPENSE_CLAIM', mediaType: 'application/pdf', digest },
        ...{ content: Buffer.from('x'), keptBy, keptAt: world.clock.now() },
      });
      return id;
    },

    line: (categoryId: string, given: Partial<ClaimLine> = {}): ClaimLine => ({
      ...{ day: '2026-11-20', categoryId, what: 'Two cylinders', amount: 40_000 },
      ...given,
    }),
  };
}

/** What was taken in, for what a test stands on. Throws the refusal. */
function taken<Answer>(answer: Answer | Refusal): Answer {
  if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
  return answer;
}

function claimsAt(world: World, as: As, plugged: (call: CallContext) => CallContext) {
  const said = () => world.newId();
  const { category, receipt, line } = claimable(world, plugged);
  const save = (given: Partial<Save> & Pick<Save, 'lines'>, by = as(ANNA)) =>
    saveExpenseClaim(by, {
      ...{
        commandId: said(),
        id: said(),
        outletId: world.outletId,
        version: 0,
        title: 'Gas for the kitchen',
        ...given,
      },
    });
  const submit = (claimId: string, by = as(ANNA)) => submitExpenseClaim(by, { commandId: said(), claimId });
  const decide = async (
    claimId: string,
    by = as(BIJU),
    decision: 'APPROVE' | 'RETURN' | 'REJECT' = 'APPROVE',
    reason: string | null = decision === 'APPROVE' ? null : 'Another account.',
  ) => {
    const version = (await claimById(world.db, claimId))?.version ?? 0;
    return decideExpenseClaim(by, { commandId: said(), claimId, version, decision, reason });
  };
  /** A draft; gives its id. */
  const draft = async (lines: ClaimLine[], by = as(ANNA)) => taken(await save({ lines }, by)).id;
  /** A claim of one line that waits for a yes; gives its id. */
  const submitted = async (amount: number, by = as(ANNA)) => {
    const receiptIds = [await receipt(by.actor.id ?? ANNA)];
    const id = await draft([line(await category(), { amount, receiptIds })], by);
    return taken(await submit(id, by)).id;
  };
  return {
    ...{ category, receipt, line, save, submit, decide, draft, submitted },

    /** A claim that is owed; gives its id. */
    owed: async (amount: number, by = as(DEVI)) => taken(await decide(await submitted(amount), by)).id,

    stateOf: async (id: string) => (await claimById(world.db, id))?.state,

    /** What the entries of a claim, or of a payment, moved: debits above nothing, by account. */
    async sidesOf(sourceId: string) {
      const sides: Record<string, number> = {};
      for (const { lines } of (await entriesOfSources(world.db, [sourceId])).get(sourceId) ?? []) {
        for (const { account, debit, credit } of lines)
          sides[account.code] = (sides[account.code] ?? 0) + debit - credit;
      }
      return sides;
    },
  };
}

function paymentsAt(world: World, as: As) {
  const said = () => world.newId();
  /** The last payment of a claim. */
  const paymentOf = async (claimId: string) => {
    const payment = (await paymentsByClaim(world.db, [claimId])).get(claimId)?.at(-1);
    if (!payment) throw new Error('Nothing was prepared.');
    return payment;
  };
  return {
    paymentOf,

    prepare: (claimId: string, given: Partial<Prepare> = {}, by = as(CHITRA)) =>
      prepareExpensePayment(by, {
        ...{ id: said(), claimId, method: 'BANK_TRANSFER', reference: said(), day: TODAY, ...given },
      }),

    async release(claimId: string, by = as(DEVI)) {
      return releaseExpensePayment(by, { commandId: said(), paymentId: (await paymentOf(claimId)).id });
    },

    /** Somebody's drawer, Chitra's unless said, opened with so many paise; gives its session. */
    async drawer(float: number, whose = CHITRA) {
      const [drawerId, id] = [said(), said()];
      const facts = { outletId: world.outletId, name: drawerId, deviceId: null, inUse: true };
      await saveDrawer(as(whose), { commandId: said(), id: drawerId, ...facts });
      await openDrawer(as(whose), { id, drawerId, float: countOf(float) });
      return id;
    },
    /** What a session of a drawer comes to. */
    async heldIn(sessionId: string) {
      const [tally] = await world.db.execute<{ balance: string }>(
        sql`select balance from drawer_tallies where session_id = ${sessionId}`,
      );
      return Number(tally?.balance);
    },
    /** Counts a session at what it comes to: nothing more comes into it. */
    async cut(sessionId: string, whose = CHITRA) {
      const held = await this.heldIn(sessionId);
      taken(await countDrawer(as(whose), { commandId: said(), sessionId, count: countOf(held) }));
    },
  };
}

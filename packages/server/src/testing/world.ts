import assert from 'node:assert/strict';
import { randomFillSync, randomUUID } from 'node:crypto';
import { uuidv7 } from '@college-kiosk/kernel';
import { eq } from 'drizzle-orm';
import pino from 'pino';
import { ManualClock } from '../../../../tools/faults/fake-clock.ts';
import { organisations, outlets } from '../modules/places/index.ts';
import { auditEntries } from '../platform/audit/tables.ts';
import { type Actor, ANONYMOUS, type Reach, systemActor } from '../platform/auth/actor.ts';
import type { Permission } from '../platform/auth/permission.ts';
import type { CallContext, Platform } from '../platform/context.ts';
import { APP_ROLE } from '../platform/db/app-role.ts';
import { type Database, openDatabase } from '../platform/db/database.ts';
import { Live } from '../platform/live/live.ts';
import { outbox } from '../platform/outbox/tables.ts';
import { Sockets } from '../platform/socket.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { unsaidChanges } from './unsaid-changes.ts';

/** A Tuesday, half past twelve in India: every outlet of the world is open. */
export const NOON = new Date('2026-11-24T07:00:00.000Z');

/** A database of one's own with one organisation and one outlet, and the means to act in it through the doors. */
export interface World {
  readonly platform: Platform;
  readonly db: Database;
  readonly database: TestDatabase;
  readonly clock: ManualClock;
  readonly outletId: string;
  newId(): string;
  /** Somebody with just these permissions, in the world's outlet unless said otherwise. */
  as(
    permissions: Permission | readonly Permission[],
    options?: { outletId?: string; everywhere?: boolean; id?: string },
  ): CallContext;
  /** The product itself. */
  system(): CallContext;
  anonymous(): CallContext;
  /** A second outlet of the same organisation. */
  addOutlet(code: string): Promise<string>;
  /** What was announced under a name, in order. */
  events(name: string): Promise<Record<string, unknown>[]>;
  /** What the trail says of a command. */
  audit(command: string): Promise<(typeof auditEntries.$inferSelect)[]>;
  close(): Promise<void>;
}

/** Opens a world. Call it in `beforeAll` and close it in `afterAll`. */
export async function openWorld(): Promise<World> {
  const database = await createTestDatabase();
  const opened = openDatabase(database.url(APP_ROLE), { max: 6, name: 'test' });
  const clock = new ManualClock(NOON);
  const platform: Platform = {
    db: opened.db,
    statements: opened.statements,
    clock,
    log: pino({ level: 'silent' }),
    sockets: new Sockets(),
    live: new Live(),
    wakeRelay: () => {},
  };
  let made = 0;
  // In the order they were made, also at one instant: of two batches that are as old, the first is picked in every run.
  const make = () =>
    uuidv7(clock.now().getTime(), (bytes) => {
      made += 1;
      randomFillSync(bytes).set([(made >> 22) & 0x0f, (made >> 14) & 0xff, (made >> 8) & 0x3f, made & 0xff]);
      return bytes;
    });
  const organisationId = make();
  await opened.db.insert(organisations).values({
    id: organisationId,
    name: 'Test College',
    legalName: 'Test College Canteen',
    currency: 'INR',
    zone: 'Asia/Kolkata',
    taxProfile: 'REGULAR_5',
    stateCode: '32',
    pricesIncludeTax: true,
    roundsCash: true,
  });
  const addOutlet = async (code: string) => {
    const id = make();
    await opened.db.insert(outlets).values({
      id,
      organisationId,
      code,
      name: `Outlet ${code}`,
      opensAt: 420,
      closesAt: 1260,
      dayCutHour: 4,
      tokenPrefix: 'A',
    });
    return id;
  };
  const outletId = await addOutlet('MC');
  const call = (actor: Actor): CallContext => ({ platform, actor, requestId: randomUUID(), address: '127.0.0.1' });

  return {
    platform,
    db: opened.db,
    database,
    clock,
    outletId,
    newId: make,
    addOutlet,
    as(permissions, options = {}) {
      const list = typeof permissions === 'string' ? [permissions] : permissions;
      const reach: Reach = options.everywhere ? 'everywhere' : new Set([options.outletId ?? outletId]);
      return call({
        kind: 'user',
        id: options.id ?? SOMEBODY,
        label: 'somebody',
        permissions: new Map(list.map((permission) => [permission, reach])),
        deviceId: null,
        outletId: null,
        session: { id: SESSION, passwordIsDue: false, factorIsDue: false, confirmedAt: clock.now() },
      });
    },
    system: () => call(systemActor('test')),
    anonymous: () => call(ANONYMOUS),
    async events(name) {
      const rows = await opened.db.select().from(outbox).where(eq(outbox.event, name)).orderBy(outbox.sequence);
      return rows.map((row) => row.payload as Record<string, unknown>);
    },
    audit: (command) =>
      opened.db.select().from(auditEntries).where(eq(auditEntries.command, command)).orderBy(auditEntries.sequence),
    async close() {
      await opened.close();
      const unsaid = await unsaidChanges(database.ownerUrl);
      await database.drop();
      assert.deepEqual(unsaid, [], 'A command changed a record and did not say so in its audit row: scope.changed().');
    },
  };
}

const SESSION = '01890000-0000-7000-8000-000000000002';
const SOMEBODY = '01890000-0000-7000-8000-000000000001';

import { AppError } from '@college-kiosk/kernel';
import { and, asc, desc, eq, getTableColumns, gt, inArray, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Database, Reader } from '../../../platform/db/database.ts';
import { keyOfList, type Page, type PageArgs, pageRequest, toPage } from '../../../platform/graphql/connection.ts';
import { newestFirst } from '../../../platform/graphql/newest-first.ts';
import { payments, refunds } from '../tables.ts';
import type { Drawer, DrawerMovement, DrawerSession } from './drawer.ts';
import type { DrawerFigures } from './drawer-figures.ts';
import { figuresOf } from './figures.ts';
import { drawerMovements, drawerSessions, drawers } from './tables.ts';

/** The drawers of an outlet, by name; those that are no longer used last. */
export const listDrawers = query({
  name: 'payments.drawers',
  permission: 'drawer:see',
  input: z.object({ outletId: z.uuid() }),
  handle({ db, within }, { outletId }): Promise<Drawer[]> {
    within(outletId);
    return db
      .select()
      .from(drawers)
      .where(eq(drawers.outletId, outletId))
      .orderBy(desc(drawers.inUse), asc(drawers.name), asc(drawers.id));
  },
});

/** The sessions of an outlet's drawers, the newest first. */
export const listDrawerSessions = query({
  name: 'payments.drawerSessions',
  permission: 'drawer:see',
  input: z.object({ outletId: z.uuid(), first: z.int().nullish(), after: z.string().nullish() }),
  async handle({ db, within }, { outletId, ...asked }): Promise<Page<DrawerSession>> {
    within(outletId);
    return newestFirst(db, asked, {
      table: drawerSessions,
      at: 'openedAt',
      of: eq(drawerSessions.outletId, outletId),
      select: (where) => db.select().from(drawerSessions).where(where),
    });
  },
});

/** One session; null when there is none in this outlet. */
export const readDrawerSession = query({
  name: 'payments.drawerSession',
  permission: 'drawer:see',
  input: z.object({ outletId: z.uuid(), id: z.uuid() }),
  async handle({ db, within }, { outletId, id }): Promise<DrawerSession | null> {
    within(outletId);
    const session = await sessionById(db, id);
    return session?.outletId === outletId ? session : null;
  },
});

/** An X report while a session is not closed, which changes nothing; its Z report after. Throws NOT_FOUND. */
export const readDrawerReport = query({
  name: 'payments.drawerReport',
  permission: 'drawer:report',
  input: z.object({ outletId: z.uuid(), sessionId: z.uuid() }),
  async handle({ db, within }, { outletId, sessionId }): Promise<{ session: DrawerSession; figures: DrawerFigures }> {
    within(outletId);
    const session = await sessionById(db, sessionId);
    if (session?.outletId !== outletId) throw new AppError('NOT_FOUND', 'There is no such session of a drawer here.');
    // What was printed is not worked out again.
    return { session, figures: session.figures ?? (await figuresOf(db, session)) };
  },
});

/** What came into a session and left it, in the order it did. */
export const listDrawerMovements = query({
  name: 'payments.drawerMovements',
  permission: 'drawer:report',
  input: z.object({
    outletId: z.uuid(),
    sessionId: z.uuid(),
    first: z.int().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db, within }, { outletId, sessionId, ...asked }): Promise<Page<SeenMovement>> {
    within(outletId);
    const session = await sessionById(db, sessionId);
    if (session?.outletId !== outletId) throw new AppError('NOT_FOUND', 'There is no such session of a drawer here.');
    return movementsOf(db, sessionId, asked);
  },
});

/** The place of a movement in its session. */
const keyShape = z.tuple([z.int()]);

/** A movement, with the order it is of. */
type SeenMovement = DrawerMovement & { readonly orderId: string | null };

async function movementsOf(db: Database, sessionId: string, asked: PageArgs): Promise<Page<SeenMovement>> {
  const page = pageRequest(asked, 1);
  const ofSession = eq(drawerMovements.sessionId, sessionId);
  const last = keyOfList(keyShape, page.after);
  const later = last && gt(drawerMovements.number, last[0]);
  const rows = await db
    .select({
      ...getTableColumns(drawerMovements),
      orderId: sql<string | null>`coalesce(${payments.orderId}, ${refunds.orderId})`,
    })
    .from(drawerMovements)
    .leftJoin(payments, eq(payments.id, drawerMovements.paymentId))
    .leftJoin(refunds, eq(refunds.id, drawerMovements.refundId))
    .where(and(ofSession, later ?? undefined))
    .orderBy(asc(drawerMovements.number))
    .limit(page.limit);
  const key = ({ number }: DrawerMovement) => [number];
  return toPage(
    rows,
    page,
    key,
    (row) => row,
    () => db.$count(drawerMovements, ofSession),
  );
}

/** One session; null when there is none. */
export async function sessionById(reader: Reader, id: string): Promise<DrawerSession | null> {
  const [row] = await reader.select().from(drawerSessions).where(eq(drawerSessions.id, id));
  return row ?? null;
}

/** One drawer; null when there is none. */
export async function drawerById(reader: Reader, id: string): Promise<Drawer | null> {
  const [row] = await reader.select().from(drawers).where(eq(drawers.id, id));
  return row ?? null;
}

/** Drawers by id, for batched reads. */
export async function drawersById(reader: Reader, ids: readonly string[]): Promise<Map<string, Drawer>> {
  const rows = await reader
    .select()
    .from(drawers)
    .where(inArray(drawers.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** The sessions of drawers that are not closed yet, the newest first. */
export async function sessionsGoingOn(
  reader: Reader,
  drawerIds: readonly string[],
): Promise<Map<string, DrawerSession[]>> {
  const rows = await reader
    .select()
    .from(drawerSessions)
    .where(and(inArray(drawerSessions.drawerId, [...drawerIds]), ne(drawerSessions.state, 'CLOSED')))
    .orderBy(desc(drawerSessions.openedAt));
  return new Map(drawerIds.map((id) => [id, rows.filter(({ drawerId }) => drawerId === id)]));
}

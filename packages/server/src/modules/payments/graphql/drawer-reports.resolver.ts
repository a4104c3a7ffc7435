import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { PrintedFileType, printedFileOf } from '../../../platform/pdf/printed-file.types.ts';
import { printDrawerReport } from '../drawer/print-report.ts';
import {
  drawersById,
  listDrawerMovements,
  listDrawerSessions,
  readDrawerReport,
  readDrawerSession,
} from '../drawer/queries.ts';
import {
  DrawerMovementConnection,
  DrawerReportType,
  DrawerSessionConnection,
  DrawerSessionType,
  DrawerType,
} from './drawer.types.ts';

const OUTLET = { description: 'The outlet.' };
const SESSION = { description: 'The session.' };
const FIRST = (what: string) => ({ nullable: true, description: `${what} on a page, at most 100; 50 unless said.` });
const AFTER = { nullable: true, description: 'The `endCursor` of the page before.' };

@Resolver(() => DrawerSessionType)
export class DrawerReportsResolver {
  @Query(() => DrawerSessionConnection, { description: 'The sessions of an outlet’s drawers, the newest first.' })
  @Access(listDrawerSessions)
  drawerSessions(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('first', () => Int, FIRST('Sessions')) first?: number | null,
    @Arg('after', () => String, AFTER) after?: string | null,
  ) {
    return listDrawerSessions(context, { outletId, first, after });
  }

  @Query(() => DrawerSessionType, { nullable: true, description: 'One session of a drawer.' })
  @Access(readDrawerSession)
  drawerSession(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('id', () => UuidScalar, SESSION) id: string,
  ) {
    return readDrawerSession(context, { outletId, id });
  }

  @Query(() => DrawerReportType, {
    description: 'The X report of a session, at any time; once it is closed, its Z report.',
  })
  @Access(readDrawerReport)
  async drawerReport(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('sessionId', () => UuidScalar, SESSION) sessionId: string,
  ) {
    const { session, figures } = await readDrawerReport(context, { outletId, sessionId });
    return { session, ...figures };
  }

  @Query(() => PrintedFileType, { description: 'The same on paper, 80 mm wide, as PDF.' })
  @Access(printDrawerReport)
  async drawerReportPaper(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('sessionId', () => UuidScalar, SESSION) sessionId: string,
  ) {
    return printedFileOf(await printDrawerReport(context, { outletId, sessionId }));
  }

  @Query(() => DrawerMovementConnection, { description: 'What came into a session and left it, in that order.' })
  @Access(listDrawerMovements)
  drawerMovements(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('sessionId', () => UuidScalar, SESSION) sessionId: string,
    @Arg('first', () => Int, FIRST('Movements')) first?: number | null,
    @Arg('after', () => String, AFTER) after?: string | null,
  ) {
    return listDrawerMovements(context, { outletId, sessionId, first, after });
  }

  @FieldResolver(() => DrawerType, { description: 'The drawer.' })
  drawer(@Root() session: DrawerSessionType, @Ctx() context: GraphContext) {
    return load(context, 'payments.drawer', (ids) => drawersById(context.platform.db, ids), session.drawerId);
  }
}

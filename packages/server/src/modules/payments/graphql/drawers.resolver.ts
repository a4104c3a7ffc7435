import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { AnotherPersonNeeded } from '../../../platform/graphql/common-refusals.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { closeDrawer } from '../drawer/close-drawer.ts';
import { countDrawer } from '../drawer/count-drawer.ts';
import { isTheirs } from '../drawer/drawer.ts';
import { moveDrawerCash } from '../drawer/move-drawer-cash.ts';
import { openDrawer } from '../drawer/open-drawer.ts';
import { drawerById, listDrawers, sessionById, sessionsGoingOn } from '../drawer/queries.ts';
import { saveDrawer } from '../drawer/save-drawer.ts';
import {
  CloseDrawerInput,
  CountDrawerInput,
  MoveDrawerCashInput,
  OpenDrawerInput,
  SaveDrawerInput,
} from './drawer.inputs.ts';
import { DrawerSessionType, DrawerType } from './drawer.types.ts';
import {
  DrawerInUse,
  DrawerNameTaken,
  DrawerOpen,
  DrawerRetired,
  DrawerSessionOver,
  DrawerShort,
  NotAtThisDrawer,
  NotCountedYet,
  ReasonNeeded,
  TillHasDrawer,
} from './drawer-refusals.ts';

const SaveResult = resultUnion('SaveDrawerResult', 'The drawer as saved, or why not.', [
  ...[DrawerType, DrawerInUse, DrawerNameTaken, TillHasDrawer],
]);
const session = (verb: string, says: string, refusals: Parameters<typeof resultUnion>[2]) =>
  resultUnion(`${verb}Result`, `The session, ${says}; or why not.`, [DrawerSessionType, ...refusals]);
const OpenResult = session('OpenDrawer', 'open', [DrawerOpen, DrawerRetired, NotAtThisDrawer]);
const MoveResult = session('MoveDrawerCash', 'after it', [DrawerShort, DrawerSessionOver, NotAtThisDrawer]);
const CountResult = session('CountDrawer', 'counted', [DrawerSessionOver, NotAtThisDrawer]);
const CloseResult = session('CloseDrawer', 'closed', [
  ...[NotCountedYet, DrawerSessionOver, ReasonNeeded, AnotherPersonNeeded],
]);

@Resolver(() => DrawerType)
export class DrawersResolver {
  @Query(() => [DrawerType], { description: 'The cash drawers of an outlet: those in use first, by name.' })
  @Access(listDrawers)
  drawers(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) outletId: string,
  ) {
    return listDrawers(context, { outletId });
  }

  @Mutation(() => SaveResult, {
    description:
      'Gives an outlet a cash drawer, or changes it. From its first on, the outlet takes cash only into drawers that are open.',
  })
  @Access(saveDrawer)
  async saveDrawer(@Ctx() context: GraphContext, @Arg('input', () => SaveDrawerInput) input: SaveDrawerInput) {
    const { db } = context.platform;
    return reply('Drawer', await saveDrawer(context, input), async ({ id }) => (await drawerById(db, id)) ?? {});
  }

  @Mutation(() => OpenResult, { description: 'Opens a drawer with its float.' })
  @Access(openDrawer)
  async openDrawer(@Ctx() context: GraphContext, @Arg('input', () => OpenDrawerInput) input: OpenDrawerInput) {
    return reply('DrawerSession', await openDrawer(context, input), ({ id }) => found(context, id));
  }

  @Mutation(() => MoveResult, { description: 'Puts cash into an open drawer, or takes it out, and books it.' })
  @Access(moveDrawerCash)
  async moveDrawerCash(
    @Ctx() context: GraphContext,
    @Arg('input', () => MoveDrawerCashInput) input: MoveDrawerCashInput,
  ) {
    return reply('DrawerSession', await moveDrawerCash(context, input), ({ id }) => found(context, id));
  }

  @Mutation(() => CountResult, {
    description: 'Counts a drawer, blind and once. What comes later is of its next session; orders stay open.',
  })
  @Access(countDrawer)
  async countDrawer(@Ctx() context: GraphContext, @Arg('input', () => CountDrawerInput) input: CountDrawerInput) {
    return reply('DrawerSession', await countDrawer(context, input), ({ id }) => found(context, id));
  }

  @Mutation(() => CloseResult, {
    description: 'Accepts what is over or short, books it, and gives the session its Z report.',
  })
  @Access(closeDrawer)
  async closeDrawer(@Ctx() context: GraphContext, @Arg('input', () => CloseDrawerInput) input: CloseDrawerInput) {
    return reply('DrawerSession', await closeDrawer(context, input), ({ id }) => found(context, id));
  }

  @FieldResolver(() => [DrawerSessionType], { description: 'Its sessions that are not closed yet, the newest first.' })
  async goingOn(@Root() drawer: DrawerType, @Ctx() context: GraphContext) {
    return (await goingOn(context, drawer.id)) ?? [];
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether it can be opened, filled or counted from here: at its till, or by whom it belongs to.',
  })
  async isHere(@Root() { id, deviceId }: DrawerType, @Ctx() context: GraphContext) {
    const [open] = ((await goingOn(context, id)) ?? []).filter(({ state }) => state === 'OPEN');
    return open ? isTheirs(open, context.actor) : deviceId === null || context.actor.deviceId === deviceId;
  }
}

function goingOn(context: GraphContext, drawerId: string) {
  return load(context, 'payments.goingOn', (ids) => sessionsGoingOn(context.platform.db, ids), drawerId);
}

async function found({ platform }: GraphContext, id: string) {
  return (await sessionById(platform.db, id)) ?? {};
}

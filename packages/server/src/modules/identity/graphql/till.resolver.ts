import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { resolveActor } from '../../../platform/auth/credentials.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { keepTill } from '../till/keep-till.ts';
import { lockTill } from '../till/lock-till.ts';
import { myPin } from '../till/my-pin.ts';
import { removeMyPin } from '../till/remove-my-pin.ts';
import { setMyPin } from '../till/set-my-pin.ts';
import { takeOverTill } from '../till/take-over-till.ts';
import { tillPeople } from '../till/till-people.ts';
import { Viewer } from './identity.types.ts';
import { MyPin, NotAtThisTill, PinTooEasy, TakeOverTillInput, TillPersonType, WrongPin } from './till.types.ts';
import { viewerView } from './viewer-view.ts';

const SetMyPinResult = resultUnion('SetMyPinResult', 'The PIN that counts now, or why the one before does.', [
  MyPin,
  PinTooEasy,
]);
const TakeOverTillResult = resultUnion('TakeOverTillResult', 'Whoever stands at the till now, or why not.', [
  Viewer,
  WrongPin,
  NotAtThisTill,
]);

@Resolver()
export class TillResolver {
  @Query(() => [TillPersonType], { description: 'Who may take over a till of an outlet, by name.' })
  @Access(tillPeople)
  tillPeople(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) outletId: string,
  ) {
    return tillPeople(context, { outletId });
  }

  @Query(() => MyPin, { description: 'The viewer’s own PIN for tills, without the PIN.' })
  @Access(myPin)
  myPin(@Ctx() context: GraphContext) {
    return myPin(context, {});
  }

  @Mutation(() => SetMyPinResult, {
    description: 'Sets the viewer’s own PIN for tills: four to eight digits. It opens nothing else.',
  })
  @Access(setMyPin)
  async setMyPin(
    @Ctx() context: GraphContext,
    @Arg('pin', () => String, { description: 'Four to eight digits that few would try first.' }) pin: string,
  ) {
    return reply('MyPin', await setMyPin(context, { pin }), (kept) => kept);
  }

  @Mutation(() => MyPin, { description: 'Takes the viewer’s own PIN away: they take over no till any more.' })
  @Access(removeMyPin)
  removeMyPin(@Ctx() context: GraphContext) {
    return removeMyPin(context, {});
  }

  @Mutation(() => TakeOverTillResult, {
    description:
      'Somebody takes over the till that asks, by their PIN. From now on it may do what they may at a till, and what is done there is done by them.',
  })
  @Access(takeOverTill)
  async takeOverTill(@Ctx() context: GraphContext, @Arg('input', () => TakeOverTillInput) input: TakeOverTillInput) {
    return reply('Viewer', await takeOverTill(context, input), () => asWhoeverIsThere(context));
  }

  @Mutation(() => Boolean, { description: 'Locks the till: it is nobody’s until somebody takes it over. Always true.' })
  @Access(lockTill)
  async lockTill(@Ctx() context: GraphContext) {
    await lockTill(context, {});
    forget(context);
    return true;
  }

  @Mutation(() => Boolean, {
    description:
      'Says that somebody touched the till within a minute. True while it is somebody’s; false: it is locked.',
  })
  @Access(keepTill)
  async keepTill(@Ctx() context: GraphContext) {
    const { goesOn } = await keepTill(context, {});
    return goesOn;
  }
}

async function asWhoeverIsThere(context: GraphContext) {
  forget(context);
  const actor = await context.refreshActor();
  return viewerView({ ...context, actor });
}

/** Other processes hear of it by its event; here it counts from the next request on. */
function forget({ platform, actor }: GraphContext): void {
  platform.sockets.use(resolveActor).forget(actor.deviceId);
}

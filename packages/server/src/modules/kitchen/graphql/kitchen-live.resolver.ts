import { Arg, Ctx, Field, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import { ticketChanged } from '../../../events/kitchen.ts';
import { orderChanged } from '../../../events/ordering.ts';
import { holds } from '../../../platform/auth/actor.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { LiveMessageInterface } from '../../../platform/graphql/live-message.ts';
import { PositionScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { type LiveMessage, liveStream } from '../../../platform/live/stream.ts';
import { listTickets, readBoard } from '../queries.ts';
import { boardView, ticketById } from './kitchen.resolver.ts';
import { BoardType, KitchenTicketType } from './kitchen.types.ts';

@ObjectType({ implements: LiveMessageInterface, description: 'A ticket was opened or changed.', simpleResolvers: true })
export class KitchenTicketChanged extends LiveMessageInterface {
  @Field(() => KitchenTicketType, { description: 'The ticket as it is now.' })
  ticket!: KitchenTicketType;
}

@ObjectType({ implements: LiveMessageInterface, description: 'The board changed.', simpleResolvers: true })
export class BoardChanged extends LiveMessageInterface {
  @Field(() => BoardType, { description: 'The whole board as it is now.' })
  board!: BoardType;
}

interface StreamArgs {
  readonly outletId: string;
  readonly stationCodes?: readonly string[] | null;
  readonly since?: number | null;
}

function tickets(context: GraphContext, { outletId, stationCodes, since }: StreamArgs) {
  return liveStream(context, {
    stream: outletId,
    events: [ticketChanged],
    since,
    permitted: (actor) => holds(actor, 'ticket:read', outletId),
    matches: (event) => !stationCodes || stationCodes.includes((event.payload as { stationCode: string }).stationCode),
  });
}

function boards(context: GraphContext, { outletId, since }: StreamArgs) {
  return liveStream(context, { stream: outletId, events: [orderChanged], since, gatherMs: 100, permitted: () => true });
}

const OUTLET = { description: 'The outlet.' };
const SINCE = { nullable: true, description: 'The last position seen; what was missed comes first.' };

@Resolver()
export class KitchenLiveResolver {
  @Subscription(() => KitchenTicketChanged, {
    description: 'Tickets of an outlet as they open and change.',
    subscribe: ({ args, context }) => tickets(context as GraphContext, args as StreamArgs) as never,
  })
  @Access(listTickets)
  async kitchenTicketChanged(
    @Root() { position, after, at, events }: LiveMessage,
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) _outletId: string,
    @Arg('stationCodes', () => [String], { nullable: true, description: 'Only these stations.' }) _stationCodes?:
      | string[]
      | null,
    @Arg('since', () => PositionScalar, SINCE) _since?: number | null,
  ) {
    const { ticketId } = events[0].payload as { ticketId: string };
    return { position, after, at, ticket: await ticketById(context, ticketId) };
  }

  @Subscription(() => BoardChanged, {
    description: 'The order-ready board as it changes, at most ten times a second.',
    subscribe: ({ args, context }) => boards(context as GraphContext, args as StreamArgs) as never,
  })
  @Access(readBoard)
  async boardChanged(
    @Root() { position, after, at }: LiveMessage,
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('since', () => PositionScalar, SINCE) _since?: number | null,
  ) {
    return { position, after, at, board: { ...(await boardView(context, outletId)), position } };
  }
}

import { Arg, Ctx, Field, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import { orderChanged, orderPlaced } from '../../../events/ordering.ts';
import { holds } from '../../../platform/auth/actor.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { LiveMessageInterface } from '../../../platform/graphql/live-message.ts';
import { PositionScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { type LiveMessage, liveStream } from '../../../platform/live/stream.ts';
import { listOrders, readOrder } from '../queries.ts';
import { orderById } from './order.resolver.ts';
import { OrderType } from './order.types.ts';

@ObjectType({ implements: LiveMessageInterface, description: 'An order was placed or changed.', simpleResolvers: true })
export class OrderChanged extends LiveMessageInterface {
  @Field(() => OrderType, { description: 'The order as it is now.' })
  order!: OrderType;
}

interface OrderChangedArgs {
  readonly outletId: string;
  readonly orderId?: string | null;
  readonly since?: number | null;
}

/** One's own order, or with order:read every order of the outlet. */
async function subscribe(context: GraphContext, { outletId, orderId, since }: OrderChangedArgs) {
  if (orderId) await readOrder(context, { id: orderId });
  return liveStream(context, {
    stream: outletId,
    events: [orderPlaced, orderChanged],
    since,
    permitted: (actor) => holds(actor, orderId ? 'order:see' : 'order:read', outletId),
    matches: (event) => !orderId || (event.payload as { orderId: string }).orderId === orderId,
  });
}

@Resolver()
export class OrderLiveResolver {
  @Subscription(() => OrderChanged, {
    description: 'Orders of an outlet as they change; with `orderId` one order, which may be one’s own.',
    subscribe: ({ args, context }) => subscribe(context as GraphContext, args as OrderChangedArgs) as never,
  })
  @Access(listOrders)
  async orderChanged(
    @Root() message: LiveMessage,
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) _outletId: string,
    @Arg('orderId', () => UuidScalar, { nullable: true, description: 'Only this order.' }) _orderId?: string | null,
    @Arg('since', () => PositionScalar, {
      nullable: true,
      description: 'The last position seen; what was missed comes first.',
    })
    _since?: number | null,
  ) {
    const { orderId } = message.events[0].payload as { orderId: string };
    const { position, after, at } = message;
    return { position, after, at, order: await orderById(context, orderId) };
  }
}

import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Info,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { asksForTotal, connectionType } from '../../../platform/graphql/connection.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { reply } from '../../../platform/graphql/refusal.ts';
import { LocalDateScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { Personal } from '../../../platform/graphql/shared.ts';
import { OutletType, outletViewById } from '../../places/index.ts';
import { acceptOrder } from '../accept-order.ts';
import { cancelOrder } from '../cancel-order.ts';
import { collectOrder } from '../collect-order.ts';
import { orderingKeys } from '../keys.ts';
import { isMine } from '../ownership.ts';
import { pickupCode } from '../pickup-code.ts';
import { placeOrder } from '../place-order.ts';
import { listOrders, ordersById, readOrder, type SeenOrder, stepsByOrder } from '../queries.ts';
import { quoteOrder } from '../quote-order.ts';
import { startPayment, startPaymentAccess } from '../start-payment.ts';
import { takeCash } from '../take-cash.ts';
import { unlockPickup } from '../unlock-pickup.ts';
import { writtenOrders } from '../written-order.ts';
import {
  AcceptOrderResult,
  CancelOrderInput,
  CancelOrderResult,
  CollectOrderInput,
  CollectOrderResult,
  OrderCommandInput,
  PlaceOrderInput,
  PlaceOrderResult,
  QuoteOrderInput,
  QuoteOrderResult,
  StartPaymentInput,
  StartPaymentResult,
  TakeCashInput,
  TakeCashResult,
} from './order.inputs.ts';
import { OrderState, OrderStepType, OrderType } from './order.types.ts';

const OrderConnection = connectionType('Order', () => OrderType);

@ArgsType()
class OrdersArgs {
  @Field(() => UuidScalar, { description: 'The outlet.' })
  outletId!: string;
  @Field(() => [OrderState], { nullable: true, description: 'Only orders in these states.' })
  states?: (keyof typeof OrderState)[] | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Only orders of this business day.' })
  businessDate?: string | null;
  @Field(() => Int, { nullable: true, description: 'How many, 1 to 100; 50 unless said otherwise.' })
  first?: number | null;
  @Field(() => String, { nullable: true, description: '`endCursor` of the page before.' })
  after?: string | null;
}

@Resolver(() => OrderType)
export class OrderResolver {
  @Query(() => OrderType, {
    nullable: true,
    description: 'An order: one’s own, or anybody’s with order:read. Null when there is none.',
  })
  @Access(readOrder)
  order(@Ctx() context: GraphContext, @Arg('id', () => UuidScalar, { description: 'The order.' }) id: string) {
    return readOrder(context, { id });
  }

  @Query(() => OrderConnection, { description: 'An outlet’s orders, newest first.' })
  @Access(listOrders)
  orders(@Ctx() context: GraphContext, @Args(() => OrdersArgs) args: OrdersArgs, @Info() info: GraphQLResolveInfo) {
    return listOrders(context, { ...args, counted: asksForTotal(info) });
  }

  @Mutation(() => QuoteOrderResult, {
    description: 'Prices a cart and signs what is shown. Holds no stock; placing does.',
  })
  @Access(quoteOrder)
  async quoteOrder(@Ctx() context: GraphContext, @Arg('input', () => QuoteOrderInput) input: QuoteOrderInput) {
    return reply('Quote', await quoteOrder(context, input), (quote) => quote);
  }

  @Mutation(() => PlaceOrderResult, {
    description: 'Places an order at the price that was shown, and holds its stock.',
  })
  @Access(placeOrder)
  async placeOrder(@Ctx() context: GraphContext, @Arg('input', () => PlaceOrderInput) input: PlaceOrderInput) {
    return reply('Order', await placeOrder(context, input), (answer) => {
      return writtenOrders.by(answer) ?? found(context, answer.orderId);
    });
  }

  @Mutation(() => StartPaymentResult, {
    description: 'Starts a payment with the payment provider and says where to pay it.',
  })
  @Access(startPaymentAccess)
  async startPayment(@Ctx() context: GraphContext, @Arg('input', () => StartPaymentInput) input: StartPaymentInput) {
    return reply('Payment', await startPayment(context, input), (payment) => payment);
  }

  @Mutation(() => TakeCashResult, {
    description: 'Takes cash for an order; rounds to the whole rupee where the organisation does.',
  })
  @Access(takeCash)
  async takeCash(@Ctx() context: GraphContext, @Arg('input', () => TakeCashInput) input: TakeCashInput) {
    return reply('Order', await takeCash(context, input), ({ orderId }) => found(context, orderId));
  }

  @Mutation(() => CancelOrderResult, {
    description:
      'Cancels an order; what was paid goes back. Once it is being cooked that takes order:cancel-cooked, and the outlet says whether.',
  })
  @Access(cancelOrder)
  async cancelOrder(@Ctx() context: GraphContext, @Arg('input', () => CancelOrderInput) input: CancelOrderInput) {
    return reply('Order', await cancelOrder(context, input), ({ orderId }) => found(context, orderId));
  }

  @Mutation(() => AcceptOrderResult, {
    description: 'Sends an unpaid order to the kitchen, where the outlet cooks before payment.',
  })
  @Access(acceptOrder)
  async acceptOrder(@Ctx() context: GraphContext, @Arg('input', () => OrderCommandInput) input: OrderCommandInput) {
    return reply('Order', await acceptOrder(context, input), ({ orderId }) => found(context, orderId));
  }

  @Mutation(() => CollectOrderResult, { description: 'Hands a ready, paid order over for its pickup code.' })
  @Access(collectOrder)
  async collectOrder(@Ctx() context: GraphContext, @Arg('input', () => CollectOrderInput) input: CollectOrderInput) {
    return reply('Order', await collectOrder(context, input), (answer) => {
      return writtenOrders.by(answer) ?? found(context, answer.orderId);
    });
  }

  @Mutation(() => OrderType, { description: 'Lets pickup codes be tried again after five wrong ones.' })
  @Access(unlockPickup)
  async unlockPickup(@Ctx() context: GraphContext, @Arg('input', () => OrderCommandInput) input: OrderCommandInput) {
    return found(context, (await unlockPickup(context, input)).orderId);
  }

  @FieldResolver(() => OutletType, { description: 'Where it was placed.' })
  outlet(@Root() order: OrderType, @Ctx() context: GraphContext) {
    return outletViewById(context, order.outletId);
  }

  @Personal()
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The six digits to collect it with; shown to whoever placed it, null to others.',
  })
  pickupCode(@Root() order: OrderType, @Ctx() context: GraphContext) {
    return isMine(context.actor, order)
      ? pickupCode(context.platform.sockets.use(orderingKeys).pickup, order.id)
      : null;
  }

  @FieldResolver(() => [OrderStepType], { description: 'What happened to it, oldest first.' })
  async steps(@Root() order: OrderType, @Ctx() context: GraphContext) {
    const steps = await load(context, 'ordering.steps', (ids) => stepsByOrder(context.platform.db, ids), order.id);
    return (steps ?? []).map((step) => ({ ...step, from: step.fromState, to: step.toState }));
  }
}

/** An order by id, batched. */
export function orderById(context: GraphContext, id: string): Promise<SeenOrder | undefined> {
  return load(context, 'ordering.order', (ids) => ordersById(context.platform.db, ids), id);
}

async function found(context: GraphContext, id: string): Promise<SeenOrder> {
  return (await orderById(context, id)) as SeenOrder;
}

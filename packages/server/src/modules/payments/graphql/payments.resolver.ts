import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import { paymentChanged } from '../../../events/payments.ts';
import { holds } from '../../../platform/auth/actor.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { MoneyScalar, PositionScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { type LiveMessage, liveStream } from '../../../platform/live/stream.ts';
import { owedOf } from '../pay-owed.ts';
import type { Payment } from '../payment.ts';
import { owedRefunds, paymentsById, refundsOfPayments, strayPayments } from '../queries.ts';
import { PaymentChangedType, PaymentConnection, PaymentType, RefundType } from './payment.types.ts';

interface PaymentChangedArgs {
  readonly outletId: string;
  readonly orderId: string;
  readonly since?: number | null;
}

const concerns = (payload: unknown) => paymentChanged.payload.parse(payload);

@Resolver(() => PaymentType)
export class PaymentsResolver {
  @Query(() => PaymentConnection, { description: 'Money that came for dead or paid orders, the latest first.' })
  @Access(strayPayments)
  strayPayments(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) outletId: string,
    @Arg('first', () => Int, { nullable: true, description: 'Payments on a page, at most 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The `endCursor` of the page before.' })
    after?: string | null,
  ) {
    return strayPayments(context, { outletId, first, after });
  }

  @Query(() => PaymentConnection, {
    description: 'Payments of which something is owed to the payer that nobody is paying out, the latest first.',
  })
  @Access(owedRefunds)
  owedRefunds(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { nullable: true, description: 'One outlet; without it, all you may see.' })
    outletId?: string | null,
    @Arg('first', () => Int, { nullable: true, description: 'Payments on a page, at most 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The `endCursor` of the page before.' })
    after?: string | null,
  ) {
    return owedRefunds(context, { outletId, first, after });
  }

  @Subscription(() => PaymentChangedType, {
    description: 'What happens to the payments of one order.',
    subscribe: ({ args, context }: { args: PaymentChangedArgs; context: GraphContext }) =>
      liveStream(context, {
        stream: args.outletId,
        events: [paymentChanged],
        since: args.since ?? null,
        permitted: (actor) => holds(actor, 'payment:read', args.outletId),
        matches: (event) => concerns(event.payload).orderId === args.orderId,
      }),
  })
  @Access('payment:read')
  async paymentChanged(
    @Root() { position, after, at, events }: LiveMessage,
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet the order was placed in.' }) _outletId: string,
    @Arg('orderId', () => UuidScalar, { description: 'The order.' }) _orderId: string,
    @Arg('since', () => PositionScalar, { nullable: true, description: 'The last position seen.' })
    _since?: number | null,
  ) {
    const { paymentId } = concerns(events.at(-1)?.payload);
    const payment = await load(context, 'payments.payment', (ids) => paymentsById(context.platform.db, ids), paymentId);
    return { __typename: 'PaymentChanged', position, after, at, payment };
  }

  @FieldResolver(() => [RefundType], { description: 'What was given back of it.' })
  async refunds(@Root() payment: PaymentType, @Ctx() context: GraphContext) {
    const { db } = context.platform;
    return (await load(context, 'payments.refunds', (ids) => refundsOfPayments(db, ids), payment.id)) ?? [];
  }

  @FieldResolver(() => MoneyScalar, {
    description:
      'What of it is owed to the payer and nobody is paying out: a refund that failed, or all that no order took.',
  })
  async owed(@Root() payment: PaymentType, @Ctx() context: GraphContext) {
    const { db } = context.platform;
    const given = (await load(context, 'payments.refunds', (ids) => refundsOfPayments(db, ids), payment.id)) ?? [];
    return owedOf(payment as Payment, given);
  }
}

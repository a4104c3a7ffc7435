import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { payOwedRefund } from '../pay-owed-refund.ts';
import { refundLines } from '../refund-lines.ts';
import { refundOfLines } from '../refund-of-lines.ts';
import { orderById } from './order.resolver.ts';
import {
  LineBackInput,
  PayOwedRefundInput,
  PayOwedRefundResult,
  RefundLinesInput,
  RefundLinesResult,
  RefundOfLinesType,
} from './refunds.types.ts';

/** Giving a part of an order back. */
@Resolver()
export class RefundsResolver {
  @Query(() => RefundOfLinesType, {
    nullable: true,
    description:
      'What giving these pieces back would come to, and what is left of each line; null for an order that was not paid.',
  })
  @Access(refundOfLines)
  refundOfLines(
    @Ctx() context: GraphContext,
    @Arg('orderId', () => UuidScalar, { description: 'The order.' }) orderId: string,
    @Arg('lines', () => [LineBackInput], { description: 'What would go back; none to see what is left.' })
    lines: LineBackInput[],
  ) {
    return refundOfLines(context, { orderId, lines });
  }

  @Mutation(() => RefundLinesResult, {
    description:
      'Gives pieces of a paid order back as it was paid, with a credit note over them. What nobody began goes back to stock and off the tickets.',
  })
  @Access(refundLines)
  async refundLines(@Ctx() context: GraphContext, @Arg('input', () => RefundLinesInput) input: RefundLinesInput) {
    return reply('Order', await refundLines(context, input), async ({ orderId }) => {
      return (await orderById(context, orderId)) as object;
    });
  }

  @Mutation(() => PayOwedRefundResult, {
    description: 'Pays out what is owed of a payment: asks the provider again, or gives cash out of your open drawer.',
  })
  @Access(payOwedRefund)
  async payOwedRefund(@Ctx() context: GraphContext, @Arg('input', () => PayOwedRefundInput) input: PayOwedRefundInput) {
    return reply('Order', await payOwedRefund(context, input), async ({ orderId }) => {
      return (await orderById(context, orderId)) as object;
    });
  }
}

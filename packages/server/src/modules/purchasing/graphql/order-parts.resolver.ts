import { type OddPrice, oddPrice } from '@college-kiosk/kernel';
import { Arg, Ctx, FieldResolver, Resolver, Root, Subscription } from 'type-graphql';
import { purchaseOrderChanged } from '../../../events/purchasing.ts';
import { holds } from '../../../platform/auth/actor.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { MoneyScalar, PositionScalar, QuantityScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { type LiveMessage, liveStream } from '../../../platform/live/stream.ts';
import { NEEDS_ANOTHER, needsAnother } from '../../identity/index.ts';
import { StockItemType, stockItemsById } from '../../inventory/index.ts';
import { judgedAmounts, makersOf } from '../orders/approval.ts';
import { linesAsSent } from '../orders/as-sent.ts';
import { pricesAnswered } from '../orders/odd-lines.ts';
import { isAwaited, isChangedSinceSent, lineAmounts, type PurchaseOrderLine } from '../orders/order.ts';
import { listPurchaseOrders, ordersById } from '../orders/queries.ts';
import { acceptedByLine, receiptsByOrder } from '../receipts/queries.ts';
import { usualCosts, usualOf, usualValue } from '../suppliers/usual-cost.ts';
import { OddPriceEnum, PurchaseOrderChangedType, PurchaseOrderLineType, PurchaseOrderType } from './orders.types.ts';
import { GoodsReceiptType } from './receipts.types.ts';

@Resolver(() => PurchaseOrderLineType)
export class PurchaseOrderLineResolver {
  @FieldResolver(() => StockItemType, { description: 'Of what.' })
  item(@Root() { stockItemId }: PurchaseOrderLineType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.stockItem', (ids) => stockItemsById(context.platform.db, ids), stockItemId);
  }

  @FieldResolver(() => QuantityScalar, {
    description: 'What was accepted of it so far, in thousandths of the base unit.',
  })
  async accepted(@Root() { orderId, stockItemId }: PurchaseOrderLineType, @Ctx() context: GraphContext) {
    const accepted = await load(context, 'purchasing.accepted', (ids) => acceptedOfOrders(context, ids), orderId);
    return accepted?.get(`${orderId}:${stockItemId}`) ?? 0;
  }

  @FieldResolver(() => MoneyScalar, {
    nullable: true,
    description:
      'What so much of it usually costs, about: by the last deliveries that were bought, else by the price lists; null where nobody knows.',
  })
  async usualValue(@Root() line: PurchaseOrderLine, @Ctx() context: GraphContext) {
    return usualValue(await usualCost(context, line.stockItemId), line.baseQuantity);
  }

  @FieldResolver(() => OddPriceEnum, {
    nullable: true,
    description:
      'How its price is none such goods have: then somebody says why it is right, whatever the order comes to.',
  })
  oddPrice(@Root() line: PurchaseOrderLine, @Ctx() context: GraphContext) {
    return oddityOf(line, context);
  }

  @FieldResolver(() => MoneyScalar, { description: 'What the line costs, with tax.' })
  total(@Root() line: PurchaseOrderLine) {
    return lineAmounts(line).total;
  }
}

@Resolver(() => StockItemType)
export class UsualCostResolver {
  @FieldResolver(() => MoneyScalar, {
    nullable: true,
    description:
      'What a thousand base units of it usually cost, about: by the last deliveries that were bought, else by the price lists; null where nobody knows, and for who neither buys nor receives.',
  })
  async usualCost(@Root() { id }: StockItemType, @Ctx() context: GraphContext) {
    if (!holds(context.actor, 'purchase:read') && !holds(context.actor, 'stock:receive')) return null;
    return usualValue(await usualCost(context, id), 1_000_000);
  }
}

async function oddityOf(line: PurchaseOrderLine, context: GraphContext): Promise<OddPrice | null> {
  const { stockItemId, baseQuantity } = line;
  const { db } = context.platform;
  const item = await load(context, 'purchasing.stockItem', (ids) => stockItemsById(db, ids), stockItemId);
  return item
    ? oddPrice(lineAmounts(line).net, usualOf(item, baseQuantity, await usualCost(context, stockItemId)))
    : null;
}

/** What a thousandth of a base unit usually costs; undefined where nobody knows. */
function usualCost(context: GraphContext, stockItemId: string): Promise<number | undefined> {
  const { db, clock } = context.platform;
  return load(context, 'purchasing.usualCost', (ids) => usualCosts(db, ids, clock.now()), stockItemId);
}

@Resolver(() => PurchaseOrderType)
export class PurchaseOrderPartsResolver {
  @FieldResolver(() => MoneyScalar, {
    description: 'What it is judged by: with all that was ordered from the supplier the same day, in all outlets.',
  })
  judgedAmount(@Root() order: PurchaseOrderType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.judged', (ids) => judgedAmounts(context.platform.db, ids), order.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it was changed since the supplier got it: send it again.' })
  isChangedSinceSent(@Root() order: PurchaseOrderType): boolean {
    return isChangedSinceSent(order);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether goods may still come for it: its supplier has it, and not all came.',
  })
  isAwaited(@Root() order: PurchaseOrderType): boolean {
    return isAwaited(order);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether somebody said why its prices are right, with the yes that holds: nobody asks again when it comes.',
  })
  async arePricesAnswered(@Root() { id }: PurchaseOrderType, @Ctx() context: GraphContext) {
    return (await load(context, 'purchasing.answered', (ids) => pricesAnswered(context.platform.db, ids), id)) ?? false;
  }

  @FieldResolver(() => [PurchaseOrderLineType], {
    description: 'What its supplier was told to bring: what comes is held against this. Empty until they have it.',
  })
  async linesAsSent(@Root() { id }: PurchaseOrderType, @Ctx() context: GraphContext) {
    return (await load(context, 'purchasing.asSent', (ids) => linesAsSent(context.platform.db, ids), id)) ?? [];
  }

  @FieldResolver(() => Boolean, NEEDS_ANOTHER)
  async needsAnotherPerson(@Root() { id }: PurchaseOrderType, @Ctx() context: GraphContext) {
    const makers = await load(context, 'purchasing.makers', (ids) => makersOf(context.platform.db, ids), id);
    return needsAnother(context, makers ?? []);
  }

  @FieldResolver(() => [GoodsReceiptType], { description: 'What came for it, oldest first.' })
  receipts(@Root() order: PurchaseOrderType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.receipts', (ids) => receiptsByOrder(context.platform.db, ids), order.id);
  }

  @Subscription(() => PurchaseOrderChangedType, {
    description: 'Purchase orders of an outlet as they are written, approved, sent and received.',
    subscribe: ({ context, args }) =>
      liveStream(context as GraphContext, {
        ...{ stream: args.outletId, events: [purchaseOrderChanged], since: args.since, gatherMs: 100 },
        permitted: (actor) => holds(actor, 'purchase:read', args.outletId),
      }),
  })
  @Access(listPurchaseOrders)
  async purchaseOrderChanged(
    @Root() { position, after, at, events }: LiveMessage,
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) _outletId: string,
    @Arg('since', () => PositionScalar, {
      nullable: true,
      description: 'The last position seen: what was missed comes first. Without it the stream begins now.',
    })
    _since?: number | null,
  ) {
    const ids = [...new Set(events.map(({ payload }) => (payload as { orderId: string }).orderId))];
    return { position, after, at, orders: [...(await ordersById(context.platform.db, ids)).values()] };
  }
}

async function acceptedOfOrders(context: GraphContext, orderIds: readonly string[]) {
  const accepted = await acceptedByLine(context.platform.db, orderIds);
  return new Map(orderIds.map((id) => [id, accepted]));
}

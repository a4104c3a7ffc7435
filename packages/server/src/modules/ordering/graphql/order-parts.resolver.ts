import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { holds } from '../../../platform/auth/actor.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { JsonObjectScalar } from '../../../platform/graphql/scalars.ts';
import { Personal } from '../../../platform/graphql/shared.ts';
import { picturesOfItems } from '../../catalog/index.ts';
import { DocumentObjectType, documentsOfOrders, entriesOfSources, JournalEntryType } from '../../finance/index.ts';
import { PaymentType, paymentsOfOrders } from '../../payments/index.ts';
import { isMine } from '../ownership.ts';
import { orderById } from './order.resolver.ts';
import { OrderLineType, OrderType } from './order.types.ts';

/** What lower rooms know of an order. */
@Resolver(() => OrderType)
export class OrderPartsResolver {
  @Personal()
  @FieldResolver(() => [PaymentType], {
    description: 'Every payment that was asked for; empty without payment:read, but for one’s own order.',
  })
  async payments(@Root() order: OrderType, @Ctx() context: GraphContext) {
    if (!isMine(context.actor, order) && !holds(context.actor, 'payment:read', order.outletId)) return [];
    return (
      (await load(context, 'payments.byOrder', (ids) => paymentsOfOrders(context.platform.db, ids), order.id)) ?? []
    );
  }

  @Personal()
  @FieldResolver(() => [DocumentObjectType], {
    description: 'Its invoice and credit notes; empty without ledger:read or invoice:print, but for one’s own order.',
  })
  async documents(@Root() order: OrderType, @Ctx() context: GraphContext) {
    const { actor } = context;
    const may = holds(actor, 'ledger:read', order.outletId) || holds(actor, 'invoice:print', order.outletId);
    if (!may && !isMine(actor, order)) return [];
    return (
      (await load(context, 'finance.documents', (ids) => documentsOfOrders(context.platform.db, ids), order.id)) ?? []
    );
  }

  @FieldResolver(() => [JournalEntryType], {
    description: 'What it did to the books, in number order; empty without ledger:read.',
  })
  async entries(@Root() order: OrderType, @Ctx() context: GraphContext) {
    if (!holds(context.actor, 'ledger:read', order.outletId)) return [];
    return (
      (await load(context, 'finance.entries', (ids) => entriesOfSources(context.platform.db, ids), order.id)) ?? []
    );
  }
}

@Resolver(() => JournalEntryType)
export class EntryOrderResolver {
  @FieldResolver(() => OrderType, {
    nullable: true,
    description: 'The order behind it; null for entries without one, and without order:read.',
  })
  async order(@Root() entry: JournalEntryType, @Ctx() context: GraphContext) {
    if (entry.sourceType !== 'order' || !holds(context.actor, 'order:read', entry.outletId)) return null;
    return (await orderById(context, entry.sourceId)) ?? null;
  }
}

@Resolver(() => OrderLineType)
export class OrderLinePictureResolver {
  @FieldResolver(() => JsonObjectScalar, {
    nullable: true,
    description: 'What the picture composer draws for the dish.',
  })
  async picture(@Root() line: OrderLineType, @Ctx() context: GraphContext) {
    return (
      (await load(context, 'catalog.picture', (ids) => picturesOfItems(context.platform.db, ids), line.itemId)) ?? null
    );
  }
}

import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { holds } from '../../../platform/auth/actor.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { reply } from '../../../platform/graphql/refusal.ts';
import { printedFileOf } from '../../../platform/pdf/printed-file.types.ts';
import {
  buyerOf,
  DocumentConnection,
  DocumentObjectType,
  DocumentPartyType,
  entriesOfSources,
  JournalEntryType,
  refundEvent,
} from '../../finance/index.ts';
import { mailInvoice } from '../invoices/mail-invoice.ts';
import { myReceipts } from '../invoices/my-receipts.ts';
import { layOutInvoice, printInvoice } from '../invoices/print-invoice.ts';
import { nameBuyer } from '../name-buyer.ts';
import { MailInvoiceInput, MailInvoiceResult, PrintInvoiceInput, PrintInvoiceResult } from './invoices.types.ts';
import { NameBuyerInput, NameBuyerResult } from './order.inputs.ts';
import { orderById } from './order.resolver.ts';
import { OrderType } from './order.types.ts';

/** Papers of invoices, and whom they are made out to. */
@Resolver(() => DocumentObjectType)
export class InvoicesResolver {
  @Query(() => DocumentConnection, {
    description: 'The invoices and credit notes of what one ordered for oneself, the latest first.',
  })
  @Access(myReceipts)
  myReceipts(
    @Ctx() context: GraphContext,
    @Arg('first', () => Int, { nullable: true, description: 'Documents on a page, at most 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The `endCursor` of the page before.' })
    after?: string | null,
  ) {
    return myReceipts(context, { first, after });
  }

  @Mutation(() => PrintInvoiceResult, {
    description:
      'Makes an invoice or credit note out once more. The first is the original; all others are counted and say DUPLICATE.',
  })
  @Access(printInvoice)
  async printInvoice(@Ctx() context: GraphContext, @Arg('input', () => PrintInvoiceInput) input: PrintInvoiceInput) {
    return reply('PrintedInvoice', await printInvoice(context, input), async (counted) => ({
      copy: counted.copy,
      file: printedFileOf(await layOutInvoice(context, counted)),
    }));
  }

  @Mutation(() => MailInvoiceResult, {
    description: 'Sends an invoice or credit note by e-mail, its paper attached; it counts as a copy.',
  })
  @Access(mailInvoice)
  async mailInvoice(@Ctx() context: GraphContext, @Arg('input', () => MailInvoiceInput) input: MailInvoiceInput) {
    return reply('MailedInvoice', await mailInvoice(context, input), ({ copy }) => ({ copy }));
  }

  @Mutation(() => NameBuyerResult, {
    description: 'Says whom the invoice of an order is made out to, before it is paid; null for nobody in particular.',
  })
  @Access(nameBuyer)
  async nameBuyer(@Ctx() context: GraphContext, @Arg('input', () => NameBuyerInput) input: NameBuyerInput) {
    return reply('Order', await nameBuyer(context, { ...input, buyer: input.buyer ?? null }), async ({ orderId }) => {
      return (await orderById(context, orderId)) as object;
    });
  }

  @FieldResolver(() => OrderType, {
    nullable: true,
    description: 'The order it is about; null without order:read.',
  })
  async order(@Root() document: DocumentObjectType, @Ctx() context: GraphContext) {
    if (!holds(context.actor, 'order:read', document.outletId)) return null;
    return (await orderById(context, document.orderId)) ?? null;
  }

  @FieldResolver(() => [JournalEntryType], {
    description: 'What it did to the books, in number order; empty without ledger:read.',
  })
  async entries(@Root() { orderId, outletId, type, form, part }: DocumentObjectType, @Ctx() context: GraphContext) {
    if (!holds(context.actor, 'ledger:read', outletId)) return [];
    const all = await load(context, 'finance.entries', (ids) => entriesOfSources(context.platform.db, ids), orderId);
    const event = type === 'INVOICE' ? 'sale' : refundEvent({ part, withoutTax: form === 'FINANCIAL_CREDIT_NOTE' });
    return (all ?? []).filter((entry) => entry.event === event);
  }
}

@Resolver(() => OrderType)
export class OrderBuyerResolver {
  @FieldResolver(() => DocumentPartyType, {
    nullable: true,
    description: 'Whom its invoice is made out to, where they are registered and said so.',
  })
  buyer(@Root() order: OrderType) {
    return buyerOf(order);
  }
}

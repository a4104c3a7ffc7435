import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { holds } from '../../../platform/auth/actor.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { entriesOfSources, JournalEntryType } from '../../finance/index.ts';
import { OutletType, outletViewById } from '../../places/index.ts';
import { categoriesById } from '../categories/category.ts';
import { doubtsOf } from '../claims/doubts.ts';
import { linesByClaim, receiptsById, stepsByClaim } from '../claims/queries.ts';
import { paymentsByClaim } from '../paying/payment.ts';
import { ExpenseCategoryType } from './categories.types.ts';
import {
  ExpenseClaimLineType,
  ExpenseClaimStepType,
  ExpenseClaimType,
  ExpenseDoubtType,
  ExpenseReceiptType,
} from './claims.types.ts';
import { ExpensePaymentType } from './paying.types.ts';
import { nameOfPerson } from './set-up.resolver.ts';

@Resolver(() => ExpenseClaimType)
export class ExpenseClaimPartsResolver {
  @FieldResolver(() => OutletType, { description: 'The outlet that it was bought for.' })
  outlet(@Root() { outletId }: ExpenseClaimType, @Ctx() context: GraphContext) {
    return outletViewById(context, outletId);
  }

  @FieldResolver(() => String, { description: 'Who claims it.' })
  claimant(@Root() { claimantId }: ExpenseClaimType, @Ctx() context: GraphContext) {
    return nameOfPerson(context, claimantId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is the claim of whoever asks.' })
  isMine(@Root() { claimantId }: ExpenseClaimType, @Ctx() context: GraphContext) {
    return context.actor.id === claimantId;
  }

  @FieldResolver(() => [ExpenseClaimLineType], { description: 'What it asks for.' })
  lines(@Root() { id }: ExpenseClaimType, @Ctx() context: GraphContext) {
    return load(context, 'expenses.lines', (ids) => linesByClaim(context.platform.db, ids), id);
  }

  @FieldResolver(() => [ExpenseClaimStepType], { description: 'What happened to it, the first first.' })
  steps(@Root() { id }: ExpenseClaimType, @Ctx() context: GraphContext) {
    return load(context, 'expenses.steps', (ids) => stepsByClaim(context.platform.db, ids), id);
  }

  @FieldResolver(() => [ExpenseDoubtType], {
    description:
      'What looks like something claimed or billed before. For those who see the books; others are told of none.',
  })
  doubts(@Root() { id, outletId }: ExpenseClaimType, @Ctx() context: GraphContext) {
    if (!seesBooks(context, outletId)) return [];
    return load(context, 'expenses.doubts', (ids) => doubtsOf(context.platform.db, ids), id);
  }

  @FieldResolver(() => [ExpensePaymentType], { description: 'Its payments, the first prepared first.' })
  payments(@Root() { id }: ExpenseClaimType, @Ctx() context: GraphContext) {
    return load(context, 'expenses.payments', (ids) => paymentsByClaim(context.platform.db, ids), id);
  }

  @FieldResolver(() => [JournalEntryType], {
    description:
      'Its entries in the books, and those of its payments. For those who see the books; others are told of none.',
  })
  async entries(@Root() { id, outletId }: ExpenseClaimType, @Ctx() context: GraphContext) {
    if (!seesBooks(context, outletId)) return [];
    const { db } = context.platform;
    const payments = (await load(context, 'expenses.payments', (ids) => paymentsByClaim(db, ids), id)) ?? [];
    const sources = [id, ...payments.map((payment) => payment.id)];
    const found = await Promise.all(
      sources.map((source) => load(context, 'expenses.entries', (ids) => entriesOfSources(db, ids), source)),
    );
    return found.flatMap((entries) => entries ?? []).toSorted((a, b) => a.number - b.number);
  }
}

@Resolver(() => ExpenseClaimLineType)
export class ExpenseClaimLineResolver {
  @FieldResolver(() => ExpenseCategoryType, { description: 'The category.' })
  category(@Root() { categoryId }: ExpenseClaimLineType, @Ctx() context: GraphContext) {
    return load(context, 'expenses.category', (ids) => categoriesById(context.platform.db, ids), categoryId);
  }

  @FieldResolver(() => [ExpenseReceiptType], { description: 'Its receipts.' })
  async receipts(@Root() { receiptIds }: ExpenseClaimLineType, @Ctx() context: GraphContext) {
    const found = await Promise.all(
      receiptIds.map((one) => load(context, 'expenses.receipt', (ids) => receiptsById(context.platform.db, ids), one)),
    );
    return found.flatMap((receipt) => receipt ?? []);
  }
}

@Resolver(() => ExpenseClaimStepType)
export class ExpenseClaimStepResolver {
  @FieldResolver(() => String, { nullable: true, description: 'In whose place, where it was by another’s limit.' })
  inPlaceOf(@Root() { forId }: ExpenseClaimStepType, @Ctx() context: GraphContext) {
    return forId === null ? null : nameOfPerson(context, forId);
  }
}

function seesBooks({ actor }: GraphContext, outletId: string): boolean {
  return holds(actor, 'ledger:read', outletId);
}

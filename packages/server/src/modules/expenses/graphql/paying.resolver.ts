import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { AnotherPersonNeeded } from '../../../platform/graphql/common-refusals.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { DayAhead, PeriodLocked } from '../../finance/index.ts';
import { DrawerNotOpen, DrawerSessionOver, DrawerShort, NotAtThisDrawer } from '../../payments/index.ts';
import { DayBefore, NotToday, ReferenceUsed } from '../../purchasing/index.ts';
import { claimById } from '../claims/claim.ts';
import { cancelExpensePayment, reverseExpensePayment } from '../paying/end-payment.ts';
import { prepareExpensePayment } from '../paying/prepare-payment.ts';
import { releaseExpensePayment } from '../paying/release-payment.ts';
import { ExpenseClaimType, IllegalClaimStep } from './claims.types.ts';
import {
  BeingPaid,
  CancelExpensePaymentInput,
  IllegalExpensePaymentStep,
  MuchCash,
  PrepareExpensePaymentInput,
  ReverseExpensePaymentInput,
} from './paying.types.ts';

const union = (verb: string, says: string, refusals: Parameters<typeof resultUnion>[2]) =>
  resultUnion(`${verb}ExpensePaymentResult`, `The claim with its payment ${says}, or why not.`, [
    ExpenseClaimType,
    ...refusals,
  ]);
/** Why money cannot go as it is. */
const UNFIT = [IllegalClaimStep, AnotherPersonNeeded, DayAhead, PeriodLocked, MuchCash, DrawerSessionOver, DrawerShort];
const PrepareResult = union('Prepare', 'prepared, or released at once', [
  ...[...UNFIT, BeingPaid, ReferenceUsed, DayBefore, NotToday, NotAtThisDrawer],
]);
const ReleaseResult = union('Release', 'released', [...UNFIT, IllegalExpensePaymentStep]);
const CancelResult = union('Cancel', 'given up', [IllegalExpensePaymentStep]);
const ReverseResult = union('Reverse', 'turned round', [
  ...[IllegalExpensePaymentStep, AnotherPersonNeeded, DayAhead, PeriodLocked, DayBefore],
  ...[NotToday, DrawerNotOpen, DrawerSessionOver, NotAtThisDrawer],
]);

@Resolver()
export class ExpensePayingResolver {
  @Mutation(() => PrepareResult, {
    description: 'Prepares all that a claim is owed; what is little is released at once, the rest by another person.',
  })
  @Access(prepareExpensePayment)
  async prepareExpensePayment(
    @Ctx() context: GraphContext,
    @Arg('input', () => PrepareExpensePaymentInput) input: PrepareExpensePaymentInput,
  ) {
    return asItIs(context, await prepareExpensePayment(context, input));
  }

  @Mutation(() => ReleaseResult, { description: 'Lets a payment go that somebody else prepared, which books it.' })
  @Access(releaseExpensePayment)
  async releaseExpensePayment(
    @Ctx() context: GraphContext,
    @Arg('commandId', () => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
    commandId: string,
    @Arg('paymentId', () => UuidScalar, { description: 'The payment.' }) paymentId: string,
  ) {
    return asItIs(context, await releaseExpensePayment(context, { commandId, paymentId }));
  }

  @Mutation(() => CancelResult, {
    description: 'Gives up a payment that was not released; the claim waits for another.',
  })
  @Access(cancelExpensePayment)
  async cancelExpensePayment(
    @Ctx() context: GraphContext,
    @Arg('input', () => CancelExpensePaymentInput) input: CancelExpensePaymentInput,
  ) {
    return asItIs(context, await cancelExpensePayment(context, input));
  }

  @Mutation(() => ReverseResult, {
    description: 'Turns a payment round that did not arrive or came back; the claim is owed again.',
  })
  @Access(reverseExpensePayment)
  async reverseExpensePayment(
    @Ctx() context: GraphContext,
    @Arg('input', () => ReverseExpensePaymentInput) input: ReverseExpensePaymentInput,
  ) {
    return asItIs(context, await reverseExpensePayment(context, input));
  }
}

type Answer = Awaited<ReturnType<typeof prepareExpensePayment>>;

function asItIs(context: GraphContext, answer: Answer) {
  return reply('ExpenseClaim', answer, async ({ claimId }) => (await claimById(context.platform.db, claimId)) ?? {});
}

import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { AnotherPersonNeeded, ChangedMeanwhile } from '../../../platform/graphql/common-refusals.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { DayAhead, PeriodLocked } from '../../finance/index.ts';
import { AboveYourLimit } from '../../purchasing/index.ts';
import { claimById } from '../claims/claim.ts';
import { decideExpenseClaim } from '../claims/decide-claim.ts';
import { expenseClaimOf, listExpenseClaims, listMyExpenseClaims } from '../claims/queries.ts';
import { saveExpenseClaim } from '../claims/save-claim.ts';
import { submitExpenseClaim } from '../claims/submit-claim.ts';
import { withdrawExpenseClaim } from '../claims/withdraw-claim.ts';
import { DecideExpenseClaimInput, SaveExpenseClaimInput, WithdrawExpenseClaimInput } from './claims.inputs.ts';
import {
  AmountNotPositive,
  CategoryClosed,
  Doubted,
  ExpenseClaimConnection,
  ExpenseClaimStateEnum,
  ExpenseClaimType,
  IllegalClaimStep,
  NotYourClaim,
  ReceiptNeeded,
  SellerGstinInvalid,
  TaxUnfit,
} from './claims.types.ts';

const union = (verb: string, says: string, refusals: Parameters<typeof resultUnion>[2]) =>
  resultUnion(`${verb}ExpenseClaimResult`, `The claim as ${says}, or why not.`, [ExpenseClaimType, ...refusals]);
/** Why lines cannot be claimed as they are. */
const UNFIT = [AmountNotPositive, CategoryClosed, SellerGstinInvalid, TaxUnfit, DayAhead, PeriodLocked];
const SaveResult = union('Save', 'saved', [...UNFIT, NotYourClaim, IllegalClaimStep, ChangedMeanwhile]);
const SubmitResult = union('Submit', 'submitted', [...UNFIT, ReceiptNeeded, NotYourClaim, IllegalClaimStep]);
const WithdrawResult = union('Withdraw', 'given up', [NotYourClaim, IllegalClaimStep]);
const DecideResult = union('Decide', 'decided on', [
  ...[IllegalClaimStep, ChangedMeanwhile, AnotherPersonNeeded, AboveYourLimit, Doubted],
]);

type States = (keyof typeof ExpenseClaimStateEnum)[] | null;
const STATES = { nullable: true, description: 'Only those in one of these states.' };
const FIRST = { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' };
const AFTER = { nullable: true, description: 'The cursor that the page begins after.' };

@Resolver()
export class ExpenseClaimsResolver {
  @Query(() => ExpenseClaimConnection, {
    description: 'Claims of everybody, the last written first. Drafts are their writers’ alone.',
  })
  @Access(listExpenseClaims)
  expenseClaims(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { nullable: true, description: 'One outlet; without it, all you may see.' })
    outletId?: string | null,
    @Arg('states', () => [ExpenseClaimStateEnum], STATES) states?: States,
    @Arg('first', () => Int, FIRST) first?: number | null,
    @Arg('after', () => String, AFTER) after?: string | null,
  ) {
    return listExpenseClaims(context, { outletId, states, first, after });
  }

  @Query(() => ExpenseClaimConnection, { description: 'One’s own claims, the last written first.' })
  @Access(listMyExpenseClaims)
  myExpenseClaims(
    @Ctx() context: GraphContext,
    @Arg('states', () => [ExpenseClaimStateEnum], STATES) states?: States,
    @Arg('first', () => Int, FIRST) first?: number | null,
    @Arg('after', () => String, AFTER) after?: string | null,
  ) {
    return listMyExpenseClaims(context, { states, first, after });
  }

  @Query(() => ExpenseClaimType, { nullable: true, description: 'One claim: one’s own, or one whose books one sees.' })
  @Access(expenseClaimOf)
  expenseClaim(@Ctx() context: GraphContext, @Arg('id', () => UuidScalar, { description: 'Which.' }) id: string) {
    return expenseClaimOf(context, { id });
  }

  @Mutation(() => SaveResult, { description: 'Writes down what one paid, or changes a draft or a returned claim.' })
  @Access(saveExpenseClaim)
  async saveExpenseClaim(
    @Ctx() context: GraphContext,
    @Arg('input', () => SaveExpenseClaimInput) input: SaveExpenseClaimInput,
  ) {
    return asItIs(context, await saveExpenseClaim(context, input));
  }

  @Mutation(() => SubmitResult, {
    description: 'Asks for a claim of one’s own to be paid; somebody else says yes or no.',
  })
  @Access(submitExpenseClaim)
  async submitExpenseClaim(
    @Ctx() context: GraphContext,
    @Arg('commandId', () => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
    commandId: string,
    @Arg('claimId', () => UuidScalar, { description: 'The claim.' }) claimId: string,
  ) {
    return asItIs(context, await submitExpenseClaim(context, { commandId, claimId }));
  }

  @Mutation(() => WithdrawResult, { description: 'Gives up a claim of one’s own that nobody approved.' })
  @Access(withdrawExpenseClaim)
  async withdrawExpenseClaim(
    @Ctx() context: GraphContext,
    @Arg('input', () => WithdrawExpenseClaimInput) input: WithdrawExpenseClaimInput,
  ) {
    return asItIs(context, await withdrawExpenseClaim(context, input));
  }

  @Mutation(() => DecideResult, {
    description: 'Says yes to a claim of somebody else, which books it; gives it back, or rejects it.',
  })
  @Access(decideExpenseClaim)
  async decideExpenseClaim(
    @Ctx() context: GraphContext,
    @Arg('input', () => DecideExpenseClaimInput) input: DecideExpenseClaimInput,
  ) {
    return asItIs(context, await decideExpenseClaim(context, input));
  }
}

type Answer = Awaited<ReturnType<typeof saveExpenseClaim>>;

function asItIs(context: GraphContext, answer: Answer) {
  return reply('ExpenseClaim', answer, async ({ id }) => (await claimById(context.platform.db, id)) ?? {});
}

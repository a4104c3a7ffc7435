import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { ChangedMeanwhile, NameTaken } from '../../../platform/graphql/common-refusals.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { AccountRetired, AccountUnknown, ControlAccount } from '../../finance/index.ts';
import { actorNames, isOnePerson } from '../../identity/index.ts';
import {
  delegateExpenses,
  delegationById,
  endExpenseDelegation,
  listExpenseApprovers,
  listExpenseDelegations,
} from '../approval/delegation.ts';
import { expenseRulesOf, readExpenseRules } from '../approval/rules.ts';
import { saveExpenseRules } from '../approval/save-rules.ts';
import { listExpenseCategories } from '../categories/category.ts';
import { saveExpenseCategory } from '../categories/save-category.ts';
import {
  DaysUnfit,
  DelegateExpensesInput,
  DelegationOver,
  ExpenseApproverType,
  ExpenseDelegationType,
  ExpenseRulesType,
  NotAnApprover,
  SaveExpenseRulesInput,
} from './approval.types.ts';
import { ExpenseCategoryType, NotAnExpense, SaveExpenseCategoryInput } from './categories.types.ts';

const SaveCategoryResult = resultUnion('SaveExpenseCategoryResult', 'The category as saved, or why not.', [
  ...[ExpenseCategoryType, NameTaken, AccountUnknown, AccountRetired, ControlAccount, NotAnExpense, ChangedMeanwhile],
]);
const SaveRulesResult = resultUnion('SaveExpenseRulesResult', 'The rules as saved, or why not.', [
  ...[ExpenseRulesType, ChangedMeanwhile],
]);
const DelegateResult = resultUnion('DelegateExpensesResult', 'What was handed over, or why not.', [
  ...[ExpenseDelegationType, NotAnApprover, DaysUnfit],
]);
const EndResult = resultUnion('EndExpenseDelegationResult', 'What was taken back, or why not.', [
  ...[ExpenseDelegationType, DelegationOver],
]);

/** What can be claimed, and who decides on it. */
@Resolver()
export class ExpenseSetUpResolver {
  @Query(() => [ExpenseCategoryType], { description: 'What can be claimed, by name; what was closed, too.' })
  @Access(listExpenseCategories)
  expenseCategories(@Ctx() context: GraphContext) {
    return listExpenseCategories(context, {});
  }

  @Query(() => ExpenseRulesType, { description: 'Who may approve claims up to what.' })
  @Access(readExpenseRules)
  expenseRules(@Ctx() context: GraphContext) {
    return readExpenseRules(context, {});
  }

  @Query(() => [ExpenseApproverType], { description: 'Who else may decide on claims in an outlet, by name.' })
  @Access(listExpenseApprovers)
  expenseApprovers(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) outletId: string,
  ) {
    return listExpenseApprovers(context, { outletId });
  }

  @Query(() => [ExpenseDelegationType], {
    description: 'Who decides on claims in whose place, the last handed over first; a hundred of them.',
  })
  @Access(listExpenseDelegations)
  expenseDelegations(@Ctx() context: GraphContext) {
    return listExpenseDelegations(context, {});
  }

  @Mutation(() => SaveCategoryResult, { description: 'Says what can be claimed and how it is booked, or closes it.' })
  @Access(saveExpenseCategory)
  async saveExpenseCategory(
    @Ctx() context: GraphContext,
    @Arg('input', () => SaveExpenseCategoryInput) input: SaveExpenseCategoryInput,
  ) {
    return reply('ExpenseCategory', await saveExpenseCategory(context, input), (category) => category);
  }

  @Mutation(() => SaveRulesResult, { description: 'Decides who may approve claims up to what.' })
  @Access(saveExpenseRules)
  async saveExpenseRules(
    @Ctx() context: GraphContext,
    @Arg('input', () => SaveExpenseRulesInput) input: SaveExpenseRulesInput,
  ) {
    return reply('ExpenseRules', await saveExpenseRules(context, input), () => expenseRulesOf(context.platform.db));
  }

  @Mutation(() => DelegateResult, {
    description: 'Lets another person decide on claims by one’s own limit while one is away.',
  })
  @Access(delegateExpenses)
  async delegateExpenses(
    @Ctx() context: GraphContext,
    @Arg('input', () => DelegateExpensesInput) input: DelegateExpensesInput,
  ) {
    return handedOver(context, await delegateExpenses(context, input));
  }

  @Mutation(() => EndResult, { description: 'Takes back what one handed over, before its last day.' })
  @Access(endExpenseDelegation)
  async endExpenseDelegation(
    @Ctx() context: GraphContext,
    @Arg('commandId', () => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
    commandId: string,
    @Arg('delegationId', () => UuidScalar, { description: 'What was handed over.' }) delegationId: string,
  ) {
    return handedOver(context, await endExpenseDelegation(context, { commandId, delegationId }));
  }
}

@Resolver(() => ExpenseDelegationType)
export class ExpenseDelegationResolver {
  @FieldResolver(() => String, { description: 'Whose limit it is.' })
  giver(@Root() { giverId }: ExpenseDelegationType, @Ctx() context: GraphContext) {
    return nameOfPerson(context, giverId);
  }

  @FieldResolver(() => String, { description: 'Who decides meanwhile.' })
  taker(@Root() { takerId }: ExpenseDelegationType, @Ctx() context: GraphContext) {
    return nameOfPerson(context, takerId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether whoever asks handed it over, and so may take it back.' })
  isMine(@Root() { giverId }: ExpenseDelegationType, @Ctx() context: GraphContext) {
    return isOnePerson(context.platform.db, context.actor.id, giverId);
  }
}

/** What somebody is called; of an erased account that it is one. */
export async function nameOfPerson(context: GraphContext, id: string): Promise<string> {
  const name = await load(context, 'expenses.person', (ids) => actorNames(context.platform.db, ids), id);
  return name ?? 'Erased person';
}

type Answer = Awaited<ReturnType<typeof delegateExpenses>>;

function handedOver(context: GraphContext, answer: Answer) {
  return reply('ExpenseDelegation', answer, async ({ id }) => (await delegationById(context.platform.db, id)) ?? {});
}

import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { AnotherPersonNeeded, ChangedMeanwhile } from '../../../platform/graphql/common-refusals.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { OutletType, outletViewById } from '../../places/index.ts';
import { decideJournal } from '../journals/decide-journal.ts';
import {
  linesByJournal,
  listManualJournals,
  manualJournalById,
  manualJournalOf,
  stepsByJournal,
} from '../journals/queries.ts';
import { reverseJournal } from '../journals/reverse-journal.ts';
import { saveJournal } from '../journals/save-journal.ts';
import { submitJournal } from '../journals/submit-journal.ts';
import { withdrawJournal } from '../journals/withdraw-journal.ts';
import {
  AccountRetired,
  AccountUnknown,
  AlreadyReversed,
  ControlAccount,
  DayAhead,
  DecideJournalInput,
  IllegalJournalStep,
  ManualJournalConnection,
  ManualJournalLineType,
  ManualJournalStateEnum,
  ManualJournalStepType,
  ManualJournalType,
  NotOpened,
  NotReversible,
  PeriodLocked,
  ReverseJournalInput,
  SaveJournalInput,
  Unbalanced,
  WithdrawJournalInput,
} from './journals.types.ts';

const union = (verb: string, says: string, refusals: Parameters<typeof resultUnion>[2]) =>
  resultUnion(`${verb}JournalResult`, `The journal as ${says}, or why not.`, [ManualJournalType, ...refusals]);
/** Why something cannot stand in the books. */
const UNFIT = [Unbalanced, AccountUnknown, AccountRetired, ControlAccount, NotOpened, DayAhead, PeriodLocked];
const SaveResult = union('Save', 'saved', [...UNFIT, IllegalJournalStep, ChangedMeanwhile]);
const SubmitResult = union('Submit', 'submitted', [...UNFIT, IllegalJournalStep]);
const DecideResult = union('Decide', 'decided on', [
  ...[...UNFIT, IllegalJournalStep, ChangedMeanwhile, AnotherPersonNeeded],
]);
const WithdrawResult = union('Withdraw', 'given up', [IllegalJournalStep]);
const ReverseResult = union('Reverse', 'it waits for a yes', [NotReversible, AlreadyReversed, DayAhead, PeriodLocked]);

@Resolver(() => ManualJournalType)
export class ManualJournalResolver {
  @Query(() => ManualJournalConnection, { description: 'Journals that were written by hand, the newest first.' })
  @Access(listManualJournals)
  manualJournals(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { nullable: true, description: 'One outlet; without it, all you may see.' })
    outletId?: string | null,
    @Arg('states', () => [ManualJournalStateEnum], {
      nullable: true,
      description: 'Only those in one of these states.',
    })
    states?: (keyof typeof ManualJournalStateEnum)[] | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after.' })
    after?: string | null,
  ) {
    return listManualJournals(context, { outletId, states, first, after });
  }

  @Query(() => ManualJournalType, { nullable: true, description: 'One journal that was written by hand.' })
  @Access(manualJournalOf)
  manualJournal(@Ctx() context: GraphContext, @Arg('id', () => UuidScalar, { description: 'Which.' }) id: string) {
    return manualJournalOf(context, { id });
  }

  @Mutation(() => SaveResult, { description: 'Writes a journal by hand, or changes a draft or a returned one.' })
  @Access(saveJournal)
  async saveJournal(@Ctx() context: GraphContext, @Arg('input', () => SaveJournalInput) input: SaveJournalInput) {
    return reply('ManualJournal', await saveJournal(context, input), ({ id }) => asItIs(context, id));
  }

  @Mutation(() => SubmitResult, { description: 'Asks for a journal to be posted; somebody else says yes or no.' })
  @Access(submitJournal)
  async submitJournal(
    @Ctx() context: GraphContext,
    @Arg('commandId', () => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
    commandId: string,
    @Arg('journalId', () => UuidScalar, { description: 'The journal.' }) journalId: string,
  ) {
    const submitted = await submitJournal(context, { commandId, journalId });
    return reply('ManualJournal', submitted, ({ id }) => asItIs(context, id));
  }

  @Mutation(() => DecideResult, { description: 'Posts a journal of somebody else, gives it back, or rejects it.' })
  @Access(decideJournal)
  async decideJournal(@Ctx() context: GraphContext, @Arg('input', () => DecideJournalInput) input: DecideJournalInput) {
    return reply('ManualJournal', await decideJournal(context, input), ({ id }) => asItIs(context, id));
  }

  @Mutation(() => WithdrawResult, { description: 'Gives up a journal that is not in the books; it stays as history.' })
  @Access(withdrawJournal)
  async withdrawJournal(
    @Ctx() context: GraphContext,
    @Arg('input', () => WithdrawJournalInput) input: WithdrawJournalInput,
  ) {
    return reply('ManualJournal', await withdrawJournal(context, input), ({ id }) => asItIs(context, id));
  }

  @Mutation(() => ReverseResult, {
    description: 'Asks for an entry that was written by hand to be turned round, whole, once; somebody else says yes.',
  })
  @Access(reverseJournal)
  async reverseJournal(
    @Ctx() context: GraphContext,
    @Arg('input', () => ReverseJournalInput) input: ReverseJournalInput,
  ) {
    return reply('ManualJournal', await reverseJournal(context, input), ({ id }) => asItIs(context, id));
  }

  @FieldResolver(() => OutletType, { description: 'The outlet whose books it is in.' })
  outlet(@Root() journal: ManualJournalType, @Ctx() context: GraphContext) {
    return outletViewById(context, journal.outletId);
  }

  @FieldResolver(() => [ManualJournalLineType], { description: 'Its lines, in order.' })
  lines(@Root() journal: ManualJournalType, @Ctx() context: GraphContext) {
    return load(context, 'finance.writtenLines', (ids) => linesByJournal(context.platform.db, ids), journal.id);
  }

  @FieldResolver(() => [ManualJournalStepType], { description: 'What happened to it, oldest first.' })
  steps(@Root() journal: ManualJournalType, @Ctx() context: GraphContext) {
    return load(context, 'finance.journalSteps', (ids) => stepsByJournal(context.platform.db, ids), journal.id);
  }
}

async function asItIs(context: GraphContext, id: string) {
  return (await manualJournalById(context.platform.db, id)) ?? {};
}

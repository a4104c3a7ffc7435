import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { AnotherPersonNeeded } from '../../../platform/graphql/common-refusals.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { decideYearClose } from '../years/decide-year-close.ts';
import { listYears, yearOfRequest } from '../years/queries.ts';
import { requestYearClose } from '../years/request-year-close.ts';
import { RequestDecided, StockOwed } from './periods.types.ts';
import {
  DecideYearCloseInput,
  EarlierYearOpen,
  JournalsWaiting,
  LedgerYearType,
  OpeningNotSettled,
  RequestYearCloseInput,
  YearClosed,
  YearCloseWaiting,
  YearNotOver,
} from './years.types.ts';

/** Why a year cannot be closed. */
const UNREADY = [YearClosed, YearNotOver, EarlierYearOpen, OpeningNotSettled, JournalsWaiting, StockOwed];
const RequestResult = resultUnion('RequestYearCloseResult', 'The year with what was asked for it, or why not.', [
  ...[LedgerYearType, ...UNREADY, YearCloseWaiting],
]);
const DecideResult = resultUnion('DecideYearCloseResult', 'The year as decided, or why not.', [
  ...[LedgerYearType, ...UNREADY, RequestDecided, AnotherPersonNeeded],
]);

@Resolver()
export class YearsResolver {
  @Query(() => [LedgerYearType], { description: 'The financial years of the books, the newest first.' })
  @Access(listYears)
  ledgerYears(@Ctx() context: GraphContext) {
    return listYears(context, {});
  }

  @Mutation(() => RequestResult, {
    description: 'Asks for a year to be closed: what it made goes to retained earnings. Somebody else says yes.',
  })
  @Access(requestYearClose)
  async requestYearClose(
    @Ctx() context: GraphContext,
    @Arg('input', () => RequestYearCloseInput) input: RequestYearCloseInput,
  ) {
    return reply('LedgerYear', await requestYearClose(context, input), ({ id }) => asItIs(context, id));
  }

  @Mutation(() => DecideResult, { description: 'Says yes, which closes the year for good, or no.' })
  @Access(decideYearClose)
  async decideYearClose(
    @Ctx() context: GraphContext,
    @Arg('input', () => DecideYearCloseInput) input: DecideYearCloseInput,
  ) {
    return reply('LedgerYear', await decideYearClose(context, input), ({ id }) => asItIs(context, id));
  }
}

async function asItIs({ platform }: GraphContext, requestId: string) {
  return (await yearOfRequest(platform.db, requestId, platform.clock.now())) ?? {};
}

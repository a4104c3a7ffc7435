import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { AnotherPersonNeeded } from '../../../platform/graphql/common-refusals.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { decidePeriod } from '../periods/decide-period.ts';
import { listPeriods, periodOfRequest } from '../periods/queries.ts';
import { requestPeriod } from '../periods/request-period.ts';
import {
  DecidePeriodInput,
  IllegalPeriodStep,
  LedgerPeriodType,
  MonthNotOver,
  PeriodRequestWaiting,
  RequestDecided,
  RequestPeriodInput,
  StockOwed,
} from './periods.types.ts';

const RequestResult = resultUnion('RequestPeriodResult', 'The month with what was asked for it, or why not.', [
  ...[LedgerPeriodType, IllegalPeriodStep, MonthNotOver, StockOwed, PeriodRequestWaiting],
]);
const DecideResult = resultUnion('DecidePeriodResult', 'The month as decided, or why not.', [
  ...[LedgerPeriodType, IllegalPeriodStep, MonthNotOver, StockOwed, RequestDecided, AnotherPersonNeeded],
]);

@Resolver()
export class PeriodsResolver {
  @Query(() => [LedgerPeriodType], { description: 'The months of the books, the newest first.' })
  @Access(listPeriods)
  ledgerPeriods(@Ctx() context: GraphContext) {
    return listPeriods(context, {});
  }

  @Mutation(() => RequestResult, {
    description: 'Asks for a month to be locked, opened again or locked for good; somebody else says yes.',
  })
  @Access(requestPeriod)
  async requestPeriod(@Ctx() context: GraphContext, @Arg('input', () => RequestPeriodInput) input: RequestPeriodInput) {
    return reply('LedgerPeriod', await requestPeriod(context, input), ({ id }) => monthOfRequest(context, id));
  }

  @Mutation(() => DecideResult, { description: 'Says yes or no to what somebody else asked for a month.' })
  @Access(decidePeriod)
  async decidePeriod(@Ctx() context: GraphContext, @Arg('input', () => DecidePeriodInput) input: DecidePeriodInput) {
    return reply('LedgerPeriod', await decidePeriod(context, input), ({ id }) => monthOfRequest(context, id));
  }
}

async function monthOfRequest({ platform }: GraphContext, requestId: string) {
  return (await periodOfRequest(platform.db, requestId, platform.clock.now())) ?? {};
}

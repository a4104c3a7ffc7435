import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { LocalDateScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { accountLedger, accountParties } from '../ledger/account-ledger.ts';
import { AccountLedgerType, AccountPartyType } from './ledger.types.ts';

const ACCOUNT = { description: 'The code of the account.' };
const ONE_OUTLET = { nullable: true, description: 'One outlet; without it, all you may see.' };

@Resolver()
export class LedgerResolver {
  @Query(() => AccountLedgerType, { description: 'The ledger of an account, or of one party in it, line by line.' })
  @Access(accountLedger)
  accountLedger(
    @Ctx() context: GraphContext,
    @Arg('account', () => String, ACCOUNT) account: string,
    @Arg('from', () => LocalDateScalar, { description: 'The first business date.' }) from: string,
    @Arg('to', () => LocalDateScalar, { description: 'The last business date.' }) to: string,
    @Arg('party', () => String, { nullable: true, description: 'Only what is this party’s.' }) party?: string | null,
    @Arg('outletId', () => UuidScalar, ONE_OUTLET) outletId?: string | null,
    @Arg('withoutClosing', () => Boolean, {
      nullable: true,
      description: 'Whether the closing of the year of the last day is left out, as statements do.',
    })
    withoutClosing?: boolean | null,
    @Arg('first', () => Int, { nullable: true, description: 'Lines on a page, at most 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The `endCursor` of the page before.' })
    after?: string | null,
  ) {
    return accountLedger(context, { account, from, to, party, outletId, withoutClosing, first, after });
  }

  @Query(() => [AccountPartyType], {
    description: 'Who has a balance in an account, the largest first; 1,000 at most.',
  })
  @Access(accountParties)
  accountParties(
    @Ctx() context: GraphContext,
    @Arg('account', () => String, ACCOUNT) account: string,
    @Arg('asOf', () => LocalDateScalar, { description: 'The last business date counted.' }) asOf: string,
    @Arg('outletId', () => UuidScalar, ONE_OUTLET) outletId?: string | null,
  ) {
    return accountParties(context, { account, asOf, outletId });
  }
}

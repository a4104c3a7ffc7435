import { isUuid } from '@college-kiosk/kernel';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { AccountLedgerLineType, AccountPartyType, JournalLineType } from '../../finance/index.ts';
import { actorNames } from '../../identity/index.ts';
import { CLAIMS_PAYABLE } from '../claims/postings.ts';

const PERSON = { nullable: true, description: 'The person who is owed by it; null for other parties.' };

/** Whose a balance is, where the party is a person: the books know them by the ids of their accounts. */
@Resolver(() => AccountPartyType)
export class OwedPersonResolver {
  @FieldResolver(() => String, PERSON)
  person(@Root() { party }: AccountPartyType, @Ctx() context: GraphContext) {
    return personOfParty(context, party);
  }
}

/** Whose a line of an entry is. */
@Resolver(() => JournalLineType)
export class PersonOfLineResolver {
  @FieldResolver(() => String, PERSON)
  person(@Root() { party, account }: JournalLineType, @Ctx() context: GraphContext) {
    return account.code === CLAIMS_PAYABLE ? personOfParty(context, party) : null;
  }
}

/** Whose a line of a ledger is. */
@Resolver(() => AccountLedgerLineType)
export class PersonOfLedgerLineResolver {
  @FieldResolver(() => String, PERSON)
  person(@Root() { party }: AccountLedgerLineType, @Ctx() context: GraphContext) {
    return personOfParty(context, party);
  }
}

async function personOfParty(context: GraphContext, party: string | null) {
  if (party === null || !isUuid(party)) return null;
  return (await load(context, 'expenses.person', (ids) => actorNames(context.platform.db, ids), party)) ?? null;
}

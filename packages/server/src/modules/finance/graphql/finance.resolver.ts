import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { LocalDateScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { OutletType, outletViewById } from '../../places/index.ts';
import { reversalsByEntry } from '../journals/queries.ts';
import type { EntryRow } from '../loaders.ts';
import { payablesAgeing } from '../payables/ageing.ts';
import { supplierLedger } from '../payables/supplier-ledger.ts';
import { journalEntriesPage, trialBalance } from '../queries.ts';
import { JournalEntryConnection, JournalEntryType, TrialBalanceType } from './finance.types.ts';
import { ManualJournalType } from './journals.types.ts';
import { PayablesAgeingType, SupplierLedgerType } from './payables.types.ts';

@Resolver(() => JournalEntryType)
export class FinanceResolver {
  @Query(() => TrialBalanceType, { description: 'Every account with a balance, at the end of a business date.' })
  @Access(trialBalance)
  trialBalance(
    @Ctx() context: GraphContext,
    @Arg('asOf', () => LocalDateScalar, { nullable: true, description: 'The last business date counted; today.' })
    asOf?: string | null,
    @Arg('outletId', () => UuidScalar, { nullable: true, description: 'One outlet; without it, all you may see.' })
    outletId?: string | null,
  ) {
    return trialBalance(context, { asOf, outletId });
  }

  @Query(() => JournalEntryConnection, { description: 'The day book, the newest entry first.' })
  @Access(journalEntriesPage)
  journalEntries(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { nullable: true, description: 'One outlet; without it, all you may see.' })
    outletId?: string | null,
    @Arg('from', () => LocalDateScalar, { nullable: true, description: 'The first business date.' })
    from?: string | null,
    @Arg('to', () => LocalDateScalar, { nullable: true, description: 'The last business date.' })
    to?: string | null,
    @Arg('sourceId', () => UuidScalar, {
      nullable: true,
      description: 'The order, payment or other thing it is about.',
    })
    sourceId?: string | null,
    @Arg('account', () => String, { nullable: true, description: 'Only entries with a line on this account.' })
    account?: string | null,
    @Arg('party', () => String, { nullable: true, description: 'Only entries with a line of this party.' })
    party?: string | null,
    @Arg('first', () => Int, { nullable: true, description: 'Entries on a page, at most 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The `endCursor` of the page before.' })
    after?: string | null,
  ) {
    return journalEntriesPage(context, { outletId, from, to, sourceId, account, party, first, after });
  }

  @Query(() => PayablesAgeingType, {
    description: 'What is owed to suppliers at the end of a day, by how long it has been due.',
  })
  @Access(payablesAgeing)
  payablesAgeing(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { nullable: true, description: 'One outlet; without it, all you may see.' })
    outletId?: string | null,
    @Arg('asOf', () => LocalDateScalar, { nullable: true, description: 'The day; today unless said otherwise.' })
    asOf?: string | null,
  ) {
    return payablesAgeing(context, { outletId, asOf });
  }

  @Query(() => SupplierLedgerType, {
    description: 'What moved between us and a supplier, with what is owed after each.',
  })
  @Access(supplierLedger)
  supplierLedger(
    @Ctx() context: GraphContext,
    @Arg('supplierId', () => UuidScalar, { description: 'The supplier.' }) supplierId: string,
    @Arg('from', () => LocalDateScalar, { description: 'The first business day.' }) from: string,
    @Arg('to', () => LocalDateScalar, { description: 'The last business day.' }) to: string,
    @Arg('outletId', () => UuidScalar, { nullable: true, description: 'One outlet; without it, all you may see.' })
    outletId?: string | null,
  ) {
    return supplierLedger(context, { supplierId, from, to, outletId });
  }

  @FieldResolver(() => ManualJournalType, {
    nullable: true,
    description: 'What turns this entry round, or will once somebody says yes.',
  })
  reversal(@Root() entry: EntryRow, @Ctx() context: GraphContext) {
    return load(context, 'finance.reversal', (ids) => reversalsByEntry(context.platform.db, ids), entry.id);
  }

  @FieldResolver(() => OutletType, { description: 'The outlet it happened in.' })
  outlet(@Root() entry: EntryRow, @Ctx() context: GraphContext) {
    return outletViewById(context, entry.outletId);
  }
}

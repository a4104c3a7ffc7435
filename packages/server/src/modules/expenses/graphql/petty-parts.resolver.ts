import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { holds } from '../../../platform/auth/actor.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { entriesOfSources, JournalEntryType } from '../../finance/index.ts';
import { OutletType, outletViewById } from '../../places/index.ts';
import { categoriesById } from '../categories/category.ts';
import { receiptsById } from '../claims/queries.ts';
import { boxesById } from '../petty/box.ts';
import { countsByBox, waitingByBox } from '../petty/queries.ts';
import { ExpenseCategoryType } from './categories.types.ts';
import { ExpenseReceiptType } from './claims.types.ts';
import { PettyBoxType, PettyCountType, PettyVoucherType } from './petty.types.ts';
import { nameOfPerson } from './set-up.resolver.ts';

const ENTRIES = { description: 'Its entries in the books. For those who see the books; others are told of none.' };

@Resolver(() => PettyBoxType)
export class PettyBoxPartsResolver {
  @FieldResolver(() => OutletType, { description: 'Its outlet.' })
  outlet(@Root() { outletId }: PettyBoxType, @Ctx() context: GraphContext) {
    return outletViewById(context, outletId);
  }

  @FieldResolver(() => String, { description: 'Who answers for it.' })
  custodian(@Root() { custodianId }: PettyBoxType, @Ctx() context: GraphContext) {
    return nameOfPerson(context, custodianId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether whoever asks answers for it.' })
  isMine(@Root() { custodianId }: PettyBoxType, @Ctx() context: GraphContext) {
    return context.actor.id === custodianId;
  }

  @FieldResolver(() => Int, { description: 'How many of its vouchers wait for a yes.' })
  waiting(@Root() { id }: PettyBoxType, @Ctx() context: GraphContext) {
    return load(context, 'expenses.pettyWaiting', (ids) => waitingByBox(context.platform.db, ids), id);
  }

  @FieldResolver(() => [PettyCountType], { description: 'Its last counts, the last first; fifty of them.' })
  counts(@Root() { id }: PettyBoxType, @Ctx() context: GraphContext) {
    return load(context, 'expenses.pettyCounts', (ids) => countsByBox(context.platform.db, ids), id);
  }
}

@Resolver(() => PettyVoucherType)
export class PettyVoucherPartsResolver {
  @FieldResolver(() => ExpenseCategoryType, { description: 'The category.' })
  category(@Root() { categoryId }: PettyVoucherType, @Ctx() context: GraphContext) {
    return load(context, 'expenses.category', (ids) => categoriesById(context.platform.db, ids), categoryId);
  }

  @FieldResolver(() => [ExpenseReceiptType], { description: 'Its receipts.' })
  async receipts(@Root() { receiptIds }: PettyVoucherType, @Ctx() context: GraphContext) {
    const found = await Promise.all(
      receiptIds.map((one) => load(context, 'expenses.receipt', (ids) => receiptsById(context.platform.db, ids), one)),
    );
    return found.flatMap((receipt) => receipt ?? []);
  }

  @FieldResolver(() => String, { description: 'Who paid it.' })
  payer(@Root() { custodianId }: PettyVoucherType, @Ctx() context: GraphContext) {
    return nameOfPerson(context, custodianId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Whose yes or no it was, where it needed one.' })
  decider(@Root() { decidedBy }: PettyVoucherType, @Ctx() context: GraphContext) {
    return decidedBy === null ? null : nameOfPerson(context, decidedBy);
  }

  @FieldResolver(() => [JournalEntryType], ENTRIES)
  entries(@Root() { id, boxId }: PettyVoucherType, @Ctx() context: GraphContext) {
    return entriesOf(context, boxId, id);
  }
}

@Resolver(() => PettyCountType)
export class PettyCountPartsResolver {
  @FieldResolver(() => String, { description: 'Who counted.' })
  counter(@Root() { countedBy }: PettyCountType, @Ctx() context: GraphContext) {
    return nameOfPerson(context, countedBy);
  }

  @FieldResolver(() => [JournalEntryType], ENTRIES)
  entries(@Root() { id, boxId }: PettyCountType, @Ctx() context: GraphContext) {
    return entriesOf(context, boxId, id);
  }
}

async function entriesOf(context: GraphContext, boxId: string, sourceId: string) {
  const { db } = context.platform;
  const box = await load(context, 'expenses.pettyBox', (ids) => boxesById(db, ids), boxId);
  if (!box || !holds(context.actor, 'ledger:read', box.outletId)) return [];
  return (await load(context, 'expenses.entries', (ids) => entriesOfSources(db, ids), sourceId)) ?? [];
}

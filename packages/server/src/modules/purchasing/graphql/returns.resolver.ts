import { Fault } from '@college-kiosk/kernel';
import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { AnotherPersonNeeded } from '../../../platform/graphql/common-refusals.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { PrintedFileType, printedFileOf } from '../../../platform/pdf/printed-file.types.ts';
import { NEEDS_ANOTHER, needsAnother } from '../../identity/index.ts';
import { BatchType, batchesById, NotEnoughStock, StockItemType, stockItemsById } from '../../inventory/index.ts';
import { debitNoteByReturn } from '../bills/queries.ts';
import { printDebitNote } from '../paper/print-debit-note.ts';
import { decideReturn } from '../receipts/decide-return.ts';
import { goodsReturnOf, linesByReturn, listGoodsReturns, returnById, returnsById } from '../receipts/queries.ts';
import { returnGoods } from '../receipts/return-goods.ts';
import { withdrawReturn } from '../receipts/withdraw-return.ts';
import { suppliersById } from '../suppliers/queries.ts';
import { DebitNoteType } from './bills.types.ts';
import {
  DecideReturnInput,
  GoodsReturnConnection,
  GoodsReturnLineType,
  GoodsReturnType,
  IllegalReturnStep,
  NotEnoughInBatch,
  OtherSupplier,
  ReturnGoodsInput,
  ReturnStateEnum,
  WaitsAsWaste,
} from './returns.types.ts';
import { SupplierType } from './suppliers.types.ts';

const ReturnGoodsResult = resultUnion('ReturnGoodsResult', 'The goods as sent back, or waiting, or why not.', [
  ...[GoodsReturnType, NotEnoughInBatch, NotEnoughStock, WaitsAsWaste, OtherSupplier],
]);
const DecideReturnResult = resultUnion('DecideReturnResult', 'The return as decided on, or why not.', [
  ...[GoodsReturnType, IllegalReturnStep, AnotherPersonNeeded],
]);
const WithdrawReturnResult = resultUnion('WithdrawReturnResult', 'The return as withdrawn, or why not.', [
  ...[GoodsReturnType, IllegalReturnStep],
]);

@Resolver(() => GoodsReturnType)
export class GoodsReturnResolver {
  @Query(() => GoodsReturnConnection, {
    description: 'What an outlet sent back to its suppliers, or is to, newest first.',
  })
  @Access(listGoodsReturns)
  goodsReturns(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) outletId: string,
    @Arg('supplierId', () => UuidScalar, { nullable: true, description: 'Only what went back to this supplier.' })
    supplierId?: string | null,
    @Arg('states', () => [ReturnStateEnum], { nullable: true, description: 'Only those in one of these states.' })
    states?: (keyof typeof ReturnStateEnum)[] | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after.' })
    after?: string | null,
  ) {
    return listGoodsReturns(context, { outletId, supplierId, states, first, after });
  }

  @Query(() => GoodsReturnType, { nullable: true, description: 'One return of an outlet.' })
  @Access(goodsReturnOf)
  goodsReturn(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) outletId: string,
    @Arg('id', () => UuidScalar, { description: 'The return.' }) id: string,
  ) {
    return goodsReturnOf(context, { outletId, id });
  }

  @Query(() => PrintedFileType, { description: 'The paper of a debit note, as PDF.' })
  @Access(printDebitNote)
  async debitNotePaper(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) outletId: string,
    @Arg('id', () => UuidScalar, { description: 'The debit note.' }) id: string,
  ) {
    return printedFileOf(await printDebitNote(context, { outletId, id }));
  }

  @Mutation(() => ReturnGoodsResult, {
    description: 'Sends goods back to the supplier they came from; above the limit once another person said yes.',
  })
  @Access(returnGoods)
  async returnGoods(@Ctx() context: GraphContext, @Arg('input', () => ReturnGoodsInput) input: ReturnGoodsInput) {
    return reply('GoodsReturn', await returnGoods(context, input), asItIs(context));
  }

  @Mutation(() => DecideReturnResult, {
    description: 'Says yes or no to goods above the limit that somebody else sends back.',
  })
  @Access(decideReturn)
  async decideReturn(@Ctx() context: GraphContext, @Arg('input', () => DecideReturnInput) input: DecideReturnInput) {
    return reply('GoodsReturn', await decideReturn(context, input), asItIs(context));
  }

  @Mutation(() => WithdrawReturnResult, {
    description: 'Puts goods that wait to go back into the stock again, before anybody decided.',
  })
  @Access(withdrawReturn)
  async withdrawReturn(
    @Ctx() context: GraphContext,
    @Arg('commandId', () => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
    commandId: string,
    @Arg('returnId', () => UuidScalar, { description: 'The return.' }) returnId: string,
  ) {
    return reply('GoodsReturn', await withdrawReturn(context, { commandId, returnId }), asItIs(context));
  }

  @FieldResolver(() => Boolean, NEEDS_ANOTHER)
  needsAnotherPerson(@Root() { returnedBy }: GoodsReturnType, @Ctx() context: GraphContext) {
    return needsAnother(context, [returnedBy]);
  }

  @FieldResolver(() => SupplierType, { description: 'Who they went back to.' })
  supplier(@Root() { supplierId }: GoodsReturnType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.supplier', (ids) => suppliersById(context.platform.db, ids), supplierId);
  }

  @FieldResolver(() => DebitNoteType, {
    nullable: true,
    description: 'What is asked back for what of it had been billed; null when nothing had.',
  })
  debitNote(@Root() goods: GoodsReturnType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.debitNote', (ids) => debitNoteByReturn(context.platform.db, ids), goods.id);
  }

  @FieldResolver(() => [GoodsReturnLineType], { description: 'What went back, batch by batch.' })
  lines(@Root() goods: GoodsReturnType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.returnLines', (ids) => linesByReturn(context.platform.db, ids), goods.id);
  }
}

function asItIs(context: GraphContext) {
  return async ({ returnId }: { returnId: string }) => (await returnById(context.platform.db, returnId)) ?? {};
}

@Resolver(() => GoodsReturnLineType)
export class GoodsReturnLineResolver {
  @FieldResolver(() => StockItemType, { description: 'Of what.' })
  async item(@Root() { batchId }: GoodsReturnLineType, @Ctx() context: GraphContext) {
    const batch = await load(context, 'purchasing.batch', (ids) => batchesById(context.platform.db, ids), batchId);
    if (!batch) throw new Fault(`Batch ${batchId} went back and is not there.`);
    return load(context, 'purchasing.stockItem', (ids) => stockItemsById(context.platform.db, ids), batch.stockItemId);
  }

  @FieldResolver(() => BatchType, { description: 'Of which batch.' })
  batch(@Root() { batchId }: GoodsReturnLineType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.batch', (ids) => batchesById(context.platform.db, ids), batchId);
  }
}

@Resolver(() => BatchType)
export class BatchReturnResolver {
  @FieldResolver(() => Boolean, {
    description: 'Whether it lies apart until somebody lets it go back to its supplier.',
  })
  async waitsToGoBack(@Root() { sourceType, sourceId }: BatchType, @Ctx() context: GraphContext): Promise<boolean> {
    if (sourceType !== 'set-aside') return false;
    return Boolean(await load(context, 'purchasing.returns', (ids) => returnsById(context.platform.db, ids), sourceId));
  }
}

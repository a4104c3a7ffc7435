import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { AnotherPersonNeeded } from '../../../platform/graphql/common-refusals.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { LocalDateScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { payablesOf, SupplierAgeingType } from '../../finance/index.ts';
import { StockItemType, stockItemsById, UnitUnknown } from '../../inventory/index.ts';
import { decideSupplierBill } from '../bills/decide-bill.ts';
import { enterSupplierBill } from '../bills/enter-bill.ts';
import { billById, debitNotesByBill, linesByBill, listSupplierBills, supplierBillOf } from '../bills/queries.ts';
import { type DeliveryToBill, deliveriesToBill } from '../bills/to-bill.ts';
import { suppliersById } from '../suppliers/queries.ts';
import {
  BillDateAhead,
  DebitNoteType,
  DecideSupplierBillInput,
  DeliveryToBillConnection,
  DeliveryToBillType,
  DuplicateBill,
  EnterSupplierBillInput,
  IllegalBillStep,
  LineToBillType,
  NothingToClaim,
  ReceiptBilled,
  ReceiptUnknown,
  SupplierBillConnection,
  SupplierBillLineType,
  SupplierBillStateEnum,
  SupplierBillType,
} from './bills.types.ts';
import { AboveYourLimit } from './orders.types.ts';
import { GoodsReceiptType } from './receipts.types.ts';
import { OtherSupplier } from './returns.types.ts';
import { SupplierType } from './suppliers.types.ts';

const EnterResult = resultUnion('EnterSupplierBillResult', 'The bill as entered, or why not.', [
  ...[SupplierBillType, DuplicateBill, BillDateAhead, ReceiptUnknown, ReceiptBilled, OtherSupplier, UnitUnknown],
]);
const DecideResult = resultUnion('DecideSupplierBillResult', 'The bill as decided on, or why not.', [
  ...[SupplierBillType, IllegalBillStep, AnotherPersonNeeded, AboveYourLimit, NothingToClaim],
]);

const OUTLET = { description: 'The outlet.' };

@Resolver(() => SupplierBillType)
export class SupplierBillResolver {
  @Query(() => SupplierBillConnection, { description: 'The bills of an outlet’s suppliers, the last entered first.' })
  @Access(listSupplierBills)
  supplierBills(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('states', () => [SupplierBillStateEnum], {
      nullable: true,
      description: 'Only those of which this became.',
    })
    states?: (keyof typeof SupplierBillStateEnum)[] | null,
    @Arg('supplierId', () => UuidScalar, { nullable: true, description: 'Only those of this supplier.' })
    supplierId?: string | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after.' })
    after?: string | null,
  ) {
    return listSupplierBills(context, { outletId, states, supplierId, first, after });
  }

  @Query(() => SupplierBillType, { nullable: true, description: 'One bill of an outlet’s supplier.' })
  @Access(supplierBillOf)
  supplierBill(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('id', () => UuidScalar, { description: 'The bill.' }) id: string,
  ) {
    return supplierBillOf(context, { outletId, id });
  }

  @Mutation(() => EnterResult, {
    description: 'Enters a supplier’s bill: what matches its order and delivery is owed at once, what differs is held.',
  })
  @Access(enterSupplierBill)
  async enterSupplierBill(
    @Ctx() context: GraphContext,
    @Arg('input', () => EnterSupplierBillInput) input: EnterSupplierBillInput,
  ) {
    const entered = await enterSupplierBill(context, input);
    return reply('SupplierBill', entered, ({ billId }) => asItIs(context, billId));
  }

  @Mutation(() => DecideResult, { description: 'Decides on a bill that is held; by somebody who did not enter it.' })
  @Access(decideSupplierBill)
  async decideSupplierBill(
    @Ctx() context: GraphContext,
    @Arg('input', () => DecideSupplierBillInput) input: DecideSupplierBillInput,
  ) {
    const decided = await decideSupplierBill(context, input);
    return reply('SupplierBill', decided, ({ billId }) => asItIs(context, billId));
  }

  @FieldResolver(() => SupplierType, { description: 'Whose bill it is.' })
  supplier(@Root() { supplierId }: SupplierBillType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.supplier', (ids) => suppliersById(context.platform.db, ids), supplierId);
  }

  @FieldResolver(() => [SupplierBillLineType], { description: 'What it asks for.' })
  lines(@Root() bill: SupplierBillType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.billLines', (ids) => linesByBill(context.platform.db, ids), bill.id);
  }

  @FieldResolver(() => [DebitNoteType], { description: 'What was asked back of it, oldest first.' })
  debitNotes(@Root() bill: SupplierBillType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.debitNotes', (ids) => debitNotesByBill(context.platform.db, ids), bill.id);
  }

  @FieldResolver(() => LocalDateScalar, {
    nullable: true,
    description: 'When it is to be paid; null while it is not owed.',
  })
  async dueOn(@Root() bill: SupplierBillType, @Ctx() context: GraphContext) {
    const owed = await load(context, 'purchasing.payable', (ids) => payablesOf(context.platform.db, ids), bill.id);
    return owed?.dueOn ?? null;
  }
}

@Resolver(() => SupplierBillLineType)
export class SupplierBillLineResolver {
  @FieldResolver(() => StockItemType, { description: 'Of what.' })
  item(@Root() { stockItemId }: SupplierBillLineType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.stockItem', (ids) => stockItemsById(context.platform.db, ids), stockItemId);
  }
}

@Resolver(() => DeliveryToBillType)
export class DeliveryToBillResolver {
  @Query(() => DeliveryToBillConnection, {
    description: 'Deliveries of which something is not billed yet, the newest first.',
  })
  @Access(deliveriesToBill)
  deliveriesToBill(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('supplierId', () => UuidScalar, { nullable: true, description: 'Only those of this supplier.' })
    supplierId?: string | null,
    @Arg('receiptId', () => UuidScalar, { nullable: true, description: 'Only this one; nothing where it is billed.' })
    receiptId?: string | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after.' })
    after?: string | null,
  ) {
    return deliveriesToBill(context, { outletId, supplierId, receiptId, first, after });
  }

  @FieldResolver(() => GoodsReceiptType, { description: 'The delivery.' })
  receipt(@Root() { receipt }: DeliveryToBill) {
    return receipt;
  }
}

@Resolver(() => LineToBillType)
export class LineToBillResolver {
  @FieldResolver(() => StockItemType, { description: 'Of what.' })
  item(@Root() { stockItemId }: LineToBillType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.stockItem', (ids) => stockItemsById(context.platform.db, ids), stockItemId);
  }
}

/** Finance knows suppliers by their ids; who they are is told here. */
@Resolver(() => SupplierAgeingType)
export class SupplierAgeingResolver {
  @FieldResolver(() => SupplierType, { description: 'Who it is owed to.' })
  supplier(@Root() { supplierId }: SupplierAgeingType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.supplier', (ids) => suppliersById(context.platform.db, ids), supplierId);
  }
}

async function asItIs(context: GraphContext, id: string) {
  return (await billById(context.platform.db, id)) ?? {};
}

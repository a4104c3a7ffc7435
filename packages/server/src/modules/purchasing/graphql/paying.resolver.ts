import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { AnotherPersonNeeded } from '../../../platform/graphql/common-refusals.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { MoneyScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { PrintedFileType, printedFileOf } from '../../../platform/pdf/printed-file.types.ts';
import { DayAhead, JournalEntryType, PeriodLocked, payablesOf } from '../../finance/index.ts';
import { DrawerNotOpen, DrawerSessionOver, DrawerShort, NotAtThisDrawer } from '../../payments/index.ts';
import { OutletType, outletViewById } from '../../places/index.ts';
import { billsById } from '../bills/queries.ts';
import { printRemittance } from '../paper/print-remittance.ts';
import { cancelSupplierPayment } from '../paying/cancel-payment.ts';
import { paymentById } from '../paying/payment.ts';
import { prepareSupplierPayment } from '../paying/prepare-payment.ts';
import {
  entriesByPayment,
  linesByPayment,
  listSupplierPayments,
  openPayables,
  settlementsByPayment,
  supplierPaymentOf,
} from '../paying/queries.ts';
import { releaseSupplierPayment } from '../paying/release-payment.ts';
import { reverseSupplierPayment } from '../paying/reverse-payment.ts';
import { useSupplierCredit } from '../paying/use-credit.ts';
import { suppliersById } from '../suppliers/queries.ts';
import { SupplierBillType } from './bills.types.ts';
import { AboveYourLimit } from './orders.types.ts';
import {
  AboveCredit,
  AboveOpen,
  AbovePayment,
  BillBookedLater,
  BillNotPayable,
  CancelSupplierPaymentInput,
  DayBefore,
  IllegalPaymentStep,
  NotToday,
  OpenPayableType,
  PayableSettlementType,
  PrepareSupplierPaymentInput,
  ReferenceUsed,
  ReverseSupplierPaymentInput,
  SupplierPaymentConnection,
  SupplierPaymentLineType,
  SupplierPaymentStateEnum,
  SupplierPaymentType,
  UseSupplierCreditInput,
} from './paying.types.ts';
import { SupplierType } from './suppliers.types.ts';

const union = (verb: string, says: string, refusals: Parameters<typeof resultUnion>[2]) =>
  resultUnion(`${verb}SupplierPaymentResult`, `The payment as ${says}, or why not.`, [
    SupplierPaymentType,
    ...refusals,
  ]);
/** Why a payment cannot go as it is. */
const UNFIT = [BillNotPayable, BillBookedLater, AboveOpen, DayAhead, PeriodLocked, DrawerSessionOver, DrawerShort];
const PrepareResult = union('Prepare', 'prepared, or released at once', [
  ...[...UNFIT, AbovePayment, ReferenceUsed, NotToday, NotAtThisDrawer],
]);
const ReleaseResult = union('Release', 'released', [
  ...[...UNFIT, IllegalPaymentStep, AnotherPersonNeeded, AboveYourLimit],
]);
const CancelResult = union('Cancel', 'given up', [IllegalPaymentStep]);
const ReverseResult = union('Reverse', 'turned round', [
  ...[IllegalPaymentStep, AnotherPersonNeeded, DayAhead, PeriodLocked, DayBefore, NotToday],
  ...[DrawerNotOpen, DrawerSessionOver, NotAtThisDrawer, DrawerShort],
]);
const UseCreditResult = resultUnion('UseSupplierCreditResult', 'What is open of the supplier now, or why not.', [
  ...[SupplierType, AboveCredit, BillNotPayable, BillBookedLater, AboveOpen],
]);

@Resolver(() => SupplierPaymentType)
export class SupplierPaymentResolver {
  @Query(() => SupplierPaymentConnection, { description: 'Payments to suppliers, the last prepared first.' })
  @Access(listSupplierPayments)
  supplierPayments(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { nullable: true, description: 'One outlet; without it, all you may see.' })
    outletId?: string | null,
    @Arg('supplierId', () => UuidScalar, { nullable: true, description: 'Only those to this supplier.' })
    supplierId?: string | null,
    @Arg('states', () => [SupplierPaymentStateEnum], {
      nullable: true,
      description: 'Only those in one of these states.',
    })
    states?: (keyof typeof SupplierPaymentStateEnum)[] | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after.' })
    after?: string | null,
  ) {
    return listSupplierPayments(context, { outletId, supplierId, states, first, after });
  }

  @Query(() => SupplierPaymentType, { nullable: true, description: 'One payment to a supplier.' })
  @Access(supplierPaymentOf)
  supplierPayment(@Ctx() context: GraphContext, @Arg('id', () => UuidScalar, { description: 'Which.' }) id: string) {
    return supplierPaymentOf(context, { id });
  }

  @Query(() => [OpenPayableType], {
    description: 'What of a supplier’s bills, debit notes and payments is open in an outlet, by what is due first.',
  })
  @Access(openPayables)
  openPayables(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) outletId: string,
    @Arg('supplierId', () => UuidScalar, { description: 'The supplier.' }) supplierId: string,
  ) {
    return openPayables(context, { outletId, supplierId });
  }

  @Query(() => PrintedFileType, { description: 'What tells a supplier which bills a payment is for, as PDF.' })
  @Access(printRemittance)
  async remittanceAdvice(
    @Ctx() context: GraphContext,
    @Arg('paymentId', () => UuidScalar, { description: 'The payment, which was released.' }) paymentId: string,
  ) {
    return printedFileOf(await printRemittance(context, { paymentId }));
  }

  @Mutation(() => PrepareResult, {
    description: 'Prepares money for a supplier; what is little is released at once, the rest by another person.',
  })
  @Access(prepareSupplierPayment)
  async prepareSupplierPayment(
    @Ctx() context: GraphContext,
    @Arg('input', () => PrepareSupplierPaymentInput) input: PrepareSupplierPaymentInput,
  ) {
    return asItIs(context, await prepareSupplierPayment(context, input));
  }

  @Mutation(() => ReleaseResult, { description: 'Lets a payment go that somebody else prepared, which books it.' })
  @Access(releaseSupplierPayment)
  async releaseSupplierPayment(
    @Ctx() context: GraphContext,
    @Arg('commandId', () => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
    commandId: string,
    @Arg('paymentId', () => UuidScalar, { description: 'The payment.' }) paymentId: string,
  ) {
    return asItIs(context, await releaseSupplierPayment(context, { commandId, paymentId }));
  }

  @Mutation(() => CancelResult, {
    description: 'Gives up a payment that was not released; its bills wait for another.',
  })
  @Access(cancelSupplierPayment)
  async cancelSupplierPayment(
    @Ctx() context: GraphContext,
    @Arg('input', () => CancelSupplierPaymentInput) input: CancelSupplierPaymentInput,
  ) {
    return asItIs(context, await cancelSupplierPayment(context, input));
  }

  @Mutation(() => ReverseResult, {
    description: 'Turns a payment round that did not arrive or came back: its entries, and what it settled.',
  })
  @Access(reverseSupplierPayment)
  async reverseSupplierPayment(
    @Ctx() context: GraphContext,
    @Arg('input', () => ReverseSupplierPaymentInput) input: ReverseSupplierPaymentInput,
  ) {
    return asItIs(context, await reverseSupplierPayment(context, input));
  }

  @Mutation(() => UseCreditResult, {
    description: 'Uses an advance or an open debit note for bills of its supplier. No money moves.',
  })
  @Access(useSupplierCredit)
  async useSupplierCredit(
    @Ctx() context: GraphContext,
    @Arg('input', () => UseSupplierCreditInput) input: UseSupplierCreditInput,
  ) {
    return reply('Supplier', await useSupplierCredit(context, input), async ({ supplierId }) => {
      return (await suppliersById(context.platform.db, [supplierId])).get(supplierId) ?? {};
    });
  }

  @FieldResolver(() => OutletType, { description: 'The outlet whose bills it pays.' })
  outlet(@Root() { outletId }: SupplierPaymentType, @Ctx() context: GraphContext) {
    return outletViewById(context, outletId);
  }

  @FieldResolver(() => SupplierType, { description: 'Who is paid.' })
  supplier(@Root() { supplierId }: SupplierPaymentType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.supplier', (ids) => suppliersById(context.platform.db, ids), supplierId);
  }

  @FieldResolver(() => [SupplierPaymentLineType], { description: 'What it was prepared for.' })
  lines(@Root() { id }: SupplierPaymentType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.paymentLines', (ids) => linesByPayment(context.platform.db, ids), id);
  }

  @FieldResolver(() => [PayableSettlementType], {
    description: 'What it settled, in that order; what was undone stays.',
  })
  settlements(@Root() { id }: SupplierPaymentType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.settled', (ids) => settlementsByPayment(context.platform.db, ids), id);
  }

  @FieldResolver(() => MoneyScalar, { description: 'What of it is an advance that no bill has used yet.' })
  async advance(@Root() { id }: SupplierPaymentType, @Ctx() context: GraphContext) {
    const kept = await load(context, 'purchasing.payable', (ids) => payablesOf(context.platform.db, ids), id);
    return kept?.open ?? 0;
  }

  @FieldResolver(() => [JournalEntryType], {
    description: 'Its entries: when it went, when its advance was used, when it was turned round.',
  })
  entries(@Root() { id }: SupplierPaymentType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.paymentEntries', (ids) => entriesByPayment(context.platform.db, ids), id);
  }
}

@Resolver(() => SupplierPaymentLineType)
export class SupplierPaymentLineResolver {
  @FieldResolver(() => SupplierBillType, { description: 'The bill.' })
  bill(@Root() { billId }: SupplierPaymentLineType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.bill', (ids) => billsById(context.platform.db, ids), billId);
  }
}

@Resolver(() => PayableSettlementType)
export class PayableSettlementResolver {
  @FieldResolver(() => SupplierBillType, { description: 'The bill.' })
  bill(@Root() { billId }: PayableSettlementType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.bill', (ids) => billsById(context.platform.db, ids), billId);
  }
}

type Answer = Awaited<ReturnType<typeof prepareSupplierPayment>>;

function asItIs(context: GraphContext, answer: Answer) {
  return reply('SupplierPayment', answer, async ({ paymentId }) => {
    return (await paymentById(context.platform.db, paymentId)) ?? {};
  });
}

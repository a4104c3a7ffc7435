import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { AnotherPersonNeeded, ChangedMeanwhile } from '../../../platform/graphql/common-refusals.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { PrintedFileType, printedFileOf } from '../../../platform/pdf/printed-file.types.ts';
import { UnitUnknown } from '../../inventory/index.ts';
import { cancelPurchaseOrder } from '../orders/cancel-order.ts';
import { closePurchaseOrder } from '../orders/close-order.ts';
import { decidePurchaseOrder } from '../orders/decide-order.ts';
import { linesByOrder, listPurchaseOrders, orderById, purchaseOrderOf, stepsByOrder } from '../orders/queries.ts';
import { readPurchaseRules, rulesOf } from '../orders/rules.ts';
import { savePurchaseOrder } from '../orders/save-order.ts';
import { savePurchaseRules } from '../orders/save-rules.ts';
import { sendPurchaseOrder } from '../orders/send-order.ts';
import { submitPurchaseOrder } from '../orders/submit-order.ts';
import { printPurchaseOrder } from '../paper/print-order.ts';
import { suppliersById } from '../suppliers/queries.ts';
import {
  AboveYourLimit,
  DecidePurchaseOrderInput,
  EndPurchaseOrderInput,
  IllegalPurchaseStep,
  NoAddress,
  PurchaseOrderConnection,
  PurchaseOrderLineType,
  PurchaseOrderStateEnum,
  PurchaseOrderStepType,
  PurchaseOrderType,
  PurchaseRulesType,
  SavePurchaseOrderInput,
  SavePurchaseRulesInput,
} from './orders.types.ts';
import { FarAboveCost, FarBelowCost } from './receipts.types.ts';
import { SupplierRetired, SupplierType } from './suppliers.types.ts';

const union = (verb: string, says: string, refusals: Parameters<typeof resultUnion>[2]) =>
  resultUnion(`${verb}PurchaseOrderResult`, `The order as ${says}, or why not.`, [PurchaseOrderType, ...refusals]);
const SaveResult = union('Save', 'saved', [
  ...[IllegalPurchaseStep, ChangedMeanwhile, SupplierRetired, UnitUnknown, AnotherPersonNeeded],
]);
const SubmitResult = union('Submit', 'submitted', [IllegalPurchaseStep, SupplierRetired]);
const DecideResult = union('Decide', 'decided on', [
  ...[IllegalPurchaseStep, ChangedMeanwhile, AnotherPersonNeeded, AboveYourLimit, FarBelowCost, FarAboveCost],
]);
const SendResult = union('Send', 'sent', [IllegalPurchaseStep, SupplierRetired, NoAddress]);
const CancelResult = union('Cancel', 'cancelled', [IllegalPurchaseStep]);
const CloseResult = union('Close', 'closed', [IllegalPurchaseStep]);
const SaveRulesResult = resultUnion('SavePurchaseRulesResult', 'The rules as saved, or why not.', [
  ...[PurchaseRulesType, ChangedMeanwhile],
]);

const OUTLET = { description: 'The outlet.' };
const COMMAND = { description: 'Made by you: the same id again does nothing new.' };
const ORDER = { description: 'The order.' };

@Resolver(() => PurchaseOrderType)
export class PurchaseOrderResolver {
  @Query(() => PurchaseOrderConnection, { description: 'The purchase orders of an outlet, newest first.' })
  @Access(listPurchaseOrders)
  purchaseOrders(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('states', () => [PurchaseOrderStateEnum], {
      nullable: true,
      description: 'Only those in one of these states.',
    })
    states?: (keyof typeof PurchaseOrderStateEnum)[] | null,
    @Arg('supplierId', () => UuidScalar, { nullable: true, description: 'Only those to this supplier.' })
    supplierId?: string | null,
    @Arg('awaited', () => Boolean, { nullable: true, description: 'Only those for which goods may still come.' })
    awaited?: boolean | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after.' })
    after?: string | null,
  ) {
    return listPurchaseOrders(context, { outletId, states, supplierId, awaited, first, after });
  }

  @Query(() => PurchaseOrderType, { nullable: true, description: 'One purchase order of an outlet.' })
  @Access(purchaseOrderOf)
  purchaseOrder(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('id', () => UuidScalar, ORDER) id: string,
  ) {
    return purchaseOrderOf(context, { outletId, id });
  }

  @Query(() => PrintedFileType, { description: 'The paper of a purchase order, as PDF.' })
  @Access(printPurchaseOrder)
  async purchaseOrderPaper(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('id', () => UuidScalar, ORDER) id: string,
  ) {
    return printedFileOf(await printPurchaseOrder(context, { outletId, id }));
  }

  @Query(() => PurchaseRulesType, { description: 'Who may approve purchases up to what, and what is taken in.' })
  @Access(readPurchaseRules)
  purchaseRules(@Ctx() context: GraphContext) {
    return readPurchaseRules(context, {});
  }

  @Mutation(() => SaveRulesResult, { description: 'Decides who may approve purchases up to what.' })
  @Access(savePurchaseRules)
  async savePurchaseRules(
    @Ctx() context: GraphContext,
    @Arg('input', () => SavePurchaseRulesInput) input: SavePurchaseRulesInput,
  ) {
    const tiers = input.tiers.map(({ role, upTo = null }) => ({ role, upTo }));
    const saved = await savePurchaseRules(context, { ...input, tiers });
    return reply('PurchaseRules', saved, () => rulesOf(context.platform.db));
  }

  @Mutation(() => SaveResult, {
    description: 'Writes a purchase order, or changes one; what then costs more than was approved is approved again.',
  })
  @Access(savePurchaseOrder)
  async savePurchaseOrder(
    @Ctx() context: GraphContext,
    @Arg('input', () => SavePurchaseOrderInput) input: SavePurchaseOrderInput,
  ) {
    return reply('PurchaseOrder', await savePurchaseOrder(context, input), ({ id }) => asItIs(context, id));
  }

  @Mutation(() => SubmitResult, { description: 'Asks for an order to be approved; a small one is at once.' })
  @Access(submitPurchaseOrder)
  async submitPurchaseOrder(
    @Ctx() context: GraphContext,
    @Arg('commandId', () => UuidScalar, COMMAND) commandId: string,
    @Arg('purchaseOrderId', () => UuidScalar, ORDER) purchaseOrderId: string,
  ) {
    const submitted = await submitPurchaseOrder(context, { commandId, purchaseOrderId });
    return reply('PurchaseOrder', submitted, ({ id }) => asItIs(context, id));
  }

  @Mutation(() => DecideResult, { description: 'Says yes or no to an order of somebody else, or gives it back.' })
  @Access(decidePurchaseOrder)
  async decidePurchaseOrder(
    @Ctx() context: GraphContext,
    @Arg('input', () => DecidePurchaseOrderInput) input: DecidePurchaseOrderInput,
  ) {
    return reply('PurchaseOrder', await decidePurchaseOrder(context, input), ({ id }) => asItIs(context, id));
  }

  @Mutation(() => SendResult, {
    description:
      'Sends an order to its supplier, or notes that they have it: goods may come for it. What was changed since is sent again, as an amendment.',
  })
  @Access(sendPurchaseOrder)
  async sendPurchaseOrder(
    @Ctx() context: GraphContext,
    @Arg('commandId', () => UuidScalar, COMMAND) commandId: string,
    @Arg('purchaseOrderId', () => UuidScalar, ORDER) purchaseOrderId: string,
    @Arg('byMail', () => Boolean, {
      nullable: true,
      description: 'Send it to the supplier’s e-mail address, as a letter with its paper (PDF).',
    })
    byMail?: boolean | null,
  ) {
    const sent = await sendPurchaseOrder(context, { commandId, purchaseOrderId, byMail: byMail ?? false });
    return reply('PurchaseOrder', sent, ({ id }) => asItIs(context, id));
  }

  @Mutation(() => CancelResult, { description: 'Takes back an order of which nothing came yet.' })
  @Access(cancelPurchaseOrder)
  async cancelPurchaseOrder(
    @Ctx() context: GraphContext,
    @Arg('input', () => EndPurchaseOrderInput) input: EndPurchaseOrderInput,
  ) {
    return reply('PurchaseOrder', await cancelPurchaseOrder(context, input), ({ id }) => asItIs(context, id));
  }

  @Mutation(() => CloseResult, {
    description: 'Closes an order that came whole, or one of which no more is waited for.',
  })
  @Access(closePurchaseOrder)
  async closePurchaseOrder(
    @Ctx() context: GraphContext,
    @Arg('input', () => EndPurchaseOrderInput) input: EndPurchaseOrderInput,
  ) {
    return reply('PurchaseOrder', await closePurchaseOrder(context, input), ({ id }) => asItIs(context, id));
  }

  @FieldResolver(() => SupplierType, { description: 'Who it is ordered from.' })
  supplier(@Root() { supplierId }: PurchaseOrderType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.supplier', (ids) => suppliersById(context.platform.db, ids), supplierId);
  }

  @FieldResolver(() => [PurchaseOrderLineType], { description: 'What is ordered.' })
  lines(@Root() order: PurchaseOrderType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.lines', (ids) => linesByOrder(context.platform.db, ids), order.id);
  }

  @FieldResolver(() => [PurchaseOrderStepType], { description: 'What happened to it, oldest first.' })
  steps(@Root() order: PurchaseOrderType, @Ctx() context: GraphContext) {
    return load(context, 'purchasing.steps', (ids) => stepsByOrder(context.platform.db, ids), order.id);
  }
}

async function asItIs(context: GraphContext, id: string) {
  return (await orderById(context.platform.db, id)) ?? {};
}

import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { AnotherPersonNeeded, ChangedMeanwhile, NameTaken } from '../../../platform/graphql/common-refusals.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { DayAhead, PeriodLocked } from '../../finance/index.ts';
import { AboveYourLimit, DayBefore } from '../../purchasing/index.ts';
import { boxById } from '../petty/box.ts';
import { countPettyBox } from '../petty/count-box.ts';
import { decidePettyVoucher, reversePettyVoucher } from '../petty/end-voucher.ts';
import { payPettyVoucher } from '../petty/pay-voucher.ts';
import { listPettyBoxes, listPettyCustodians, listPettyVouchers, pettyBoxOf, voucherById } from '../petty/queries.ts';
import { savePettyBox } from '../petty/save-box.ts';
import { AmountNotPositive, CategoryClosed, ReceiptNeeded, SellerGstinInvalid, TaxUnfit } from './claims.types.ts';
import {
  CountPettyBoxInput,
  DecidePettyVoucherInput,
  PayPettyVoucherInput,
  ReversePettyVoucherInput,
  SavePettyBoxInput,
} from './petty.inputs.ts';
import {
  BoxClosed,
  BoxHoldsCash,
  BoxShort,
  CustodianLeft,
  DifferenceUnexplained,
  IllegalVoucherStep,
  NotCustodian,
  PettyBoxType,
  PettyCustodianType,
  PettyVoucherConnection,
  PettyVoucherType,
  VouchersWait,
} from './petty.types.ts';

const SaveResult = resultUnion('SavePettyBoxResult', 'The box as saved, or why not.', [
  ...[PettyBoxType, NameTaken, ChangedMeanwhile, BoxClosed, BoxHoldsCash, CustodianLeft],
]);
const CountResult = resultUnion('CountPettyBoxResult', 'The box as counted, or why not.', [
  ...[
    PettyBoxType,
    BoxClosed,
    AnotherPersonNeeded,
    DifferenceUnexplained,
    CustodianLeft,
    VouchersWait,
    DayAhead,
    PeriodLocked,
  ],
]);
const PayResult = resultUnion('PayPettyVoucherResult', 'The voucher as written, or why not.', [
  ...[
    PettyVoucherType,
    BoxClosed,
    NotCustodian,
    BoxShort,
    AmountNotPositive,
    CategoryClosed,
    SellerGstinInvalid,
    TaxUnfit,
  ],
  ...[DayAhead, PeriodLocked, DayBefore, ReceiptNeeded],
]);
const DecideResult = resultUnion('DecidePettyVoucherResult', 'The voucher as decided on, or why not.', [
  ...[PettyVoucherType, IllegalVoucherStep, AnotherPersonNeeded, BoxClosed, CustodianLeft, AboveYourLimit, BoxShort],
  ...[DayAhead, PeriodLocked],
]);
const ReverseResult = resultUnion('ReversePettyVoucherResult', 'The voucher as turned round, or why not.', [
  ...[PettyVoucherType, IllegalVoucherStep, AnotherPersonNeeded, BoxClosed, DayAhead, PeriodLocked],
]);

@Resolver()
export class PettyCashResolver {
  @Query(() => [PettyBoxType], {
    description: 'Boxes of petty cash: one’s own, and those of outlets whose books one sees.',
  })
  @Access(listPettyBoxes)
  pettyBoxes(@Ctx() context: GraphContext) {
    return listPettyBoxes(context, {});
  }

  @Query(() => PettyBoxType, { nullable: true, description: 'One box: one’s own, or one whose books one sees.' })
  @Access(pettyBoxOf)
  pettyBox(@Ctx() context: GraphContext, @Arg('id', () => UuidScalar, { description: 'Which.' }) id: string) {
    return pettyBoxOf(context, { id });
  }

  @Query(() => PettyVoucherConnection, { description: 'What was paid out of a box, the last written first.' })
  @Access(listPettyVouchers)
  pettyVouchers(
    @Ctx() context: GraphContext,
    @Arg('boxId', () => UuidScalar, { description: 'The box.' }) boxId: string,
    @Arg('first', () => Int, { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after.' })
    after?: string | null,
  ) {
    return listPettyVouchers(context, { boxId, first, after });
  }

  @Query(() => [PettyCustodianType], { description: 'Who may answer for a box of an outlet, by name.' })
  @Access(listPettyCustodians)
  pettyCustodians(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) outletId: string,
  ) {
    return listPettyCustodians(context, { outletId });
  }

  @Mutation(() => SaveResult, { description: 'Gives an outlet a box of petty cash, or changes one.' })
  @Access(savePettyBox)
  async savePettyBox(@Ctx() context: GraphContext, @Arg('input', () => SavePettyBoxInput) input: SavePettyBoxInput) {
    return boxAsItIs(context, await savePettyBox(context, input));
  }

  @Mutation(() => CountResult, { description: 'Counts somebody else’s box, and fills it up, empties or closes it.' })
  @Access(countPettyBox)
  async countPettyBox(@Ctx() context: GraphContext, @Arg('input', () => CountPettyBoxInput) input: CountPettyBoxInput) {
    return boxAsItIs(context, await countPettyBox(context, input));
  }

  @Mutation(() => PayResult, {
    description: 'Pays something out of one’s box; what is above its limit waits for another person.',
  })
  @Access(payPettyVoucher)
  async payPettyVoucher(
    @Ctx() context: GraphContext,
    @Arg('input', () => PayPettyVoucherInput) input: PayPettyVoucherInput,
  ) {
    return voucherAsItIs(context, await payPettyVoucher(context, input));
  }

  @Mutation(() => DecideResult, { description: 'Says yes to a voucher that waits, which pays and books it, or no.' })
  @Access(decidePettyVoucher)
  async decidePettyVoucher(
    @Ctx() context: GraphContext,
    @Arg('input', () => DecidePettyVoucherInput) input: DecidePettyVoucherInput,
  ) {
    return voucherAsItIs(context, await decidePettyVoucher(context, input));
  }

  @Mutation(() => ReverseResult, { description: 'Turns a voucher round whose cash came back into the box.' })
  @Access(reversePettyVoucher)
  async reversePettyVoucher(
    @Ctx() context: GraphContext,
    @Arg('input', () => ReversePettyVoucherInput) input: ReversePettyVoucherInput,
  ) {
    return voucherAsItIs(context, await reversePettyVoucher(context, input));
  }
}

type Answer = Awaited<ReturnType<typeof savePettyBox>>;

function boxAsItIs(context: GraphContext, answer: Answer) {
  return reply('PettyBox', answer, async ({ id }) => (await boxById(context.platform.db, id)) ?? {});
}

function voucherAsItIs(context: GraphContext, answer: Answer) {
  return reply('PettyVoucher', answer, async ({ id }) => (await voucherById(context.platform.db, id)) ?? {});
}

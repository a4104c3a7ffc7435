import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../platform/graphql/connection.ts';
import { LiveMessageInterface } from '../../../platform/graphql/live-message.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, MoneyScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { paymentState, payments, refundState, tender } from '../tables.ts';

export const Tender = keysOf(tender.enumValues);
export const PaymentStateEnum = keysOf(paymentState.enumValues);
export const RefundStateEnum = keysOf(refundState.enumValues);
export const StrayKindEnum = keysOf(payments.stray.enumValues);

function keysOf<Value extends string>(values: readonly Value[]): Readonly<Record<Value, Value>> {
  return Object.fromEntries(values.map((value) => [value, value])) as Record<Value, Value>;
}

registerEnumType(Tender, { name: 'Tender', description: 'How money is paid.' });
registerEnumType(PaymentStateEnum, {
  name: 'PaymentState',
  description: 'Where a payment stands; it only goes forward.',
});
registerEnumType(RefundStateEnum, { name: 'RefundState', description: 'Whether money given back has been paid out.' });
registerEnumType(StrayKindEnum, {
  name: 'StrayKind',
  description: 'Why an order could not take money that came for it.',
});

export const ProviderUnavailable = refusalType(
  'PROVIDER_UNAVAILABLE',
  'The payment provider does not answer. Try again with the same id, or pay at the counter.',
);
export const WrongTender = refusalType('WRONG_TENDER', 'Less was handed over than is due.', {
  due: { type: () => MoneyScalar, description: 'What is to be taken, rounded where cash is rounded.' },
});

@ObjectType('Refund', {
  description: 'Money given back for a payment, through its own tender unless it says otherwise.',
  simpleResolvers: true,
})
export class RefundType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => MoneyScalar, { description: 'How much is given back.' })
  amount!: number;
  @Field(() => RefundStateEnum, { description: 'Whether it has been paid out. A failed one is still owed.' })
  state!: keyof typeof RefundStateEnum;
  @Field(() => String, { description: 'Why it is given back.' })
  reason!: string;
  @Field(() => DateTimeScalar, { description: 'When it was decided.' })
  createdAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was paid out, or failed.' })
  settledAt!: Date | null;
  @Field(() => Tender, { nullable: true, description: 'How it is paid out, where not as the payment came.' })
  paidIn!: keyof typeof Tender | null;
}

@ObjectType('Payment', { description: 'Money asked for an order, and what became of it.' })
export class PaymentType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => UuidScalar, { description: 'The order it is for.', simple: true })
  orderId!: string;
  @Field(() => Tender, { description: 'How it is paid.', simple: true })
  tender!: keyof typeof Tender;
  @Field(() => MoneyScalar, { description: 'How much; for cash, after rounding.', simple: true })
  amount!: number;
  @Field(() => PaymentStateEnum, { description: 'Where it stands.', simple: true })
  state!: keyof typeof PaymentStateEnum;
  @Field(() => String, { nullable: true, description: 'Where the payer goes: show it as a QR code.', simple: true })
  payUrl!: string | null;
  @Field(() => DateTimeScalar, { description: 'When it was asked for.', simple: true })
  createdAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when it is awaited.', simple: true })
  expiresAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the money came.', simple: true })
  capturedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it did not come, in capitals.', simple: true })
  failureReason!: string | null;
  @Field(() => MoneyScalar, { nullable: true, description: 'Cash only: what was handed over.', simple: true })
  tendered!: number | null;
  @Field(() => MoneyScalar, { nullable: true, description: 'Cash only: what to hand back.', simple: true })
  change!: number | null;
  @Field(() => StrayKindEnum, { nullable: true, description: 'Set when its order could not take it.', simple: true })
  stray!: keyof typeof StrayKindEnum | null;
}

@ObjectType('PaymentChanged', {
  description: 'A payment changed.',
  implements: LiveMessageInterface,
  simpleResolvers: true,
})
export class PaymentChangedType extends LiveMessageInterface {
  @Field(() => PaymentType, { description: 'The payment as it is now.' })
  payment!: PaymentType;
}

export const PaymentConnection = connectionType('Payment', () => PaymentType);

import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../platform/graphql/connection.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, MoneyScalar, QuantityScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { keysOf } from '../../inventory/index.ts';
import { returnState } from '../receipts/tables.ts';

export const ReturnStateEnum = keysOf(returnState.enumValues);
registerEnumType(ReturnStateEnum, {
  name: 'GoodsReturnState',
  description:
    'How far goods that go back are: waiting for another person, sent, rejected, or withdrawn before anybody decided.',
});

export const NotEnoughInBatch = refusalType('NOT_ENOUGH_IN_BATCH', 'A batch holds less than that.', {
  batchId: { type: () => UuidScalar, description: 'Which.' },
  there: { type: () => QuantityScalar, description: 'What it holds.' },
});
export const WaitsAsWaste = refusalType('WAITS_AS_WASTE', 'Some of it waits for a decision on waste.');
export const OtherSupplier = refusalType('OTHER_SUPPLIER', 'What is named did not all come from this one supplier.');
export const IllegalReturnStep = refusalType('ILLEGAL_RETURN_STEP', 'The return is not in a state for this step.', {
  state: { type: () => ReturnStateEnum, description: 'The state it is in.' },
});

@ObjectType('GoodsReturnLine', { description: 'How much of a batch went back, or is to.' })
export class GoodsReturnLineType {
  @Field(() => QuantityScalar, { description: 'How much.', simple: true })
  quantity!: number;
  @Field(() => MoneyScalar, { description: 'What it had cost.', simple: true })
  value!: number;
  batchId!: string;
}

@ObjectType('GoodsReturn', {
  description: 'Goods that went back to their supplier, or wait for somebody who lets them.',
})
export class GoodsReturnType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => String, { description: 'Why.', simple: true })
  reason!: string;
  @Field(() => String, { nullable: true, description: 'The number on the note that went with it.', simple: true })
  reference!: string | null;
  @Field(() => DateTimeScalar, { description: 'When.', simple: true })
  returnedAt!: Date;
  @Field(() => String, {
    nullable: true,
    description: 'Who sent them back, as the audit trail calls them; null of the first returns.',
    simple: true,
  })
  returnedByLabel!: string | null;
  returnedBy!: string | null;
  @Field(() => ReturnStateEnum, { description: 'How far it is.', simple: true })
  state!: keyof typeof ReturnStateEnum;
  @Field(() => Boolean, { description: 'Whether it was worth more than the limit.', simple: true })
  needsApproval!: boolean;
  @Field(() => MoneyScalar, { description: 'What it had cost.', simple: true })
  value!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When another person decided.', simple: true })
  decidedAt!: Date | null;
  @Field(() => String, {
    nullable: true,
    description: 'Who decided, as the audit trail calls them.',
    simple: true,
  })
  decidedByLabel!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was rejected.', simple: true })
  decisionReason!: string | null;
  supplierId!: string;
}

export const GoodsReturnConnection = connectionType('GoodsReturn', () => GoodsReturnType);

@InputType({ description: 'How much of which batch goes back.' })
export class ReturnGoodsLineInput {
  @Field(() => UuidScalar, { description: 'The batch.' })
  batchId!: string;
  @Field(() => QuantityScalar, { description: 'How much, in thousandths of the base unit.' })
  quantity!: number;
}

@InputType({ description: 'Goods that go back to the supplier they came from.' })
export class ReturnGoodsInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The outlet they lie in.' })
  outletId!: string;
  @Field(() => String, { description: 'Why.' })
  reason!: string;
  @Field(() => String, { nullable: true, description: 'The number on the note that goes with them.' })
  reference?: string | null;
  @Field(() => [ReturnGoodsLineInput], { description: 'What; each batch once, all from one supplier.' })
  lines!: ReturnGoodsLineInput[];
}

@InputType({ description: 'A yes or no to goods that go back above the limit.' })
export class DecideReturnInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The return.' })
  returnId!: string;
  @Field(() => Boolean, { description: 'Whether they go back; else they are in stock again.' })
  approve!: boolean;
  @Field(() => String, { nullable: true, description: 'Why not.' })
  reason?: string | null;
}

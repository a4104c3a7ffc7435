import { Field, ObjectType } from 'type-graphql';
import { LocalDateScalar, MoneyScalar, PositionScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';

@ObjectType('SupplierAgeing', { description: 'What is owed to one supplier, by how long it has been due.' })
export class SupplierAgeingType {
  @Field(() => MoneyScalar, { description: 'All that is open, less what they owe us back.', simple: true })
  open!: number;
  @Field(() => MoneyScalar, { description: 'Not due yet.', simple: true })
  notDue!: number;
  @Field(() => MoneyScalar, { description: 'Due for 1 to 30 days.', simple: true })
  to30!: number;
  @Field(() => MoneyScalar, { description: 'Due for 31 to 60 days.', simple: true })
  to60!: number;
  @Field(() => MoneyScalar, { description: 'Due for 61 to 90 days.', simple: true })
  to90!: number;
  @Field(() => MoneyScalar, { description: 'Due for longer.', simple: true })
  over90!: number;
  @Field(() => MoneyScalar, { description: 'Debit notes that were set against no bill: in our favour.', simple: true })
  inOurFavour!: number;
  @Field(() => MoneyScalar, {
    description: 'Of a micro or small enterprise: open beyond the 45 days the law leaves.',
    simple: true,
  })
  pastLimit!: number;
  @Field(() => MoneyScalar, { description: 'Not due yet, and due that day or in the six after it.', simple: true })
  dueThisWeek!: number;
  @Field(() => MoneyScalar, { description: 'Advances: what payments left over, that no bill has used.', simple: true })
  advances!: number;
  supplierId!: string;
}

@ObjectType('PayablesAgeing', { description: 'What is owed to suppliers, by its age.', simpleResolvers: true })
export class PayablesAgeingType {
  @Field(() => LocalDateScalar, { description: 'The day the ages are counted on.' })
  asOf!: string;
  @Field(() => [SupplierAgeingType], { description: 'Whom most is owed to first.' })
  suppliers!: readonly SupplierAgeingType[];
}

@ObjectType('SupplierLedgerLine', {
  description: 'Something that moved between us and a supplier.',
  simpleResolvers: true,
})
export class SupplierLedgerLineType {
  @Field(() => UuidScalar, { description: 'Its entry.' })
  entryId!: string;
  @Field(() => PositionScalar, { description: 'The number of the entry.' })
  number!: number;
  @Field(() => LocalDateScalar, { description: 'Its business day.' })
  on!: string;
  @Field(() => String, { description: 'What happened, in words.' })
  narration!: string;
  @Field(() => String, { description: 'What it is about: supplier_bill, debit_note, supplier_payment.' })
  sourceType!: string;
  @Field(() => UuidScalar, { description: 'Which of these.' })
  sourceId!: string;
  @Field(() => MoneyScalar, { description: 'What was paid or asked back.' })
  debit!: number;
  @Field(() => MoneyScalar, { description: 'What was owed more.' })
  credit!: number;
  @Field(() => MoneyScalar, { description: 'What is owed after it; less than nothing where they owe us.' })
  balance!: number;
}

@ObjectType('SupplierLedger', {
  description: 'What moved between us and a supplier, advances included.',
  simpleResolvers: true,
})
export class SupplierLedgerType {
  @Field(() => MoneyScalar, { description: 'What was owed before the first line.' })
  opening!: number;
  @Field(() => MoneyScalar, { description: 'What is owed after the last.' })
  closing!: number;
  @Field(() => [SupplierLedgerLineType], { description: 'In order; the last five hundred.' })
  lines!: readonly SupplierLedgerLineType[];
}

import { Field, ObjectType } from 'type-graphql';
import { LocalDateScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';

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
  supplierId!: string;
}

@ObjectType('PayablesAgeing', { description: 'What is owed to suppliers, by its age.', simpleResolvers: true })
export class PayablesAgeingType {
  @Field(() => LocalDateScalar, { description: 'The day the ages are counted on.' })
  asOf!: string;
  @Field(() => [SupplierAgeingType], { description: 'Whom most is owed to first.' })
  suppliers!: readonly SupplierAgeingType[];
}

import { Field, InputType, Int } from 'type-graphql';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { MoneyScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';

export const AccountFixed = refusalType('ACCOUNT_FIXED', 'This of the account stays as it is.');
export const AccountHasBalance = refusalType('ACCOUNT_HAS_BALANCE', 'The account holds a balance.', {
  balance: { type: () => MoneyScalar, description: 'Debits less credits.' },
});

@InputType({ description: 'An account of the chart as it should be.' })
export class SaveAccountInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => String, {
    description:
      'Its code: four to six digits. The first says what it is: 1 assets, 2 liabilities, 3 equity, 4 income, 5 cost of goods, 6 expenses.',
  })
  code!: string;
  @Field(() => String, { description: 'Its name.' })
  name!: string;
  @Field(() => Boolean, { description: 'Whether journals may be written to it by hand.' })
  inUse!: boolean;
  @Field(() => Int, { description: 'The version that was changed; 0 adds the account.' })
  version!: number;
}

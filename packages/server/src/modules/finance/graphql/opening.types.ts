import { Field, ObjectType } from 'type-graphql';
import { MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { TrialBalanceRowType } from './finance.types.ts';

@ObjectType('OpeningLeft', { description: 'What of an outlet’s opening balances is not taken over yet.' })
export class OpeningLeftType {
  @Field(() => MoneyScalar, {
    description: 'Credits less debits of opening balance equity (3999) in its books. Never 0 here.',
    simple: true,
  })
  left!: number;
  @Field(() => Boolean, { description: 'Whether it sold something already: then it is overdue.', simple: true })
  sells!: boolean;
  outletId!: string;
}

@ObjectType('OpeningBalances', {
  description: 'What was there before the books began, against opening balance equity (3999).',
  simpleResolvers: true,
})
export class OpeningBalancesType {
  @Field(() => [TrialBalanceRowType], { description: 'What was brought in, by account, but for 3999 itself.' })
  rows!: readonly TrialBalanceRowType[];
  @Field(() => MoneyScalar, {
    description: 'Credits less debits of 3999. It must be 0 before anything is sold: journals take it over to capital.',
  })
  left!: number;
  @Field(() => [OpeningLeftType], { description: 'The outlets in whose books it is not 0.' })
  outlets!: readonly OpeningLeftType[];
}

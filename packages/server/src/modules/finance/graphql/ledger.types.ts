import { Field, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../../platform/graphql/connection.ts';
import { MoneyScalar } from '../../../platform/graphql/scalars.ts';
import type { Entry } from '../loaders.ts';
import { AccountType, JournalEntryType } from './finance.types.ts';

@ObjectType('AccountLedgerLine', { description: 'What one line did to an account.' })
export class AccountLedgerLineType {
  @Field(() => Int, { description: 'Its place in its entry, from 1.', simple: true })
  position!: number;
  @Field(() => MoneyScalar, { description: 'The amount debited; 0 on a credit line.', simple: true })
  debit!: number;
  @Field(() => MoneyScalar, { description: 'The amount credited; 0 on a debit line.', simple: true })
  credit!: number;
  @Field(() => String, {
    nullable: true,
    description: 'Whose it is in the sub-ledger: a drawer, supplier or payment.',
    simple: true,
  })
  party!: string | null;
  @Field(() => MoneyScalar, { description: 'Debits less credits, up to and with this line.', simple: true })
  balance!: number;
  @Field(() => JournalEntryType, { description: 'The entry it stands in.', simple: true })
  entry!: Entry;
}

const AccountLedgerLineConnection = connectionType('AccountLedgerLine', () => AccountLedgerLineType);

@ObjectType('AccountLedger', {
  description: 'What moved an account between two business days, in order. Balances are debits less credits.',
  simpleResolvers: true,
})
export class AccountLedgerType {
  @Field(() => AccountType, { description: 'The account.' })
  account!: AccountType;
  @Field(() => MoneyScalar, { description: 'The balance before the first day.' })
  opening!: number;
  @Field(() => MoneyScalar, { description: 'All debits between the days.' })
  debit!: number;
  @Field(() => MoneyScalar, { description: 'All credits between the days.' })
  credit!: number;
  @Field(() => MoneyScalar, { description: 'The balance at the end of the last day.' })
  closing!: number;
  @Field(() => AccountLedgerLineConnection, { description: 'The lines, the oldest first.' })
  lines!: object;
}

@ObjectType('AccountParty', { description: 'Who has a balance in an account.' })
export class AccountPartyType {
  @Field(() => String, {
    nullable: true,
    description: 'Whose it is, as the lines say it; null where they do not.',
    simple: true,
  })
  party!: string | null;
  @Field(() => MoneyScalar, { description: 'The balance, when it is on the debit side; 0 otherwise.', simple: true })
  debit!: number;
  @Field(() => MoneyScalar, { description: 'The balance, when it is on the credit side; 0 otherwise.', simple: true })
  credit!: number;
}

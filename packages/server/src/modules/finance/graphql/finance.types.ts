import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../platform/graphql/connection.ts';
import { enumOf } from '../../../platform/graphql/enum.ts';
import {
  DateTimeScalar,
  LocalDateScalar,
  MoneyScalar,
  PositionScalar,
  QuantityScalar,
  UuidScalar,
} from '../../../platform/graphql/scalars.ts';
import { accountType, documentType } from '../tables.ts';

const AccountTypeEnum = enumOf(accountType.enumValues);
const DocumentTypeEnum = enumOf(documentType.enumValues);

registerEnumType(AccountTypeEnum, { name: 'AccountType', description: 'Where an account stands in the statements.' });
registerEnumType(DocumentTypeEnum, { name: 'DocumentType', description: 'What a numbered document is.' });

@ObjectType('Account', { description: 'An account of the chart of accounts.', simpleResolvers: true })
export class AccountType {
  @Field(() => String, { description: 'Its code, four to six digits; the first says its type.' })
  code!: string;
  @Field(() => String, { description: 'Its name.' })
  name!: string;
  @Field(() => AccountTypeEnum, { description: 'Where it stands in the statements.' })
  type!: keyof typeof AccountTypeEnum;
  @Field(() => Boolean, { description: 'Whether only the product posts to it, since it has a sub-ledger.' })
  control!: boolean;
  @Field(() => Boolean, { description: 'Whether it is of the chart one begins with, which is only renamed.' })
  builtIn!: boolean;
  @Field(() => Boolean, {
    description: 'Whether journals may be written to it by hand, where it is no control account.',
  })
  inUse!: boolean;
  @Field(() => Int, { description: 'Rises with every change.' })
  version!: number;
}

@ObjectType('TrialBalanceRow', { description: 'The closing balance of one account.', simpleResolvers: true })
export class TrialBalanceRowType {
  @Field(() => AccountType, { description: 'The account.' })
  account!: AccountType;
  @Field(() => MoneyScalar, { description: 'The balance, when it is on the debit side; 0 otherwise.' })
  debit!: number;
  @Field(() => MoneyScalar, { description: 'The balance, when it is on the credit side; 0 otherwise.' })
  credit!: number;
}

@ObjectType('TrialBalance', {
  description: 'The balance of every account that has one. Both sides come to the same sum.',
  simpleResolvers: true,
})
export class TrialBalanceType {
  @Field(() => LocalDateScalar, { description: 'The last business date that is counted.' })
  asOf!: string;
  @Field(() => [TrialBalanceRowType], { description: 'One row per account with a balance, by code.' })
  rows!: readonly TrialBalanceRowType[];
  @Field(() => MoneyScalar, { description: 'The sum of the debit side.' })
  debit!: number;
  @Field(() => MoneyScalar, { description: 'The sum of the credit side.' })
  credit!: number;
}

@ObjectType('JournalLine', { description: 'One account of a journal entry, on one side.' })
export class JournalLineType {
  @Field(() => Int, { description: 'Its place in the entry, from 1.', simple: true })
  position!: number;
  @Field(() => AccountType, { description: 'The account.', simple: true })
  account!: AccountType;
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
}

@ObjectType('JournalEntry', { description: 'One business event in the books. Never changed; corrected by another.' })
export class JournalEntryType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => PositionScalar, {
    description: 'Its number in the day book; later entries have higher ones.',
    simple: true,
  })
  number!: number;
  @Field(() => LocalDateScalar, { description: 'Calendar date: financial year and tax period.', simple: true })
  taxDate!: string;
  @Field(() => LocalDateScalar, { description: 'The business day it belongs to.', simple: true })
  businessDate!: string;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      'The business day it happened on, where that lies in a locked month: it is booked on the first open day.',
    simple: true,
  })
  happenedOn!: string | null;
  @Field(() => String, { description: 'What kind of thing it is about: order, payment, refund …', simple: true })
  sourceType!: string;
  @Field(() => UuidScalar, { description: 'The thing it is about.', simple: true })
  sourceId!: string;
  @Field(() => String, { description: 'What happened to it; with the source it is posted once.', simple: true })
  event!: string;
  @Field(() => String, { description: 'What happened, in words.', simple: true })
  narration!: string;
  @Field(() => DateTimeScalar, { description: 'When it was posted.', simple: true })
  postedAt!: Date;
  @Field(() => String, { description: 'Who posted it.', simple: true })
  postedBy!: string;
  @Field(() => UuidScalar, { nullable: true, description: 'The entry that it turns round.', simple: true })
  reversalOf!: string | null;
  @Field(() => MoneyScalar, { description: 'The sum of either side.', simple: true })
  total!: number;
  @Field(() => [JournalLineType], { description: 'Its lines, debits first.', simple: true })
  lines!: readonly JournalLineType[];
  outletId!: string;
}

@ObjectType('DocumentLine', { description: 'One line of a document, as issued.', simpleResolvers: true })
export class DocumentLineType {
  @Field(() => Int, { description: 'Its place on the document, from 1.' })
  position!: number;
  @Field(() => String, { description: 'What was sold.' })
  description!: string;
  @Field(() => String, { description: 'HSN or SAC code.' })
  taxCode!: string;
  @Field(() => QuantityScalar, { description: 'How much of it, in thousandths of a piece.' })
  quantity!: number;
  @Field(() => MoneyScalar, { description: 'Quantity times price, less discounts.' })
  gross!: number;
  @Field(() => MoneyScalar, { description: 'What the tax is computed on.' })
  taxable!: number;
  @Field(() => Int, { description: 'The whole rate in basis points: 500 is 5 %.' })
  rateBp!: number;
  @Field(() => MoneyScalar, { description: 'Central tax.' })
  cgst!: number;
  @Field(() => MoneyScalar, { description: 'State tax.' })
  sgst!: number;
  @Field(() => MoneyScalar, { description: 'Integrated tax, for sales into another State.' })
  igst!: number;
}

@ObjectType('Document', { description: 'A tax invoice or credit note, as issued.', simpleResolvers: true })
export class DocumentObjectType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => DocumentTypeEnum, { description: 'Invoice or credit note.' })
  type!: keyof typeof DocumentTypeEnum;
  @Field(() => String, { description: 'The number as printed; gap-free within its series and financial year.' })
  number!: string;
  @Field(() => String, { nullable: true, description: 'Why a credit note was issued; null on an invoice.' })
  reason!: string | null;
  @Field(() => LocalDateScalar, { description: 'The date that decides its tax period.' })
  taxDate!: string;
  @Field(() => DateTimeScalar, { description: 'When it was issued.' })
  issuedAt!: Date;
  @Field(() => MoneyScalar, { description: 'The sum of what tax is computed on.' })
  taxable!: number;
  @Field(() => MoneyScalar, { description: 'The sum of all taxes.' })
  tax!: number;
  @Field(() => MoneyScalar, { description: 'Added to reach whole rupees when cash was rounded; may be negative.' })
  roundOff!: number;
  @Field(() => MoneyScalar, { description: 'Taxable, tax and round-off together. Positive on a credit note too.' })
  total!: number;
  @Field(() => [DocumentLineType], { description: 'Its lines, in order.' })
  lines!: readonly DocumentLineType[];
}

export const JournalEntryConnection = connectionType('JournalEntry', () => JournalEntryType);

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
import type { DocumentIssuer } from '../documents/document-form.ts';
import { accountType, documentForm, documentType, paperSize, printMedium } from '../tables.ts';

const AccountTypeEnum = enumOf(accountType.enumValues);
export const DocumentTypeEnum = enumOf(documentType.enumValues);
export const DocumentFormEnum = enumOf(documentForm.enumValues);
export const PaperSizeEnum = enumOf(paperSize.enumValues);
const PrintMediumEnum = enumOf(printMedium.enumValues);

registerEnumType(AccountTypeEnum, { name: 'AccountType', description: 'Where an account stands in the statements.' });
registerEnumType(DocumentTypeEnum, { name: 'DocumentType', description: 'What a numbered document is.' });
registerEnumType(DocumentFormEnum, {
  name: 'DocumentForm',
  description: 'What a document is called on paper, by the seller’s tax profile and by what was sold.',
});
registerEnumType(PaperSizeEnum, { name: 'PaperSize', description: 'What a document is laid out for.' });
registerEnumType(PrintMediumEnum, { name: 'PrintMedium', description: 'As what a document was made out.' });

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

@ObjectType('DocumentParty', {
  description: 'Who issued a document, or whom it is made out to, as they were then.',
  simpleResolvers: true,
})
export class DocumentPartyType {
  @Field(() => String, { description: 'Their legal name.' })
  name!: string;
  @Field(() => String, { nullable: true, description: 'Where they are.' })
  address!: string | null;
  @Field(() => String, { nullable: true, description: 'Their GST registration; null where they have none.' })
  gstin!: string | null;
}

@ObjectType('DocumentPrint', { description: 'One time that a document was made out.', simpleResolvers: true })
export class DocumentPrintType {
  @Field(() => UuidScalar, { description: 'Stable id: that of the command that asked for it.' })
  id!: string;
  @Field(() => Int, { description: '1 for the original; all others are duplicates.' })
  copy!: number;
  @Field(() => PaperSizeEnum, { description: 'A4, or the roll of a receipt printer.' })
  paper!: keyof typeof PaperSizeEnum;
  @Field(() => PrintMediumEnum, { description: 'As a file, as a page to print, or by e-mail.' })
  medium!: keyof typeof PrintMediumEnum;
  @Field(() => String, { description: 'The language of its words: en, hi or ml.' })
  language!: string;
  @Field(() => DateTimeScalar, { description: 'When.' })
  printedAt!: Date;
  @Field(() => String, { description: 'Who asked for it.' })
  printedBy!: string;
}

@ObjectType('Document', { description: 'A tax invoice, bill of supply, cash memo or credit note, as issued.' })
export class DocumentObjectType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => DocumentTypeEnum, { description: 'Invoice or credit note.', simple: true })
  type!: keyof typeof DocumentTypeEnum;
  @Field(() => DocumentFormEnum, { description: 'What it is called, by the law of its day.', simple: true })
  form!: keyof typeof DocumentFormEnum;
  @Field(() => String, {
    description: 'The number as printed; gap-free within its series and financial year.',
    simple: true,
  })
  number!: string;
  @Field(() => String, { description: 'The series it is numbered in: an outlet’s, or a device’s of it.', simple: true })
  series!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Why a credit note was issued; null on an invoice.',
    simple: true,
  })
  reason!: string | null;
  @Field(() => LocalDateScalar, { description: 'The date that decides its tax period.', simple: true })
  taxDate!: string;
  @Field(() => DateTimeScalar, { description: 'When it was issued.', simple: true })
  issuedAt!: Date;
  @Field(() => String, { description: 'Two digits of the State it was served in.', simple: true })
  placeOfSupply!: string;
  @Field(() => MoneyScalar, { description: 'The sum of what tax is computed on.', simple: true })
  taxable!: number;
  @Field(() => MoneyScalar, { description: 'The sum of all taxes.', simple: true })
  tax!: number;
  @Field(() => MoneyScalar, {
    description: 'Added to reach whole rupees when cash was rounded; may be negative.',
    simple: true,
  })
  roundOff!: number;
  @Field(() => MoneyScalar, {
    description: 'Taxable, tax and round-off together. Positive on a credit note too.',
    simple: true,
  })
  total!: number;
  @Field(() => [DocumentLineType], { description: 'Its lines, in order.', simple: true })
  lines!: readonly DocumentLineType[];
  issuer!: DocumentIssuer;
  buyerGstin!: string | null;
  buyerName!: string | null;
  buyerAddress!: string | null;
  originalId!: string | null;
  part!: number;
  orderId!: string;
  outletId!: string;
}

export const DocumentConnection = connectionType('Document', () => DocumentObjectType);
export const JournalEntryConnection = connectionType('JournalEntry', () => JournalEntryType);

import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../../../platform/graphql/enum.ts';
import { refusalType, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { PrintedFileType } from '../../../platform/pdf/printed-file.types.ts';
import { PaperSizeEnum } from '../../finance/index.ts';

const InvoiceFormat = enumOf(['PDF', 'HTML']);
registerEnumType(InvoiceFormat, {
  name: 'InvoiceFormat',
  description: 'PDF, a file to keep; HTML, a page that a browser prints.',
});

@InputType({ description: 'A document to be made out.' })
class PaperInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again is the same copy.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The invoice or credit note.' })
  documentId!: string;
  @Field(() => PaperSizeEnum, { description: 'A4, or the roll of a receipt printer.' })
  paper!: keyof typeof PaperSizeEnum;
  @Field(() => String, { description: 'The language of its words: en, hi or ml. Figures are the same in each.' })
  language!: string;
}

@InputType({ description: 'A document to be printed.' })
export class PrintInvoiceInput extends PaperInput {
  @Field(() => InvoiceFormat, { description: 'As a file, or as a page to print.' })
  format!: keyof typeof InvoiceFormat;
}

@InputType({ description: 'A document to be sent by e-mail.' })
export class MailInvoiceInput extends PaperInput {
  @Field(() => String, {
    nullable: true,
    description: 'Where to, as somebody says it at the counter; without it, the address of the account that ordered.',
  })
  email?: string | null;
}

@ObjectType('PrintedInvoice', { description: 'A document as it was made out.', simpleResolvers: true })
export class PrintedInvoiceType {
  @Field(() => Int, { description: 'Which copy it is: 1 is the original, all others say DUPLICATE.' })
  copy!: number;
  @Field(() => PrintedFileType, { description: 'The paper.' })
  file!: PrintedFileType;
}

@ObjectType('MailedInvoice', { description: 'That a document goes out by e-mail.', simpleResolvers: true })
export class MailedInvoiceType {
  @Field(() => Int, { description: 'Which copy it is: 1 is the original, all others say DUPLICATE.' })
  copy!: number;
}

const LanguageUnknown = refusalType('LANGUAGE_UNKNOWN', 'No paper speaks this language.', {
  languages: { type: () => [String], description: 'Those there are.' },
});
const AddressMissing = refusalType('ADDRESS_MISSING', 'No e-mail address of whoever ordered is known.');

export const PrintInvoiceResult = resultUnion('PrintInvoiceResult', 'The paper, or why there is none.', [
  PrintedInvoiceType,
  LanguageUnknown,
]);
export const MailInvoiceResult = resultUnion('MailInvoiceResult', 'The copy that goes out, or why none does.', [
  MailedInvoiceType,
  AddressMissing,
  LanguageUnknown,
]);

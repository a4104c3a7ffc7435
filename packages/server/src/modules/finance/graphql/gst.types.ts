import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../../../platform/graphql/enum.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { LocalDateScalar, MoneyScalar, QuantityScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { OutletType } from '../../places/index.ts';
import { GST_TABLES } from '../gst/export-gst.ts';
import { DocumentTypeEnum } from './finance.types.ts';

export const AlreadySetOff = refusalType('ALREADY_SET_OFF', 'The books set this month off already.');
export const LaterMonthSetOff = refusalType('LATER_MONTH_SET_OFF', 'A later month was set off already.', {
  month: { type: () => LocalDateScalar, description: 'The first day of that month.' },
});
export const EarlierMonthFirst = refusalType('EARLIER_MONTH_FIRST', 'An earlier month is not set off yet.', {
  month: { type: () => LocalDateScalar, description: 'The first day of the month to begin with.' },
});
export const DiffersFromBooks = refusalType('DIFFERS_FROM_BOOKS', 'Documents and books do not say the same.');
export const NothingToSetOff = refusalType('NOTHING_TO_SET_OFF', 'The month has no tax to be set off.');

export const GstTableEnum = enumOf(GST_TABLES);
registerEnumType(GstTableEnum, {
  name: 'GstTable',
  description:
    'A table of GSTR-1: invoices to the registered (4), other sales by rate (7), what bears no tax (8), credit notes to the registered (9B), by HSN or SAC (12), documents issued (13).',
});

const GstKindEnum = enumOf(['PREPARED', 'GOODS'] as const);
registerEnumType(GstKindEnum, {
  name: 'GstKind',
  description: 'Food and drink that is prepared, or goods as they are.',
});

@InputType({ description: 'A month of one registration.' })
export class GstMonthInput {
  @Field(() => LocalDateScalar, { description: 'The first day of the month.' })
  month!: string;
  @Field(() => String, { description: 'The registration (GSTIN).' })
  gstin!: string;
}

@InputType({ description: 'A month of one registration whose tax is to be set off in the books.' })
export class SetOffGstInput extends GstMonthInput {
  @Field(() => UuidScalar, { description: 'Made by you: the id of the set-off.' })
  id!: string;
}

@ObjectType('GstRegistration', { description: 'A registration under GST.', simpleResolvers: true })
export class GstRegistrationType {
  @Field(() => String, { description: 'Its fifteen characters (GSTIN).' })
  gstin!: string;
  @Field(() => String, { description: 'Whose it is.' })
  legalName!: string;
  @Field(() => Boolean, { description: 'Whether tax is paid on turnover (CMP-08), without GSTR-1 and GSTR-3B.' })
  isComposition!: boolean;
  @Field(() => [OutletType], { description: 'The outlets that sell under it.' })
  outlets!: OutletType[];
}

@ObjectType('TaxByHead', { description: 'Tax of the three heads.', simpleResolvers: true })
export class TaxByHeadType {
  @Field(() => MoneyScalar, { description: 'Central tax (CGST).' })
  cgst!: number;
  @Field(() => MoneyScalar, { description: 'State or union territory tax (SGST, UTGST).' })
  sgst!: number;
  @Field(() => MoneyScalar, { description: 'Integrated tax, between States (IGST).' })
  igst!: number;
}

@ObjectType('Taxed', { description: 'A value and the tax on it.', simpleResolvers: true })
export class TaxedType extends TaxByHeadType {
  @Field(() => MoneyScalar, { description: 'The value without tax.' })
  taxable!: number;
}

@ObjectType('GstTableTotal', { description: 'What a table of GSTR-1 comes to.', simpleResolvers: true })
export class GstTableTotalType extends TaxedType {
  @Field(() => GstTableEnum, { description: 'Which table.' })
  table!: keyof typeof GstTableEnum;
  @Field(() => Int, { description: 'Documents of tables 4, 9B and 13; rows of the others.' })
  count!: number;
}

@ObjectType('GstCode', { description: 'What was sold under a code at a rate, net.', simpleResolvers: true })
export class GstCodeType extends TaxedType {
  @Field(() => String, { description: 'HSN of goods, SAC of services.' })
  taxCode!: string;
  @Field(() => GstKindEnum, { description: 'Whether it is a service or goods.' })
  taxKind!: keyof typeof GstKindEnum;
  @Field(() => Boolean, { description: 'Whether to registered buyers: table 12 has a part for them.' })
  registered!: boolean;
  @Field(() => Int, { description: 'The rate in basis points.' })
  rateBp!: number;
  @Field(() => QuantityScalar, { description: 'Pieces or portions, in thousandths.' })
  quantity!: number;
}

@ObjectType('GstSeries', { description: 'The numbers that a series gave out.', simpleResolvers: true })
export class GstSeriesType {
  @Field(() => DocumentTypeEnum, { description: 'Invoices, or credit notes.' })
  type!: keyof typeof DocumentTypeEnum;
  @Field(() => String, { description: 'The series.' })
  series!: string;
  @Field(() => String, { description: 'Its first number of the month.' })
  first!: string;
  @Field(() => String, { description: 'Its last.' })
  last!: string;
  @Field(() => Int, { description: 'How many; none is ever cancelled.' })
  count!: number;
}

@ObjectType('GstReturnRow', { description: 'A row of GSTR-3B.', simpleResolvers: true })
export class GstReturnRowType {
  @Field(() => String, { description: 'Its number on the form; empty for what the form does not ask.' })
  part!: string;
  @Field(() => String, { description: 'What it is.' })
  says!: string;
  @Field(() => MoneyScalar, { nullable: true, description: 'The value without tax; null where none is asked.' })
  taxable!: number | null;
  @Field(() => TaxByHeadType, { nullable: true, description: 'The tax; null where none is asked.' })
  tax!: TaxByHeadType | null;
}

@ObjectType('GstMonth', {
  description: 'A month of one registration for its returns, by tax date, beside what the books say of the same.',
  simpleResolvers: true,
})
export class GstMonthType {
  @Field(() => GstRegistrationType, { description: 'The registration.' })
  registration!: GstRegistrationType;
  @Field(() => LocalDateScalar, { description: 'The first day.' })
  from!: string;
  @Field(() => LocalDateScalar, { description: 'The last day.' })
  to!: string;
  @Field(() => TaxedType, { description: 'Taxed sales less credit notes: GSTR-3B, 3.1 (a).' })
  outward!: TaxedType;
  @Field(() => MoneyScalar, { description: 'Exempt services: of GSTR-3B, 3.1 (c).' })
  exempt!: number;
  @Field(() => MoneyScalar, { description: 'Goods at a rate of nothing: of GSTR-3B, 3.1 (c).' })
  nilRated!: number;
  @Field(() => TaxedType, { description: 'Income and output tax in the journal, from sales of the same days.' })
  booked!: TaxedType;
  @Field(() => Boolean, { description: 'Whether documents and journal say the same, to the paisa.' })
  agrees!: boolean;
  @Field(() => TaxByHeadType, { description: 'Input tax that was credited: GSTR-3B, 4 (A).' })
  credit!: TaxByHeadType;
  @Field(() => TaxByHeadType, { description: 'Credit that was given up again: GSTR-3B, 4 (B).' })
  reversed!: TaxByHeadType;
  @Field(() => TaxByHeadType, { description: 'Credit that earlier months left to it.' })
  broughtForward!: TaxByHeadType;
  @Field(() => TaxByHeadType, {
    description: 'What earlier months gave back beyond what they charged: the head owes so much less. Not negative.',
  })
  lowered!: TaxByHeadType;
  @Field(() => TaxByHeadType, { description: 'Credit used against the tax of each head.' })
  used!: TaxByHeadType;
  @Field(() => TaxByHeadType, { description: 'What is paid in cash, in whole rupees: GSTR-3B, 6.1.' })
  payable!: TaxByHeadType;
  @Field(() => TaxByHeadType, { description: 'Credit that is left for later months.' })
  left!: TaxByHeadType;
  @Field(() => Boolean, {
    description: 'Whether the books set tax of the month off already: by `setOffGst`, or by journals of its days.',
  })
  isSetOff!: boolean;
  @Field(() => UuidScalar, { nullable: true, description: 'The entry that `setOffGst` posted; else null.' })
  setOffEntryId!: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The business day that entry is booked on.' })
  setOffOn!: string | null;
  @Field(() => TaxByHeadType, { nullable: true, description: 'Under composition: tax on the turnover. Else null.' })
  composition!: TaxByHeadType | null;
  @Field(() => [GstTableTotalType], { description: 'What each table of GSTR-1 comes to.' })
  tables!: GstTableTotalType[];
  @Field(() => [GstReturnRowType], { description: 'GSTR-3B, row by row.' })
  summary!: readonly GstReturnRowType[];
  @Field(() => [GstCodeType], { description: 'Sales by HSN and SAC.' })
  codes!: readonly GstCodeType[];
  @Field(() => [GstSeriesType], { description: 'The series that gave out numbers.' })
  series!: readonly GstSeriesType[];
}

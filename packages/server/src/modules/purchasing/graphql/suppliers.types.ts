import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../../platform/graphql/connection.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, LocalDateScalar, MoneyScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { FILE_SAYS } from '../../../platform/sheets/sheet.types.ts';

export const GstinInvalid = refusalType(
  'GSTIN_INVALID',
  'The tax registration is none: its check character does not fit.',
);
export const GstinTaken = refusalType('GSTIN_TAKEN', 'Another supplier has this tax registration.', {
  supplierIds: { type: () => [UuidScalar], description: 'Who; none: they were saved this moment.' },
});
export const SupplierRetired = refusalType('SUPPLIER_RETIRED', 'Nothing is bought from this supplier any more.');

@ObjectType('Supplier', { description: 'Somebody the organisation buys from.' })
export class SupplierType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => String, { description: 'Their name; no other supplier has it.', simple: true })
  name!: string;
  @Field(() => String, { nullable: true, description: 'Whom to ask for there.', simple: true })
  contact!: string | null;
  @Field(() => String, { nullable: true, description: 'Their telephone.', simple: true })
  phone!: string | null;
  @Field(() => String, { nullable: true, description: 'Their e-mail address.', simple: true })
  email!: string | null;
  @Field(() => String, { nullable: true, description: 'Their tax registration (GSTIN).', simple: true })
  gstin!: string | null;
  @Field(() => Int, { description: 'Days from a bill until it is due.', simple: true })
  paymentDays!: number;
  @Field(() => Boolean, { description: 'A micro, small or medium enterprise: paid within 45 days.', simple: true })
  isMsme!: boolean;
  @Field(() => Int, { description: 'Days from an order until it comes.', simple: true })
  leadDays!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When nothing more was bought from them.', simple: true })
  retiredAt!: Date | null;
  @Field(() => Int, { description: 'Rises with every change.', simple: true })
  version!: number;
}

export const SupplierConnection = connectionType('Supplier', () => SupplierType);

@ObjectType('SupplierPerformance', {
  description:
    'How a supplier did for an outlet in the last ninety days, today among them. Per cent, with one decimal.',
  simpleResolvers: true,
})
export class SupplierPerformanceType {
  @Field(() => Int, { description: 'Deliveries that came. Fewer than five are no score.' })
  receipts!: number;
  @Field(() => Float, {
    nullable: true,
    description: 'Ordered lines that came whole by the day they were promised for.',
  })
  onTime!: number | null;
  @Field(() => Float, { nullable: true, description: 'What the first delivery of an order brought of it, by price.' })
  fill!: number | null;
  @Field(() => Float, { nullable: true, description: 'What was rejected of what was delivered.' })
  rejected!: number | null;
  @Field(() => Float, { nullable: true, description: 'How much more was billed than agreed; below 0 less.' })
  priceVariance!: number | null;
  @Field(() => Float, { nullable: true, description: 'Bills that matched when they were entered.' })
  billAccuracy!: number | null;
  @Field(() => Float, { nullable: true, description: 'Days from sending an order to its first delivery, on average.' })
  leadDays!: number | null;
  @Field(() => Float, { nullable: true, description: 'How far these days spread (standard deviation).' })
  leadDeviation!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'Of 100: 40 on time, 30 fill, 20 not rejected, 10 price. Null while too little is known.',
  })
  score!: number | null;
}

@ObjectType('SupplierPrice', { description: 'What a supplier asks for a pack from a day on.', simpleResolvers: true })
export class SupplierPriceType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => String, { description: 'The pack: a unit of the stock item.' })
  unit!: string;
  @Field(() => MoneyScalar, { description: 'For one pack, without tax.' })
  price!: number;
  @Field(() => LocalDateScalar, { description: 'The first day it holds.' })
  validFrom!: string;
}

@ObjectType('SupplierItem', { description: 'A stock item that a supplier sells.' })
export class SupplierItemType {
  @Field(() => String, { nullable: true, description: 'What the supplier calls it.', simple: true })
  code!: string | null;
  @Field(() => String, { description: 'The pack it is sold in: a unit of the stock item.', simple: true })
  unit!: string;
  @Field(() => Int, { description: 'The fewest packs that are delivered.', simple: true })
  minimumPacks!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was sold no longer.', simple: true })
  retiredAt!: Date | null;
  supplierId!: string;
  stockItemId!: string;
}

@InputType({ description: 'A supplier as it should be.' })
export class SaveSupplierInput {
  @Field(() => UuidScalar, { description: 'Made by you (UUIDv7): a new id makes a supplier, a known one changes it.' })
  id!: string;
  @Field(() => String, { description: 'Their name.' })
  name!: string;
  @Field(() => String, { nullable: true, description: 'Whom to ask for there.' })
  contact?: string | null;
  @Field(() => String, { nullable: true, description: 'Their telephone.' })
  phone?: string | null;
  @Field(() => String, { nullable: true, description: 'Their e-mail address.' })
  email?: string | null;
  @Field(() => String, { nullable: true, description: 'Their tax registration (GSTIN), as on the certificate.' })
  gstin?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: they are another supplier than whoever has this GSTIN too. Left out, it stays as it was said of this GSTIN.',
  })
  sharesGstin?: boolean | null;
  @Field(() => Int, { description: 'Days from a bill until it is due; at most 45 for a small enterprise.' })
  paymentDays!: number;
  @Field(() => Boolean, { description: 'A micro, small or medium enterprise.' })
  isMsme!: boolean;
  @Field(() => Int, { description: 'Days from an order until it comes.' })
  leadDays!: number;
  @Field(() => Boolean, {
    nullable: true,
    description: 'False: nothing more is bought from them. Left out, it stays as it is.',
  })
  inUse?: boolean | null;
  @Field(() => Int, { defaultValue: 0, description: 'The version that was changed; 0 makes the supplier.' })
  version!: number;
}

@InputType({ description: 'What a supplier sells, in which pack and for how much.' })
export class SaveSupplierItemInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'Who sells it.' })
  supplierId!: string;
  @Field(() => UuidScalar, { description: 'What.' })
  stockItemId!: string;
  @Field(() => String, { nullable: true, description: 'What the supplier calls it.' })
  code?: string | null;
  @Field(() => String, { description: 'The pack: the base unit, kg, l, dozen, or a unit of the item.' })
  unit!: string;
  @Field(() => Int, { description: 'The fewest packs that are delivered.' })
  minimumPacks!: number;
  @Field(() => MoneyScalar, { description: 'For one pack, without tax.' })
  price!: number;
  @Field(() => LocalDateScalar, { description: 'The first day the price holds.' })
  validFrom!: string;
  @Field(() => Boolean, { defaultValue: true, description: 'False: it is sold no longer.' })
  isSold!: boolean;
}

@InputType({ description: 'A file of suppliers, what they sell and for how much.' })
export class ImportSuppliersInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id with the same file does nothing twice.' })
  commandId!: string;
  @Field(() => String, { description: FILE_SAYS })
  base64!: string;
  @Field(() => Boolean, { description: 'True answers what would happen and writes nothing.' })
  dryRun!: boolean;
}

import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../../platform/graphql/connection.ts';
import { DateTimeScalar, LocalDateScalar, MoneyScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import type { CashCount } from '../drawer/cash-count.ts';
import type { DrawerFigures, DrawerMovementKind } from '../drawer/drawer-figures.ts';
import { DrawerMovementKindEnum, DrawerPurposeEnum, DrawerSessionStateEnum } from './drawer.enums.ts';

const NOTE = (rupees: number) => ({ description: `How many notes of ₹${rupees}.` });

@ObjectType('CashCount', { description: 'What was counted, by denomination.', simpleResolvers: true })
@InputType('CashCountInput', { description: 'What was counted, by denomination.' })
export class CashCountType {
  @Field(() => Int, NOTE(500))
  notes500!: number;
  @Field(() => Int, NOTE(200))
  notes200!: number;
  @Field(() => Int, NOTE(100))
  notes100!: number;
  @Field(() => Int, NOTE(50))
  notes50!: number;
  @Field(() => Int, NOTE(20))
  notes20!: number;
  @Field(() => Int, NOTE(10))
  notes10!: number;
  @Field(() => MoneyScalar, { description: 'What the coins come to.' })
  coins!: number;
}

@ObjectType('Drawer', { description: 'A cash drawer, at a till or at a desk.' })
export class DrawerType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => UuidScalar, { description: 'Its outlet.', simple: true })
  outletId!: string;
  @Field(() => String, { description: 'What it is called.', simple: true })
  name!: string;
  @Field(() => UuidScalar, { nullable: true, description: 'The till it stands at; null at a desk.', simple: true })
  deviceId!: string | null;
  @Field(() => Boolean, { description: 'Whether it can be opened.', simple: true })
  inUse!: boolean;
}

@ObjectType('DrawerSession', { description: 'A drawer from its float to its count.' })
export class DrawerSessionType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => UuidScalar, { description: 'The outlet.', simple: true })
  outletId!: string;
  drawerId!: string;
  @Field(() => DrawerSessionStateEnum, { description: 'How far it is.', simple: true })
  state!: keyof typeof DrawerSessionStateEnum;
  @Field(() => String, { description: 'Who opened it.', simple: true })
  openedByLabel!: string;
  @Field(() => DateTimeScalar, { description: 'When.', simple: true })
  openedAt!: Date;
  @Field(() => LocalDateScalar, { description: 'The business day on which it was opened.', simple: true })
  businessDate!: string;
  @Field(() => CashCountType, { description: 'The float, by denomination.', simple: true })
  floatCount!: CashCount;
  @Field(() => MoneyScalar, { description: 'What the float comes to.', simple: true })
  float!: number;
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'What should have been there at the cut; null until it was counted, which is done blind.',
    simple: true,
  })
  expected!: number | null;
  @Field(() => CashCountType, { nullable: true, description: 'The count, by denomination.', simple: true })
  count!: CashCount | null;
  @Field(() => MoneyScalar, { nullable: true, description: 'What was counted.', simple: true })
  counted!: number | null;
  @Field(() => String, { nullable: true, description: 'Who counted it.', simple: true })
  countedByLabel!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When: the cut.', simple: true })
  countedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Where the difference comes from.', simple: true })
  reason!: string | null;
  @Field(() => String, { nullable: true, description: 'Who closed it, and accepted the difference.', simple: true })
  closedByLabel!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When.', simple: true })
  closedAt!: Date | null;
  @Field(() => Int, {
    nullable: true,
    description: 'The number of its Z report, counted for each drawer.',
    simple: true,
  })
  zNumber!: number | null;
}

export const DrawerSessionConnection = connectionType('DrawerSession', () => DrawerSessionType);

@ObjectType('DrawerMovement', { description: 'Cash that came into a drawer or left it.', simpleResolvers: true })
export class DrawerMovementType {
  @Field(() => UuidScalar, { description: 'Stable id; entries of the books about it have it as their source.' })
  id!: string;
  @Field(() => Int, { description: 'Its number within the session, without a gap.' })
  number!: number;
  @Field(() => DrawerMovementKindEnum, { description: 'Why.' })
  kind!: DrawerMovementKind;
  @Field(() => MoneyScalar, { description: 'How much; negative for what left.' })
  amount!: number;
  @Field(() => DrawerPurposeEnum, { nullable: true, description: 'What for, where a person moved it.' })
  purpose!: string | null;
  @Field(() => String, { nullable: true, description: 'In their words.' })
  reason!: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The order that a sale or a refund is of.' })
  orderId!: string | null;
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
  @Field(() => String, { description: 'Who.' })
  by!: string;
}

export const DrawerMovementConnection = connectionType('DrawerMovement', () => DrawerMovementType);

@ObjectType({ description: 'The movements of one kind together.', simpleResolvers: true })
export class DrawerKindTotal {
  @Field(() => DrawerMovementKindEnum, { description: 'The kind.' })
  kind!: DrawerMovementKind;
  @Field(() => Int, { description: 'How many.' })
  count!: number;
  @Field(() => MoneyScalar, { description: 'What they come to; negative for what left.' })
  amount!: number;
}

@ObjectType({
  description: 'What was sold for cash at one rate of tax, less what was taken back.',
  simpleResolvers: true,
})
export class DrawerTaxTotal {
  @Field(() => Int, { description: 'The rate, in basis points.' })
  rateBp!: number;
  @Field(() => MoneyScalar, { description: 'Without tax.' })
  taxable!: number;
  @Field(() => MoneyScalar, { description: 'The tax.' })
  tax!: number;
}

@ObjectType({ description: 'What was sold for cash of a category of the menu.', simpleResolvers: true })
export class DrawerCategoryTotal {
  @Field(() => String, { description: 'The category, in English, as it was called then.' })
  name!: string;
  @Field(() => Int, { description: 'How many pieces, less those taken back.' })
  pieces!: number;
  @Field(() => MoneyScalar, { description: 'With tax, before rounding; less what was taken back.' })
  amount!: number;
}

@ObjectType({ description: 'What was sold at the till by another tender.', simpleResolvers: true })
export class DrawerTenderTotal {
  @Field(() => String, { description: 'The tender.' })
  tender!: string;
  @Field(() => Int, { description: 'How many payments.' })
  count!: number;
  @Field(() => MoneyScalar, { description: 'What they come to.' })
  amount!: number;
}

@ObjectType('DrawerReport', {
  description: 'An X report, which changes nothing, until the session is closed; from then on its Z report, as it was.',
  simpleResolvers: true,
})
export class DrawerReportType {
  @Field(() => DrawerSessionType, { description: 'The session.' })
  session!: DrawerSessionType;
  @Field(() => Int, { description: 'The number of the last movement that counts.' })
  upTo!: number;
  @Field(() => MoneyScalar, { description: 'What should be in the drawer.' })
  expected!: number;
  @Field(() => [DrawerKindTotal], { description: 'What moved, by kind.' })
  movements!: DrawerFigures['movements'];
  @Field(() => [DrawerTaxTotal], { description: 'Cash sales by rate of tax.' })
  taxes!: DrawerFigures['taxes'];
  @Field(() => [DrawerCategoryTotal], { description: 'Cash sales by category of the menu.' })
  categories!: DrawerFigures['categories'];
  @Field(() => MoneyScalar, { description: 'What rounding to whole rupees added.' })
  roundOff!: number;
  @Field(() => [DrawerTenderTotal], { description: 'Sold at the till by other means while the drawer was open.' })
  otherTenders!: DrawerFigures['otherTenders'];
}

import { Field, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../../platform/graphql/connection.ts';
import { DateTimeScalar, LocalDateScalar, MoneyScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import type { WasteReason } from '../waste/waste.ts';
import { WasteReasonEnum, WasteShareByEnum } from './waste.types.ts';

@ObjectType('WastedDish', {
  description: 'A dish that was cooked for an order nobody got: it was cancelled, or not collected.',
  simpleResolvers: true,
})
export class WastedDishType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => WasteReasonEnum, { description: 'ORDER_CANCELLED or NO_SHOW.' })
  reason!: WasteReason;
  @Field(() => String, { description: 'The dish, as it was called when it was ordered.' })
  name!: string;
  @Field(() => String, { description: 'Which variant of it.' })
  variantName!: string;
  @Field(() => String, { nullable: true, description: 'The code of the station that cooked it.' })
  stationCode!: string | null;
  @Field(() => Int, { description: 'How many portions.' })
  portions!: number;
  @Field(() => MoneyScalar, { description: 'What was used for it has cost.' })
  value!: number;
  @Field(() => MoneyScalar, { description: 'Credited tax on the purchase of what was used that goes back with it.' })
  taxReversed!: number;
  @Field(() => DateTimeScalar, { description: 'When the order ended.' })
  reportedAt!: Date;
  @Field(() => UuidScalar, { nullable: true, description: 'Who ended it; null when the product itself did.' })
  reportedBy!: string | null;
  @Field(() => LocalDateScalar, { description: 'The business day it belongs to.' })
  businessDate!: string;
  outletId!: string;
  orderId!: string;
}

export const WastedDishConnection = connectionType('WastedDish', () => WastedDishType);

@ObjectType('LostOrders', {
  description: 'What orders that nobody got have cost, by one thing.',
  simpleResolvers: true,
})
export class LostOrdersType {
  @Field(() => WasteReasonEnum, { description: 'ORDER_CANCELLED or NO_SHOW.' })
  reason!: WasteReason;
  @Field(() => WasteShareByEnum, { description: 'REASON for all of them, or STATION or WEEKDAY for a part.' })
  by!: keyof typeof WasteShareByEnum;
  @Field(() => String, {
    description: 'The reason, the code of the station (empty: none), or the weekday, 1 for Monday.',
  })
  key!: string;
  @Field(() => Int, { description: 'How many orders had food that was begun.' })
  orders!: number;
  @Field(() => Int, { description: 'How many portions.' })
  portions!: number;
  @Field(() => MoneyScalar, { description: 'What it cost, with the tax that went back.' })
  value!: number;
}

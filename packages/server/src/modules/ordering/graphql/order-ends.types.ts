import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { DrawerNotOpen, DrawerShort } from '../../payments/index.ts';
import { IllegalTransition, RefundBeyondLimit } from './order.inputs.ts';
import { OrderType } from './order.types.ts';

export const MarkNoShowResult = resultUnion('MarkNoShowResult', 'The order, not collected; or why not.', [
  OrderType,
  IllegalTransition,
  RefundBeyondLimit,
  DrawerNotOpen,
  DrawerShort,
]);

const MINUTES =
  'So many minutes after it was ready an order counts as not collected by itself, 5 to 1440; null: only staff say so.';
const NO_SHOWS = 'Whether what was paid for an order that was not collected goes back.';
const COOKED = 'Whether what was paid goes back when an order is cancelled that the kitchen had begun.';

@ObjectType('PickupRules', {
  description: 'What an outlet decided about orders that nobody gets.',
  simpleResolvers: true,
})
export class PickupRulesType {
  @Field(() => UuidScalar, { description: 'The outlet.' })
  outletId!: string;
  @Field(() => Int, { nullable: true, description: MINUTES })
  noShowMinutes!: number | null;
  @Field(() => Boolean, { description: NO_SHOWS })
  refundsNoShows!: boolean;
  @Field(() => Boolean, { description: COOKED })
  refundsCooked!: boolean;
}

@InputType({ description: 'What an outlet decides about orders that nobody gets.' })
export class ChangePickupRulesInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The outlet.' })
  outletId!: string;
  @Field(() => Int, { nullable: true, description: MINUTES })
  noShowMinutes!: number | null;
  @Field(() => Boolean, { description: NO_SHOWS })
  refundsNoShows!: boolean;
  @Field(() => Boolean, { description: COOKED })
  refundsCooked!: boolean;
}

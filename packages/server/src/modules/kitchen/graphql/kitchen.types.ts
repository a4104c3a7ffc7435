import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../../../platform/graphql/enum.ts';
import { refusalType, resultUnion } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, PositionScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { AllergenEnum } from '../../catalog/index.ts';
import { Channel } from '../../ordering/index.ts';
import { ticketState } from '../tables.ts';

export const TicketState = enumOf(ticketState.enumValues);
registerEnumType(TicketState, { name: 'TicketState', description: 'Where a kitchen ticket stands.' });

@ObjectType('TicketLine', { description: 'One dish on a ticket.', simpleResolvers: true })
export class TicketLineType {
  @Field(() => Int, { description: 'The position of its order line.' })
  line!: number;
  @Field(() => UuidScalar, { description: 'The menu item.' })
  itemId!: string;
  @Field(() => String, { description: 'Its name.' })
  name!: string;
  @Field(() => String, { description: 'Which variant.' })
  variantName!: string;
  @Field(() => [String], { description: 'What was chosen with it.' })
  modifiers!: string[];
  @Field(() => [AllergenEnum], { description: 'Allergens in it.' })
  allergens!: string[];
  @Field(() => Int, { description: 'Pieces that were ordered.' })
  quantity!: number;
  @Field(() => Int, { description: 'Pieces of them that were given back before the station began: not to be made.' })
  givenBack!: number;
}

@ObjectType('KitchenTicket', { description: 'An order’s work at one station.' })
export class KitchenTicketType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => UuidScalar, { description: 'The order it belongs to.', simple: true })
  orderId!: string;
  @Field(() => UuidScalar, { description: 'The outlet.', simple: true })
  outletId!: string;
  @Field(() => String, { description: 'The station that cooks it.', simple: true })
  stationCode!: string;
  @Field(() => String, { description: 'The order’s token.', simple: true })
  token!: string;
  @Field(() => TicketState, { description: 'Where it stands.', simple: true })
  state!: keyof typeof TicketState;
  @Field(() => Int, {
    description: 'The longest preparation on it, in seconds: what its age is measured against.',
    simple: true,
  })
  prepSeconds!: number;
  @Field(() => DateTimeScalar, { description: 'When it reached the kitchen.', simple: true })
  openedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When cooking began.', simple: true })
  startedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done.', simple: true })
  doneAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it left the screen.', simple: true })
  bumpedAt!: Date | null;
  @Field(() => Int, { description: 'Counts its changes.', simple: true })
  version!: number;
  @Field(() => [TicketLineType], { description: 'The dishes, in the order’s order.', simple: true })
  lines!: TicketLineType[];
  @Field(() => Channel, { description: 'Where the order was placed.', simple: true })
  channel!: keyof typeof Channel;
  @Field(() => [String], { description: 'The other stations that work on the same order.', simple: true })
  alsoAt!: string[];
}

@ObjectType({ description: 'How much of a dish is still to be cooked.', simpleResolvers: true })
export class AllDayCount {
  @Field(() => UuidScalar, { description: 'The menu item.' })
  itemId!: string;
  @Field(() => String, { description: 'Its name.' })
  name!: string;
  @Field(() => String, { description: 'Which variant.' })
  variantName!: string;
  @Field(() => String, { description: 'The station that cooks it.' })
  stationCode!: string;
  @Field(() => Int, { description: 'Pieces over all open tickets.' })
  quantity!: number;
}

@ObjectType({ description: 'A token on the board.', simpleResolvers: true })
export class BoardToken {
  @Field(() => UuidScalar, { description: 'The order.' })
  orderId!: string;
  @Field(() => String, { description: 'Its token.' })
  token!: string;
  @Field(() => DateTimeScalar, { description: 'Since when it is in this column.' })
  since!: Date;
}

@ObjectType('Board', { description: 'The order-ready board of an outlet: tokens, never names.' })
export class BoardType {
  @Field(() => PositionScalar, { description: 'Where the outlet’s stream stood when this was read.', simple: true })
  position!: number;
  @Field(() => [BoardToken], { description: 'Orders being cooked, oldest first.', simple: true })
  preparing!: BoardToken[];
  @Field(() => [BoardToken], { description: 'Orders to be collected, oldest first.', simple: true })
  ready!: BoardToken[];
  outletId!: string;
}

@InputType({ description: 'A command about one ticket.' })
export class TicketCommandInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The ticket.' })
  ticketId!: string;
}

export const IllegalTicketChange = refusalType('ILLEGAL_TICKET_CHANGE', 'The ticket’s state does not allow this.', {
  state: { type: () => TicketState, description: 'Where the ticket stands.' },
});
export const IngredientsMissing = refusalType(
  'INGREDIENTS_MISSING',
  'The batches no longer hold what the ticket needs.',
  {
    items: { type: () => [String], description: 'What is missing.' },
  },
);
export const StartTicketResult = resultUnion('StartTicketResult', 'The ticket, begun; or why not.', [
  KitchenTicketType,
  IllegalTicketChange,
  IngredientsMissing,
]);
export const ChangeTicketResult = resultUnion(
  'ChangeTicketResult',
  'The ticket as it is now; or why it did not change.',
  [KitchenTicketType, IllegalTicketChange],
);

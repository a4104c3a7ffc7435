import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Info,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { noteDenial } from '../../../platform/audit/denied-look.ts';
import { denial, holds } from '../../../platform/auth/actor.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { Ahead } from '../../../platform/graphql/ahead.ts';
import { asksForTotal, connectionType } from '../../../platform/graphql/connection.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { reply } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { Shared } from '../../../platform/graphql/shared.ts';
import { OrderType, orderById } from '../../ordering/index.ts';
import { beginPlace, OutletType, outletViewById } from '../../places/index.ts';
import { allDayCounts, listTickets, readBoard, ticketsById, ticketsByOrder } from '../queries.ts';
import { reopenTicket } from '../reopen-ticket.ts';
import { startTicket } from '../start-ticket.ts';
import { bumpTicket, finishTicket } from '../work-ticket.ts';
import { writtenTickets } from '../written-ticket.ts';
import {
  AllDayCount,
  BoardType,
  ChangeTicketResult,
  KitchenTicketType,
  StartTicketResult,
  TicketCommandInput,
  TicketState,
} from './kitchen.types.ts';

const KitchenTicketConnection = connectionType('KitchenTicket', () => KitchenTicketType);
const OUTLET = { description: 'The outlet.' };
const STATIONS = { nullable: true, description: 'Only these stations.' };

@ArgsType()
class TicketsArgs {
  @Field(() => UuidScalar, OUTLET)
  outletId!: string;
  @Field(() => [String], STATIONS)
  stationCodes?: string[] | null;
  @Field(() => [TicketState], {
    nullable: true,
    description: 'Only in these states; NEW, COOKING and DONE unless said otherwise.',
  })
  states?: (keyof typeof TicketState)[] | null;
  @Field(() => Int, { nullable: true, description: 'How many, 1 to 100; 50 unless said otherwise.' })
  first?: number | null;
  @Field(() => String, { nullable: true, description: '`endCursor` of the page before.' })
  after?: string | null;
}

@Resolver(() => KitchenTicketType)
export class KitchenResolver {
  @Query(() => KitchenTicketConnection, {
    description: 'An outlet’s tickets, oldest first; the open ones unless said otherwise.',
  })
  @Access(listTickets)
  @Shared(({ outletId }) => [String(outletId)])
  kitchenTickets(
    @Ctx() context: GraphContext,
    @Args(() => TicketsArgs) args: TicketsArgs,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listTickets(context, { ...args, counted: asksForTotal(info) });
  }

  @Query(() => [AllDayCount], { description: 'How much of each dish is still to be cooked, most first.' })
  @Access(allDayCounts)
  @Shared(({ outletId }) => [String(outletId)])
  allDayCounts(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('stationCodes', () => [String], STATIONS) stationCodes?: string[] | null,
  ) {
    return allDayCounts(context, { outletId, stationCodes });
  }

  @Query(() => BoardType, { description: 'The order-ready board of an outlet.' })
  @Access(readBoard)
  @Shared(({ outletId }) => [String(outletId)])
  board(@Ctx() context: GraphContext, @Arg('outletId', () => UuidScalar, OUTLET) outletId: string) {
    return boardView(context, outletId);
  }

  @Mutation(() => StartTicketResult, { description: 'A station begins: the ticket’s ingredients are consumed.' })
  @Access(startTicket)
  async startTicket(@Ctx() context: GraphContext, @Arg('input', () => TicketCommandInput) input: TicketCommandInput) {
    return reply('KitchenTicket', await startTicket(context, input), (answer) => asLeft(context, answer));
  }

  @Mutation(() => ChangeTicketResult, { description: 'A station is done; with its last station the order is ready.' })
  @Access(finishTicket)
  async finishTicket(@Ctx() context: GraphContext, @Arg('input', () => TicketCommandInput) input: TicketCommandInput) {
    return reply('KitchenTicket', await finishTicket(context, input), (answer) => asLeft(context, answer));
  }

  @Mutation(() => ChangeTicketResult, { description: 'Takes a finished ticket off the screen.' })
  @Access(bumpTicket)
  async bumpTicket(@Ctx() context: GraphContext, @Arg('input', () => TicketCommandInput) input: TicketCommandInput) {
    return reply('KitchenTicket', await bumpTicket(context, input), (answer) => asLeft(context, answer));
  }

  @Mutation(() => ChangeTicketResult, { description: 'Takes a finished ticket back to the stove.' })
  @Access(reopenTicket)
  async reopenTicket(@Ctx() context: GraphContext, @Arg('input', () => TicketCommandInput) input: TicketCommandInput) {
    return reply('KitchenTicket', await reopenTicket(context, input), ({ ticketId }) => found(context, ticketId));
  }

  @FieldResolver(() => OrderType, { description: 'The order it belongs to; needs order:read.' })
  async order(@Root() ticket: KitchenTicketType, @Ctx() context: GraphContext) {
    await noteDenial(context, 'kitchen.orderOfTicket', () => {
      if (!holds(context.actor, 'order:read', ticket.outletId)) throw denial(context.actor, 'order:read');
    });
    return orderById(context, ticket.orderId);
  }
}

@Resolver(() => OrderType)
export class OrderTicketsResolver {
  @FieldResolver(() => [KitchenTicketType], { description: 'Its tickets in the kitchen, by station.' })
  async tickets(@Root() order: OrderType, @Ctx() context: GraphContext) {
    return (await load(context, 'kitchen.byOrder', (ids) => ticketsByOrder(context.platform.db, ids), order.id)) ?? [];
  }
}

@Resolver(() => BoardType)
export class BoardResolver {
  @Ahead(beginPlace)
  @FieldResolver(() => OutletType, { description: 'The outlet it hangs in.' })
  outlet(@Root() board: BoardType, @Ctx() context: GraphContext) {
    return outletViewById(context, board.outletId);
  }
}

/** The board with the stream's position at the time of the request. */
export async function boardView(context: GraphContext, outletId: string) {
  return { ...(await readBoard(context, { outletId })), position: context.livePositions.get(outletId) ?? 0 };
}

/** A ticket by id, batched. */
export function ticketById(context: GraphContext, id: string) {
  return load(context, 'kitchen.ticket', (ids) => ticketsById(context.platform.db, ids), id);
}

/** The ticket as this command has left it, or, where it was said before, as it is now. */
function asLeft(context: GraphContext, answer: { readonly ticketId: string }) {
  return writtenTickets.by(answer) ?? found(context, answer.ticketId);
}

async function found(context: GraphContext, id: string) {
  return (await ticketById(context, id)) as object;
}

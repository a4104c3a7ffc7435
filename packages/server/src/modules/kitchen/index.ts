export { BoardResolver, KitchenResolver, OrderTicketsResolver } from './graphql/kitchen.resolver.ts';
export { KitchenLiveResolver } from './graphql/kitchen-live.resolver.ts';
export { openTickets, withdrawTickets } from './open-tickets.ts';
export { kitchenPermissions } from './permissions.ts';
export { listTickets, ticketsById } from './queries.ts';
export { startTicket } from './start-ticket.ts';
export { takeBackLines } from './take-back-lines.ts';
export { bumpTicket, finishTicket } from './work-ticket.ts';
export { writtenTickets } from './written-ticket.ts';

import { transitions } from '@college-kiosk/kernel';
import type { ticketLines, tickets } from './tables.ts';

export type Ticket = typeof tickets.$inferSelect;
export type TicketLine = typeof ticketLines.$inferSelect;
export type TicketState = Ticket['state'];
export type TicketEvent = 'start' | 'finish' | 'bump' | 'reopen' | 'cancel';

/**
 * Legal steps of a ticket (rules §4.2). Reopening takes it back to the stove; nothing is consumed again. What is at the stove or stands
 * there may be withdrawn as well: the cook is told.
 */
export const ticketSteps = transitions<TicketState, TicketEvent>({
  NEW: { start: 'COOKING', cancel: 'CANCELLED' },
  COOKING: { finish: 'DONE', cancel: 'CANCELLED' },
  DONE: { bump: 'BUMPED', reopen: 'COOKING', cancel: 'CANCELLED' },
  BUMPED: { reopen: 'COOKING' },
  CANCELLED: {},
});

/** States in which the station has nothing more to cook on it. */
export const FINISHED: readonly TicketState[] = ['DONE', 'BUMPED', 'CANCELLED'];

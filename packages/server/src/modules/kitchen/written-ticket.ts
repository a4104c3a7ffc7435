import { Written } from '../../platform/command/written.ts';
import type { SeenTicket } from './queries.ts';

/** Tickets as statements have just changed them. */
export const writtenTickets = new Written<SeenTicket>();

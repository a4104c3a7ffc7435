import type { Logger } from 'pino';
import type { Actor } from './auth/actor.ts';
import type { Clock } from './clock.ts';
import type { Database } from './db/database.ts';
import type { Statements } from './db/statements.ts';
import type { Live } from './live/live.ts';
import type { Sockets } from './socket.ts';

/** What one process offers to every door: the database, the clock, the sockets, the wake-up call of the relay. */
export interface Platform {
  readonly db: Database;
  /** For commands that are one statement. */
  readonly statements: Statements;
  readonly clock: Clock;
  readonly log: Logger;
  readonly sockets: Sockets;
  readonly live: Live;
  /** Tells the relay that something was committed. A hint: the relay also looks by itself. */
  wakeRelay(): void;
}

/** One call: who asks, from where, and through which process. */
export interface CallContext {
  readonly platform: Platform;
  readonly actor: Actor;
  /** Who really asks, where the actor stands for all who may do the same: for the audit trail alone. */
  readonly asker?: Actor;
  /** The server's own number for this request, in errors, logs and the audit trail. */
  readonly requestId: string;
  readonly address: string | null;
  /** Set when a reaction calls: its mark is written with whatever the command does. */
  readonly cause?: { readonly reaction: string; readonly eventId: string };
}

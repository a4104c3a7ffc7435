import type { Refusal } from '@college-kiosk/kernel';
import type { z } from 'zod';
import type { Change, Subject } from '../audit/changes.ts';
import type { Actor } from '../auth/actor.ts';
import type { AccessRule } from '../auth/permission.ts';
import type { CallContext } from '../context.ts';
import type { Reader, Tx } from '../db/database.ts';
import type { EventContract } from '../outbox/event.ts';
import type { Socket } from '../socket.ts';

/** What a command knows, in whichever way it runs. */
interface Scope {
  /** The instant of this command; the same wherever it is written. */
  readonly now: Date;
  readonly actor: Actor;
  readonly requestId: string;
  /** The network address that whoever asks comes from; null where there is none, as for jobs. */
  readonly address: string | null;
  /** Asserts that the actor may do this in the outlet, and files the command under it. Throws FORBIDDEN. */
  within(outletId: string): void;
  /** Says which record the audit row is about, where the input does not (`about` of the declaration). */
  about(entity: string, id: string): void;
  /** What is plugged into a socket: a higher room's verb, or the outside world's port. */
  use<Verb>(from: Socket<Verb>): Verb;
  newId(): string;
}

/** What a command's handler works with. Everything it does through `tx` stands or falls together. */
export interface CommandScope extends Scope {
  readonly tx: Tx;
  /** Announces a fact. It is published after the commit, once, in order. */
  emit<Payload>(contract: EventContract<Payload>, payload: Payload): void;
  /**
   * Tells the audit trail what becomes of a record, in the command's own row: the fields that differ, secrets hidden. The first record
   * is what the row is about, where nothing else was said. A refusal takes it back.
   */
  changed(change: Change): void;
  /** Says as whom somebody who is nobody yet wants to come in: the audit row is about that account, and names it as tried. */
  comesAs(person: { readonly id: string; readonly label: string }): void;
  /** Says that they proved it: the audit row is theirs. */
  isLetIn(): void;
}

/** What a statement is prepared with. Preparing reads, from memory where it can; it writes nothing. */
export interface StatementScope extends Scope {
  readonly db: Reader;
  /** True when what memory holds turned out to be of yesterday: read it anew. */
  readonly afresh: boolean;
}

/** One call of a function in the database that is the whole transaction. */
export interface StatementCall<Answer, Raised extends Refusal = never> {
  /** The function: it takes the door's part, for `platform_begin_command`, and this body. */
  readonly name: string;
  readonly body: object;
  /** What is remembered under the id, and answered. */
  readonly answer: Answer;
  /** What the function refused with (KR001), in words for the person at the screen; absent where it never does. */
  refused?(detail: object): Promise<Raised>;
  /** Hears what the function gave, once it is on disk; not for one that was answered before. */
  done?(given: object): void;
}

/**
 * A refusal of which something stays, such as a try that counts: one call writes that, with the refusal's audit row, under
 * the very lock under which it was judged. Whoever judged by what is of yesterday is told so (KR002) and judges again.
 */
interface RefusingCall<Counted extends Refusal> {
  /** The function: it takes the door's part, for `platform_begin_refusal`, and this body. */
  readonly name: string;
  readonly body: object;
  readonly refusal: Counted;
}

/** Says that this is the call, beside refusals of other types. */
export function oneCall<Answer, Raised extends Refusal = never>(
  call: StatementCall<Answer, Raised>,
): StatementCall<Answer, Raised> {
  return call;
}

/** Says that this refusal is written by a call of its own. */
export function refusingCall<Counted extends Refusal>(call: RefusingCall<Counted>): RefusingCall<Counted> {
  return call;
}

interface BaseSpec<Schema extends z.ZodType> {
  /** `module.verbNoun`, for the audit trail. */
  readonly name: string;
  /** `public` is for doors that must open to strangers: signing in, pairing a device; `signed-in` for one's own affairs. */
  readonly permission: AccessRule;
  readonly input: Schema;
  /** For what leads out of a password or a second factor that is due, where `signed-in` alone is closed. */
  readonly whileDue?: true;
  /** For acts that matter: a person must have proved within five minutes that it is them (`confirmItsMe`). */
  readonly confirmed?: true;
  /** Input fields that never reach the audit trail. */
  readonly mask?: readonly string[];
  /** The record that the input is about, for its timeline; null or absent where it is about none, or only the handler knows. */
  about?(input: z.output<Schema>, actor: Actor): Subject | null;
  /** What stays true although the answer is a refusal: a failed sign-in, a wrong pickup code. */
  onRefusal?(scope: CommandScope, input: z.output<Schema>, refusal: Refusal): Promise<void>;
}

/** A command for which the door opens the transaction. */
export interface HandleSpec<Schema extends z.ZodType, Answer, Prepared = unknown> extends BaseSpec<Schema> {
  /** The caller-made id under which a success is remembered. Without it, repeating does it again. */
  once?(input: z.output<Schema>): string;
  /** Locks that must outlive a refusal: taken before the savepoint that a refusal rolls back. */
  hold?(tx: Tx, input: z.output<Schema>, actor: Actor): Promise<unknown>;
  /**
   * Slow work that needs no database, such as making a picture smaller: done before the transaction is opened, for whoever asks in vain
   * for a connection waits with all others. `within` is asked here already. Done again when a twin won.
   */
  prepare?(scope: Pick<Scope, 'actor' | 'within'>, input: z.output<Schema>): Promise<Prepared>;
  /** What was prepared comes third. */
  handle(scope: CommandScope, input: z.output<Schema>, prepared: Prepared): Promise<Answer>;
}

/** A command that is one call, which is its own transaction: for all that an order lives through in a lunch rush. */
export interface StatementSpec<
  Schema extends z.ZodType,
  Answer,
  Refused extends Refusal = Refusal,
  Raised extends Refusal = Refusal,
  Counted extends Refusal = Refusal,
> extends BaseSpec<Schema> {
  once(input: z.output<Schema>): string;
  /** Prepares the call, or refuses by what is known without it. */
  statement(
    scope: StatementScope,
    input: z.output<Schema>,
  ): Promise<StatementCall<Answer, Raised> | RefusingCall<Counted> | Refused>;
}

export type CommandSpec<Schema extends z.ZodType, Answer> = HandleSpec<Schema, Answer> | StatementSpec<Schema, Answer>;

export interface Command<Schema extends z.ZodType = z.ZodType, Answer = unknown> {
  (context: CallContext, input: z.input<Schema>): Promise<Answer>;
  readonly spec: BaseSpec<Schema>;
}

import { AppError, isRefusal, type Refusal } from '@college-kiosk/kernel';
import type { z } from 'zod';
import { masked, recordAudit } from '../audit/record.ts';
import { type Actor, denial, holds } from '../auth/actor.ts';
import type { Permission } from '../auth/permission.ts';
import type { CallContext } from '../context.ts';
import type { Tx } from '../db/database.ts';
import { isConnectionLoss, isRetryable, violatesPrimaryKey } from '../db/errors.ts';
import { newId } from '../ids.ts';
import type { EventContract } from '../outbox/event.ts';
import { reactionMarks } from '../outbox/tables.ts';
import { type EmittedEvent, writeOutbox } from '../outbox/write.ts';
import type { Socket } from '../socket.ts';
import { assertStorable, parseInput } from './parse.ts';
import { recall, remember, utterance } from './remember.ts';

const ATTEMPTS = 4;
/** Characters of JSON. The trail cannot be deleted from, so nobody may fill it at will. */
const DENIED_INPUT_LIMIT = 4_000;

/** What a command's handler works with. Everything it does through `tx` stands or falls together. */
export interface CommandScope {
  readonly tx: Tx;
  /** The instant of this command; the same wherever it is written. */
  readonly now: Date;
  readonly actor: Actor;
  readonly requestId: string;
  /** Asserts that the actor may do this in the outlet, and files the command under it. Throws FORBIDDEN. */
  within(outletId: string): void;
  /** Announces a fact. It is published after the commit, once, in order. */
  emit<Payload>(contract: EventContract<Payload>, payload: Payload): void;
  /** What is plugged into a socket: a higher room's verb, or the outside world's port. */
  use<Verb>(from: Socket<Verb>): Verb;
  newId(): string;
}

export interface CommandSpec<Schema extends z.ZodType, Answer> {
  /** `module.verbNoun`, for the audit trail. */
  readonly name: string;
  /** `public` is for doors that must open to strangers: signing in, pairing a device. */
  readonly permission: Permission | 'public';
  readonly input: Schema;
  /** The caller-made id under which a success is remembered. Without it, repeating does it again. */
  once?(input: z.output<Schema>): string;
  /** Input fields that never reach the audit trail. */
  readonly mask?: readonly string[];
  /** Locks that must outlive a refusal: taken before the savepoint that a refusal rolls back. */
  hold?(tx: Tx, input: z.output<Schema>): Promise<unknown>;
  handle(scope: CommandScope, input: z.output<Schema>): Promise<Answer>;
  /** What stays true although the answer is a refusal: a failed sign-in, a wrong pickup code. */
  onRefusal?(scope: CommandScope, input: z.output<Schema>, refusal: Refusal): Promise<void>;
}

export interface Command<Schema extends z.ZodType = z.ZodType, Answer = unknown> {
  (context: CallContext, input: z.input<Schema>): Promise<Answer>;
  readonly spec: CommandSpec<Schema, Answer>;
}

/**
 * The one door for changes: denies, parses, opens the transaction, fixes the instant, runs, audits, writes the
 * outbox, commits. A refusal undoes what the handler did and is itself recorded. A concurrent twin that won makes it
 * run again, so the caller hears the twin's answer.
 */
export function command<Schema extends z.ZodType, Answer>(spec: CommandSpec<Schema, Answer>): Command<Schema, Answer> {
  const run = async (context: CallContext, raw: z.input<Schema>): Promise<Answer> => {
    try {
      assertStorable(raw);
      if (spec.permission !== 'public' && !holds(context.actor, spec.permission)) {
        throw denial(context.actor, spec.permission);
      }
      const input = parseInput(spec.input, raw);
      return await attempt(spec, context, input);
    } catch (error) {
      if (error instanceof AppError && (error.code === 'FORBIDDEN' || error.code === 'UNAUTHENTICATED')) {
        await recordDenial(spec, context, raw, error);
      }
      if (isConnectionLoss(error)) throw new AppError('UNAVAILABLE', 'The canteen cannot save right now. Try again.');
      throw error;
    }
  };
  return Object.assign(run, { spec });
}

async function attempt<Schema extends z.ZodType, Answer>(
  spec: CommandSpec<Schema, Answer>,
  context: CallContext,
  input: z.output<Schema>,
): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      const answer = await runOnce(spec, context, input);
      context.platform.wakeRelay();
      return answer;
    } catch (error) {
      // Twins under one id collide on the first primary key that both of them write, whichever table that is.
      const collided = spec.once !== undefined && violatesPrimaryKey(error);
      if (!collided && !isRetryable(error)) throw error;
      if (tries < ATTEMPTS) continue;
      if (collided) throw new AppError('CONFLICT', 'This id belongs to something else. Make a new id for a new thing.');
      throw error;
    }
  }
}

/** Thrown to roll the handler's savepoint back, and caught again right outside of it. */
class Undo extends Error {
  constructor(readonly refusal: Refusal) {
    super('refused');
  }
}

async function runOnce<Schema extends z.ZodType, Answer>(
  spec: CommandSpec<Schema, Answer>,
  context: CallContext,
  input: z.output<Schema>,
): Promise<Answer> {
  const { platform, actor } = context;
  const now = platform.clock.now();
  const onceId = spec.once?.(input);
  const said = onceId === undefined ? null : utterance(spec.name, onceId, input);

  return platform.db.transaction(async (tx) => {
    const before = said && (await recall(tx, said, actor));
    if (before) return before.answer as Answer;

    const emitted: EmittedEvent[] = [];
    const filed = { outletId: actor.outletId };
    const scopeOn = (on: Tx): CommandScope => ({
      tx: on,
      now,
      actor,
      requestId: context.requestId,
      within(outletId) {
        filed.outletId = outletId;
        if (spec.permission !== 'public' && !holds(actor, spec.permission, outletId)) {
          throw denial(actor, spec.permission);
        }
      },
      emit: (contract, payload) => void emitted.push({ contract, payload }),
      use: (from) => platform.sockets.use(from),
      newId: () => newId(now),
    });

    await spec.hold?.(tx, input);
    let answer: Answer;
    try {
      answer = await tx.transaction(async (inner) => {
        const given = await spec.handle(scopeOn(inner), input);
        if (isRefusal(given)) throw new Undo(given);
        return given;
      });
    } catch (error) {
      if (!(error instanceof Undo)) throw error;
      emitted.length = 0;
      await spec.onRefusal?.(scopeOn(tx), input, error.refusal);
      await recordAudit(tx, context, now, {
        ...facts(spec, filed, input),
        outcome: 'refused',
        reason: error.refusal.code,
      });
      await writeOutbox(tx, emitted, now);
      return error.refusal as Answer;
    }

    await recordAudit(tx, context, now, { ...facts(spec, filed, input), outcome: 'done' });
    await writeOutbox(tx, emitted, now);
    if (said) await remember(tx, said, actor, answer, now);
    if (context.cause) await tx.insert(reactionMarks).values({ ...context.cause, at: now });
    return answer;
  });
}

function facts(spec: CommandSpec<z.ZodType, unknown>, filed: { outletId: string | null }, input: unknown) {
  return { command: spec.name, outletId: filed.outletId, input: masked(input, spec.mask ?? []) };
}

async function recordDenial(
  spec: CommandSpec<z.ZodType, unknown>,
  context: CallContext,
  raw: unknown,
  error: AppError,
): Promise<void> {
  await context.platform.db.transaction((tx) =>
    recordAudit(tx, context, context.platform.clock.now(), {
      ...facts(spec, { outletId: context.actor.outletId }, worthKeeping(context, raw)),
      outcome: 'denied',
      reason: error.code,
    }),
  );
}

/** Nothing was parsed yet: of strangers nothing is kept, of others only what is small. */
function worthKeeping({ actor }: CallContext, raw: unknown): unknown {
  if (actor.kind === 'anonymous') return null;
  return JSON.stringify(raw ?? null).length <= DENIED_INPUT_LIMIT ? raw : null;
}

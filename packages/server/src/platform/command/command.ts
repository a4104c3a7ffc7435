import { AppError, type Refusal } from '@college-kiosk/kernel';
import type { z } from 'zod';
import { recordAudit } from '../audit/record.ts';
import { assertConfirmed, denial, opensTo } from '../auth/actor.ts';
import type { CallContext } from '../context.ts';
import { isRetryable, isUnavailable, violatesPrimaryKey } from '../db/errors.ts';
import { runHandle } from './handle.ts';
import { assertStorable, parseInput } from './parse.ts';
import { idConflict, utterance } from './remember.ts';
import { Run } from './scope.ts';
import type { Command, CommandSpec, HandleSpec, StatementSpec } from './spec.ts';
import { runStatement } from './statement.ts';

export { type Command, type CommandScope, oneCall, refusingCall, type StatementScope } from './spec.ts';

const ATTEMPTS = 4;
/** Characters of JSON. The trail cannot be deleted from, so nobody may fill it at will. */
const DENIED_INPUT_LIMIT = 4_000;

/**
 * The one door for changes: denies, parses, opens the transaction, fixes the instant, runs, audits, writes the
 * outbox, commits. A refusal undoes what the handler did and is itself recorded. A concurrent twin that won makes it
 * run again, so the caller hears the twin's answer.
 */
export function command<Schema extends z.ZodType, Answer>(spec: HandleSpec<Schema, Answer>): Command<Schema, Answer>;
export function command<
  Schema extends z.ZodType,
  Answer,
  Refused extends Refusal,
  Raised extends Refusal = never,
  Counted extends Refusal = never,
>(spec: StatementSpec<Schema, Answer, Refused, Raised, Counted>): Command<Schema, Answer | Refused | Raised | Counted>;
export function command<Schema extends z.ZodType, Answer>(spec: CommandSpec<Schema, Answer>): Command<Schema, Answer> {
  const run = async (context: CallContext, raw: z.input<Schema>): Promise<Answer> => {
    try {
      assertStorable(raw);
      if (!opensTo(context.actor, spec)) {
        throw denial(context.actor, spec.permission);
      }
      if (spec.confirmed) assertConfirmed(context.actor, context.platform.clock.now());
      const input = parseInput(spec.input, raw);
      return await attempt(spec, context, input);
    } catch (error) {
      if (error instanceof AppError && (error.code === 'FORBIDDEN' || error.code === 'UNAUTHENTICATED')) {
        await recordDenial(spec, context, raw, error);
      }
      // Whoever met others at the same rows again and again has done nothing, and may come again.
      if (isUnavailable(error) || isRetryable(error)) {
        if (isRetryable(error))
          context.platform.log.warn({ err: error, command: spec.name }, 'gave way to others again and again');
        throw new AppError('UNAVAILABLE', 'The canteen cannot save right now. Try again.', { cause: error });
      }
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
  const id = spec.once?.(input);
  const said = id === undefined ? null : utterance(spec.name, id, input);
  for (let tries = 1; ; tries += 1) {
    try {
      const answer =
        'statement' in spec && said
          ? await runStatement(spec, context, input, said)
          : await runHandle(spec as HandleSpec<Schema, Answer>, context, input, said);
      context.platform.wakeRelay();
      return answer;
    } catch (error) {
      // Twins under one id collide on the first primary key that both of them write, whichever table that is.
      const collided = said !== null && violatesPrimaryKey(error);
      if (!collided && !isRetryable(error)) throw error;
      if (tries < ATTEMPTS) continue;
      if (collided) throw idConflict();
      throw error;
    }
  }
}

async function recordDenial<Schema extends z.ZodType, Answer>(
  spec: CommandSpec<Schema, Answer>,
  context: CallContext,
  raw: unknown,
  error: AppError,
): Promise<void> {
  const run = new Run(spec, context, worthKeeping(context, raw));
  await context.platform.db.transaction((tx) =>
    recordAudit(tx, context, run.now, { ...run.facts(), outcome: 'denied', reason: error.code }),
  );
}

/** Nothing was parsed yet: of strangers nothing is kept, of others only what is small. */
function worthKeeping({ actor }: CallContext, raw: unknown): unknown {
  if (actor.kind === 'anonymous') return null;
  return JSON.stringify(raw ?? null).length <= DENIED_INPUT_LIMIT ? raw : null;
}

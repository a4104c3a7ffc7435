import { AppError, type Refusal } from '@college-kiosk/kernel';
import type { z } from 'zod';
import { masked, recordAudit } from '../audit/record.ts';
import { recordTurnedAway } from '../audit/turned-away.ts';
import { assertConfirmed, denial, opensTo } from '../auth/actor.ts';
import type { CallContext } from '../context.ts';
import { isRetryable, isUnavailable, violatesPrimaryKey } from '../db/errors.ts';
import { runHandle } from './handle.ts';
import { assertStorable, parseInput } from './parse.ts';
import { idConflict, utterance } from './remember.ts';
import type { Filed } from './scope.ts';
import type { Command, CommandSpec, HandleSpec, StatementSpec } from './spec.ts';
import { runStatement } from './statement.ts';

export { type Command, type CommandScope, oneCall, refusingCall, type StatementScope } from './spec.ts';

const ATTEMPTS = 4;
/** Characters of JSON. The trail cannot be deleted from, so nobody may fill it at will. */
const DENIED_INPUT_LIMIT = 4_000;
const BAD_PLACES_AT_MOST = 20;

/**
 * The one door for changes: denies, parses, opens the transaction, fixes the instant, runs, audits, writes the
 * outbox, commits. A refusal undoes what the handler did and is itself recorded; so are a denial and bad input. A concurrent twin that won makes it
 * run again, so the caller hears the twin's answer.
 */
export function command<Schema extends z.ZodType, Answer, Prepared>(
  spec: HandleSpec<Schema, Answer, Prepared>,
): Command<Schema, Answer>;
export function command<
  Schema extends z.ZodType,
  Answer,
  Refused extends Refusal,
  Raised extends Refusal = never,
  Counted extends Refusal = never,
>(spec: StatementSpec<Schema, Answer, Refused, Raised, Counted>): Command<Schema, Answer | Refused | Raised | Counted>;
export function command<Schema extends z.ZodType, Answer>(spec: CommandSpec<Schema, Answer>): Command<Schema, Answer> {
  const run = async (context: CallContext, raw: z.input<Schema>): Promise<Answer> => {
    const filed: Filed = {};
    try {
      assertStorable(raw);
      if (!opensTo(context.actor, spec)) {
        throw denial(context.actor, spec.permission);
      }
      if (spec.confirmed) assertConfirmed(context.actor, context.platform.clock.now());
      const input = parseInput(spec.input, raw);
      return await attempt(spec, context, input, filed);
    } catch (error) {
      if (error instanceof AppError) await recordFailure({ spec, context, raw, filed }, error);
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
  filed: Filed,
): Promise<Answer> {
  const id = spec.once?.(input);
  const said = id === undefined ? null : utterance(spec.name, id, input);
  for (let tries = 1; ; tries += 1) {
    try {
      const answer =
        'statement' in spec && said
          ? await runStatement(spec, context, input, said, filed)
          : await runHandle(spec as HandleSpec<Schema, Answer>, context, input, said, filed);
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

interface Failed {
  readonly spec: Pick<Command['spec'], 'name' | 'mask'>;
  readonly context: CallContext;
  readonly raw: unknown;
  readonly filed: Filed;
}

/**
 * Writes down, before anybody hears of it, that somebody was denied, or asked what could not be done as such. Whoever the product knows
 * has a row for each denial, as for each command; strangers, and bad input, have so many a minute and are counted beyond.
 */
async function recordFailure({ spec, context, raw, filed }: Failed, { code, details }: AppError): Promise<void> {
  const outcome = FAILURES[code];
  if (!outcome) return;
  const { actor, platform } = context;
  const found = filed.run?.facts();
  // Of bad input it says where it was bad; of strangers nothing is kept, of others only what is small.
  const input = worthKeeping(
    context,
    found ? found.input : outcome === 'invalid' ? badPlaces(details) : masked(raw, spec.mask ?? []),
  );
  const facts = { ...(found ?? { command: spec.name, outletId: actor.outletId }), input, changes: null };
  const failure = { ...facts, outcome, reason: reasonOf(code, details) };
  if (outcome === 'invalid' || actor.kind === 'anonymous') return recordTurnedAway(context, failure);
  await platform.db.transaction((tx) => recordAudit(tx, context, platform.clock.now(), failure));
}

/** What is written down of an error. Whoever asks too often leaves no row, or anybody could fill the trail: the lock does. */
const FAILURES: Partial<Record<AppError['code'], 'denied' | 'invalid'>> = {
  ...{ FORBIDDEN: 'denied', UNAUTHENTICATED: 'denied' },
  ...{ INVALID: 'invalid', NOT_FOUND: 'invalid', CONFLICT: 'invalid' },
};

/** Why, more closely than by the code, where that is known. */
function reasonOf(code: string, details: unknown): string {
  const { reason } = (details ?? {}) as { reason?: unknown };
  return typeof reason === 'string' ? reason : code;
}

/** The names of what did not fit; never what stood there, which may be a password in the wrong place. */
function badPlaces(details: unknown): unknown {
  const { issues } = (details ?? {}) as { issues?: readonly { readonly path: string }[] };
  return issues ? { wrong: issues.slice(0, BAD_PLACES_AT_MOST).map(({ path }) => path.slice(0, 100)) } : null;
}

function worthKeeping({ actor }: CallContext, input: unknown): unknown {
  if (actor.kind === 'anonymous') return null;
  return JSON.stringify(input ?? null).length <= DENIED_INPUT_LIMIT ? input : null;
}

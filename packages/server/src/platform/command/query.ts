import { AppError } from '@college-kiosk/kernel';
import type { z } from 'zod';
import { noteDenial } from '../audit/denied-look.ts';
import { type Actor, denial, mayEnter, opensTo, type Reach, reachOf } from '../auth/actor.ts';
import type { AccessRule } from '../auth/permission.ts';
import type { CallContext } from '../context.ts';
import { type Ask, askTogether } from '../db/ask.ts';
import type { Database } from '../db/database.ts';
import { isUnavailable } from '../db/errors.ts';
import type { Socket } from '../socket.ts';
import { assertStorable, parseInput } from './parse.ts';

/** What a look works with. */
export interface QueryScope {
  readonly db: Database;
  /** Asks for a value together with what else this request asks for in the same turn. */
  readonly ask: Ask;
  readonly now: Date;
  readonly actor: Actor;
  /** The outlets this look may show: filter by it, or call `within` for one outlet. */
  readonly reach: Reach;
  /** Asserts that the actor may look into the outlet. Throws FORBIDDEN. */
  within(outletId: string): void;
  use<Verb>(from: Socket<Verb>): Verb;
}

export interface QuerySpec<Schema extends z.ZodType, Answer> {
  readonly name: string;
  readonly permission: AccessRule;
  /** For what leads out of a password or a second factor that is due, where `signed-in` alone is closed. */
  readonly whileDue?: true;
  readonly input: Schema;
  handle(scope: QueryScope, input: z.output<Schema>): Promise<Answer>;
}

export interface Query<Schema extends z.ZodType = z.ZodType, Answer = unknown> {
  (context: CallContext, input: z.input<Schema>): Promise<Answer>;
  readonly spec: QuerySpec<Schema, Answer>;
}

/** The one door for looks: denies, parses, runs. It changes nothing, and only a denial leaves an audit row. */
export function query<Schema extends z.ZodType, Answer>(spec: QuerySpec<Schema, Answer>): Query<Schema, Answer> {
  const run = async (context: CallContext, raw: z.input<Schema>): Promise<Answer> => {
    try {
      return await noteDenial(context, spec.name, () => look(spec, context, raw));
    } catch (error) {
      if (isUnavailable(error))
        throw new AppError('UNAVAILABLE', 'The canteen cannot answer right now. Try again.', { cause: error });
      throw error;
    }
  };
  return Object.assign(run, { spec });
}

function look<Schema extends z.ZodType, Answer>(
  spec: QuerySpec<Schema, Answer>,
  context: CallContext,
  raw: z.input<Schema>,
): Promise<Answer> {
  const { actor, platform } = context;
  const { permission } = spec;
  assertStorable(raw);
  if (!opensTo(actor, spec)) throw denial(actor, permission);
  const input = parseInput(spec.input, raw);
  return spec.handle(
    {
      db: platform.db,
      ask: askTogether(context),
      now: platform.clock.now(),
      actor,
      reach: reachBy(permission, actor),
      within(outletId) {
        if (!mayEnter(actor, permission, outletId)) throw denial(actor, permission);
      },
      use: (from) => platform.sockets.use(from),
    },
    input,
  );
}

/** What a look may show: all of what is open to everybody, and of outlets nothing where it is about the person alone. */
function reachBy(rule: AccessRule, actor: Actor): Reach {
  if (rule === 'public') return 'everywhere';
  return rule === 'signed-in' ? new Set() : reachOf(actor, rule);
}

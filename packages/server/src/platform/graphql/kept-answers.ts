import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Actor } from '../auth/actor.ts';
import { anyoneLike, scopeKey } from '../auth/scope.ts';
import type { Live } from '../live/live.ts';
import type { GraphContext } from './context.ts';
import { argumentsOf, coercedVariables, type Operation, type Variables } from './operation.ts';
import type { StreamsOf } from './shared.ts';

/** How long an answer is taken for the present although nothing was heard: a daypart begins without an event. */
const KEPT_MS = 1_000;
const BYTES_AT_MOST = 64 * 1024 * 1024;
const ANSWERS_AT_MOST = 5_000;
/** Characters of variables, beyond which nobody else will ask for the same. */
const ASKED_AT_MOST = 2_000;

type Run = (context: GraphContext) => Promise<Buffer | undefined>;

/**
 * Answers as they went out, under all that they depend on: document, variables, permissions, and the state of the streams
 * they are about. Whoever asks for the same while it is being found out waits for it. Nothing here is needed: a process
 * without it gives the same answers.
 */
export class KeptAnswers {
  private readonly answers = new LRUCache<string, Buffer, () => Promise<Buffer | undefined>>({
    ...{ max: ANSWERS_AT_MOST, maxSize: BYTES_AT_MOST, ttl: KEPT_MS },
    sizeCalculation: (body, key) => body.length + key.length * 2,
    fetchMethod: (_key, _stale, { context: run }) => run(),
    ignoreFetchAbort: true,
  });

  constructor(
    private readonly live: Live,
    private readonly schema: GraphQLSchema,
  ) {}

  /** The answer as bytes; undefined where it may not be kept, or is no success: then the caller runs it alone. */
  async answer(
    operation: Operation,
    variables: Variables,
    context: GraphContext,
    run: Run,
  ): Promise<Buffer | undefined> {
    const declared = this.declared(operation, variables);
    const streams = declared && streamsOf(operation, declared);
    const scope = operation.isPersonal ? ownKey(context.actor) : scopeKey(context.actor);
    if (!streams || scope === null) return undefined;
    const asked = JSON.stringify(declared);
    if (asked.length > ASKED_AT_MOST) return undefined;
    const key = `${operation.key}\n${asked}\n${scope}\n${this.live.revision(streams)}`;
    const known = this.answers.get(key);
    if (known) return known;
    const actor = operation.isPersonal ? context.actor : anyoneLike(context.actor);
    return this.answers.fetch(key, { context: () => run({ ...context, actor, asker: context.actor }) });
  }

  /** The variables that the document declares, as the schema reads them; null when they do not fit, which the run will say. */
  private declared(operation: Operation, variables: Variables): Variables | null {
    try {
      return coercedVariables(this.schema, operation, variables);
    } catch {
      return null;
    }
  }
}

function ownKey(actor: Actor): string | null {
  const rights = scopeKey(actor);
  return rights === null ? null : `${actor.id} ${rights}`;
}

/** The streams an answer is about; null when something at its top does not say. */
function streamsOf(operation: Operation, variables: Variables): string[] | null {
  const streams: string[] = [];
  for (const root of operation.roots) {
    const sharedBy = root.field.extensions.sharedBy as StreamsOf | undefined;
    if (operation.kind !== 'query' || !sharedBy) return null;
    streams.push(...sharedBy(argumentsOf(root, variables)));
  }
  return streams;
}

import { AppError, Fault } from '@college-kiosk/kernel';
import { noteDenial } from '../audit/denied-look.ts';
import type { Actor } from '../auth/actor.ts';
import { anyoneLike, scopeKey } from '../auth/scope.ts';
import type { Platform } from '../context.ts';
import type { GraphContext } from '../graphql/context.ts';
import { failureOf, publicErrors } from '../graphql/errors.ts';
import { argumentsOf, type Operation, type Variables } from '../graphql/operation.ts';
import { liveListeners } from '../metrics.ts';
import { Channel } from './channel.ts';
import { Member, type Sink } from './member.ts';
import { type LiveMessage, LiveSource, type LiveStreamOptions } from './stream.ts';

/** What a client asked to hear. */
export interface Wish {
  /** A subscription. */
  readonly operation: Operation;
  /** As the schema reads them. */
  readonly variables: Variables;
  readonly context: GraphContext;
}

/**
 * Where live streams come together: one execution and one serialised payload for all that asked for the same document with
 * the same variables and the same rights. It knows nothing that is not in the database; a client that lost its place asks
 * anew from the last position it saw.
 */
export class Hub {
  private readonly channels = new Map<string, Channel>();

  constructor(private readonly platform: Platform) {}

  /** The rights of this actor, or with null those of many, changed: the streams of whoever lost one end now, not at the next message. */
  askAgain(actorId: string | null): void {
    for (const channel of this.channels.values()) void channel.askAgain(actorId);
  }

  /** Lets a client hear a stream, until the function that comes back is called. Throws what the field refuses with. */
  async join(wish: Wish, sink: Sink): Promise<() => void> {
    const { operation, variables, context } = wish;
    const options = await optionsOf(wish);
    const scopeOf = (actor: Actor) => (operation.isPersonal ? null : scopeKey(actor)) ?? `${actor.kind} ${actor.id}`;
    const scope = scopeOf(context.actor);
    const key = `${operation.key}\n${asked(wish)}\n${scope}`;
    const channel = this.channels.get(key) ?? this.open(operation, variables, options);
    this.channels.set(key, channel);
    const member = new Member(context, sink, scope, scopeOf, this.platform.clock.elapsedMs());
    liveListeners.inc();
    let gone = false;
    const leave = () => {
      if (gone) return;
      gone = true;
      liveListeners.dec();
      channel.leave(member);
      if (!channel.isEmpty) return;
      channel.close();
      if (this.channels.get(key) === channel) this.channels.delete(key);
    };
    // What was missed cannot be read just now: the client comes again with the position it saw last.
    channel.enter(member, options.since).catch((error: unknown) => {
      this.platform.log.warn({ err: error, requestId: context.requestId }, 'what a display missed cannot be read');
      leave();
      sink.connectAgain();
    });
    return leave;
  }

  private open(operation: Operation, variables: Variables, options: LiveStreamOptions): Channel {
    const { live, log } = this.platform;
    return new Channel({
      ...{ live, options },
      async resolve(message: LiveMessage, context: GraphContext) {
        const shown = (errors: readonly unknown[]) => publicErrors(errors.map(failureOf), context.requestId, log);
        try {
          const result = await operation.execute(message, context, variables);
          const { errors } = result;
          return Buffer.from(JSON.stringify(errors ? { ...result, errors: shown(errors) } : result));
        } catch (error) {
          return Buffer.from(JSON.stringify({ errors: shown([error]) }));
        }
      },
      sharedContext: (of) => ({
        ...of,
        refreshActor: async () => {
          throw new Fault('Rights are asked again by the hub, for each of its members.');
        },
        livePositions: live.positions(),
        actor: operation.isPersonal ? of.actor : anyoneLike(of.actor),
        asker: of.actor,
      }),
    });
  }
}

/** Asks the field which stream it is. */
async function optionsOf({ operation, variables, context }: Wish): Promise<LiveStreamOptions> {
  const [root, ...others] = operation.roots;
  if (!root?.field.subscribe) throw new Fault('The operation is no subscription.');
  if (others.length > 0) throw new AppError('INVALID', 'A subscription follows one stream: ask for one field.');
  const { name, subscribe } = root.field;
  const source: unknown = await noteDenial(context, `live.${name}`, () =>
    subscribe(undefined, argumentsOf(root, variables), context, {} as never),
  );
  if (!(source instanceof LiveSource)) throw new Fault(`${root.field.name} has no live stream.`);
  return source.options;
}

/** The variables but for the position a client saw last, which is its own affair. */
function asked({ operation, variables }: Wish): string {
  const since = operation.roots[0]?.node.arguments?.find(({ name }) => name.value === 'since')?.value;
  const own = since?.kind === 'Variable' ? since.name.value : undefined;
  return JSON.stringify(Object.entries(variables).filter(([name]) => name !== own));
}

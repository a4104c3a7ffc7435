import { Arg, Ctx, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { identitiesLookedAt } from '../../../events/monitoring.ts';
import { holdsIn } from '../../../platform/auth/actor.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { PositionScalar } from '../../../platform/graphql/scalars.ts';
import { type LiveMessage, liveStream } from '../../../platform/live/stream.ts';
import { ORGANISATION_STREAM } from '../../../platform/outbox/event.ts';
import { acknowledgeIdentityAlert } from '../acknowledge-alert.ts';
import { identitiesNow, listIdentities } from '../queries.ts';
import {
  AcknowledgeIdentityAlertInput,
  AlreadyAcknowledged,
  IdentitiesLookedAt,
  IdentityType,
} from './monitoring.types.ts';

const AcknowledgeResult = resultUnion(
  'AcknowledgeIdentityAlertResult',
  'What does not add up with the alert as acknowledged, or why not.',
  [IdentityType, AlreadyAcknowledged],
);

@Resolver()
export class MonitoringResolver {
  @Query(() => [IdentityType], {
    description: 'Everything that must always add up, looked at every five minutes; what does not comes first.',
  })
  @Access(listIdentities)
  identities(@Ctx() context: GraphContext) {
    return listIdentities(context, {});
  }

  @Mutation(() => AcknowledgeResult, {
    description: 'Says that one has seen that something does not add up, and what one makes of it. It stays an alert.',
  })
  @Access(acknowledgeIdentityAlert)
  async acknowledgeIdentityAlert(
    @Ctx() context: GraphContext,
    @Arg('input', () => AcknowledgeIdentityAlertInput) input: AcknowledgeIdentityAlertInput,
  ) {
    const said = await acknowledgeIdentityAlert(context, input);
    return reply('Identity', said, async ({ name }) => (await identitiesNow(context.platform.db, [name]))[0] ?? {});
  }

  @Subscription(() => IdentitiesLookedAt, {
    description: 'Each look at all that must add up, with what is not as it was; and each alert that is acknowledged.',
    subscribe: ({ context, args }) =>
      liveStream(context as GraphContext, {
        ...{ stream: ORGANISATION_STREAM, events: [identitiesLookedAt], since: args.since, gatherMs: 200 },
        permitted: (actor) => holdsIn(actor, 'identity:read', null),
      }),
  })
  @Access(listIdentities)
  async identitiesLookedAt(
    @Root() { position, after, at, events }: LiveMessage,
    @Ctx() context: GraphContext,
    @Arg('since', () => PositionScalar, {
      nullable: true,
      description: 'The last position seen: what was missed comes first. Without it the stream begins now.',
    })
    _since?: number | null,
  ) {
    const names = [...new Set(events.flatMap(({ payload }) => (payload as { changed: string[] }).changed))];
    const changed = names.length === 0 ? [] : await identitiesNow(context.platform.db, names);
    return { position, after, at, changed };
  }
}

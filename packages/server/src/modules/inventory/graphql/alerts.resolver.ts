import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { stockAlertChanged } from '../../../events/inventory.ts';
import { holds } from '../../../platform/auth/actor.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { PositionScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { type LiveMessage, liveStream } from '../../../platform/live/stream.ts';
import { acknowledgeAlert } from '../alerts/acknowledge-alert.ts';
import { alertsById, listAlerts } from '../alerts/queries.ts';
import { locationsById } from '../locations/queries.ts';
import { readOverview } from '../overview/overview.ts';
import {
  AlertNotOpen,
  StockAlertChangedType,
  StockAlertConnection,
  StockAlertKindEnum,
  StockAlertStateEnum,
  StockAlertType,
  StockLocationValueType,
  StockOverviewType,
} from './alerts.types.ts';
import { StockLocationType } from './transfers.types.ts';

const AcknowledgeResult = resultUnion('AcknowledgeStockAlertResult', 'The alert as acknowledged, or why not.', [
  ...[StockAlertType, AlertNotOpen],
]);
const OUTLET = { description: 'The outlet.' };

@Resolver(() => StockAlertType)
export class StockAlertResolver {
  @Query(() => StockAlertConnection, { description: 'The alerts about an outlet’s stock, newest first.' })
  @Access(listAlerts)
  stockAlerts(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) outletId: string,
    @Arg('states', () => [StockAlertStateEnum], { nullable: true, description: 'Only those in one of these states.' })
    states?: (keyof typeof StockAlertStateEnum)[] | null,
    @Arg('kinds', () => [StockAlertKindEnum], { nullable: true, description: 'Only those of one of these kinds.' })
    kinds?: (keyof typeof StockAlertKindEnum)[] | null,
    @Arg('locationId', () => UuidScalar, {
      nullable: true,
      description: 'Only about batches in this location, and items that lie or lay there.',
    })
    locationId?: string | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after.' })
    after?: string | null,
  ) {
    return listAlerts(context, { outletId, states, kinds, locationId, first, after });
  }

  @Query(() => StockOverviewType, { description: 'How an outlet’s stock stands: what it is worth, lasts and loses.' })
  @Access(readOverview)
  stockOverview(@Ctx() context: GraphContext, @Arg('outletId', () => UuidScalar, OUTLET) outletId: string) {
    return readOverview(context, { outletId });
  }

  @Mutation(() => AcknowledgeResult, { description: 'Says that one saw an alert and sees to it.' })
  @Access(acknowledgeAlert)
  async acknowledgeStockAlert(
    @Ctx() context: GraphContext,
    @Arg('commandId', () => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
    commandId: string,
    @Arg('alertId', () => UuidScalar, { description: 'The alert.' }) alertId: string,
  ) {
    const said = await acknowledgeAlert(context, { commandId, alertId });
    return reply('StockAlert', said, async ({ id }) => (await alertsById(context.platform.db, [id]))[0] ?? {});
  }

  @Subscription(() => StockAlertChangedType, {
    description: 'Alerts about an outlet’s stock as they open, are acknowledged, and are over.',
    subscribe: ({ context, args }) =>
      liveStream(context as GraphContext, {
        ...{ stream: args.outletId, events: [stockAlertChanged], since: args.since, gatherMs: 200 },
        permitted: (actor) => holds(actor, 'stock:read', args.outletId),
      }),
  })
  @Access(listAlerts)
  async stockAlertChanged(
    @Root() { position, after, at, events }: LiveMessage,
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, OUTLET) _outletId: string,
    @Arg('since', () => PositionScalar, {
      nullable: true,
      description: 'The last position seen: what was missed comes first. Without it the stream begins now.',
    })
    _since?: number | null,
  ) {
    const ids = [...new Set(events.flatMap(({ payload }) => (payload as { alertIds: string[] }).alertIds))];
    return { position, after, at, alerts: await alertsById(context.platform.db, ids) };
  }
}

@Resolver(() => StockLocationValueType)
export class LocationValueResolver {
  @FieldResolver(() => StockLocationType, { description: 'Where.' })
  location(@Root() { locationId }: StockLocationValueType, @Ctx() context: GraphContext) {
    return load(context, 'inventory.location', (ids) => locationsById(context.platform.db, ids), locationId);
  }
}

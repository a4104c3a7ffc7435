import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { holds } from '../../../platform/auth/actor.ts';
import { askTogether } from '../../../platform/db/ask.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { after, once } from '../../../platform/graphql/once.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { PositionScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { Shared } from '../../../platform/graphql/shared.ts';
import { ORGANISATION_STREAM } from '../../../platform/outbox/event.ts';
import { datesAt, isOpen, type Place, placeKept, placeOf } from '../place.ts';
import { type Device, devicesByOutlet, listOutlets, readOrganisation, stationsByOutlet } from '../queries.ts';
import { saveOrganisation } from '../save-organisation.ts';
import { saveOutlet } from '../save-outlet.ts';
import { saveStation } from '../save-station.ts';
import { setOutletOpen } from '../set-outlet-open.ts';
import { DeviceType, OrganisationType, OutletType, StationType } from './place.types.ts';
import {
  CodeTaken,
  SaveOrganisationInput,
  SaveOutletInput,
  SaveStationInput,
  SetOutletOpenInput,
} from './places.inputs.ts';

const SaveOutletResult = resultUnion('SaveOutletResult', 'The outlet as saved, or why not.', [OutletType, CodeTaken]);
const SaveStationResult = resultUnion('SaveStationResult', 'The station as saved, or why not.', [
  StationType,
  CodeTaken,
]);

/** An outlet as the schema shows it at a moment. */
export function outletView(place: Place, now: Date) {
  return { ...place.outlet, openNow: isOpen(place, now), businessDate: datesAt(place, now).businessDate };
}

/** An outlet by id, asked for together with all else of the request. Throws NOT_FOUND. */
export function outletViewById(context: GraphContext, id: string) {
  return after(placeInRequest(context, id), (place) => outletView(place, context.platform.clock.now()));
}

/** An outlet with its organisation as a request sees it: found once, whatever many fields ask. Throws NOT_FOUND. */
export function placeInRequest(context: GraphContext, id: string): Place | Promise<Place> {
  return once(context, `places.place ${id}`, () => placeKept(context.platform.db, id, askTogether(context)));
}

export function deviceView(device: Device) {
  return device;
}

/** Begins to find the outlet that a document names at its top, for fields that will ask for it. */
export function beginPlace(context: GraphContext, { outletId }: Readonly<Record<string, unknown>>) {
  return typeof outletId === 'string' ? placeInRequest(context, outletId) : undefined;
}

@Resolver(() => OutletType)
export class PlacesResolver {
  @Query(() => PositionScalar, {
    description:
      'Where the outlet’s stream, or the organisation’s, stood when this request came in. Read it together with your data and subscribe with `since: streamPosition`: nothing is missed in between.',
  })
  @Access('public')
  @Shared(({ outletId }) => [String(outletId ?? ORGANISATION_STREAM)])
  streamPosition(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, {
      nullable: true,
      description: 'The outlet; without it, the stream of what belongs to none.',
    })
    outletId?: string | null,
  ): number {
    return context.livePositions.get(outletId ?? ORGANISATION_STREAM) ?? 0;
  }

  @Query(() => OrganisationType, { description: 'The legal entity of this installation.' })
  @Access(readOrganisation)
  @Shared(() => [])
  organisation(@Ctx() context: GraphContext) {
    return readOrganisation(context, {});
  }

  @Query(() => [OutletType], { description: 'All outlets, by code.' })
  @Access(listOutlets)
  async outlets(@Ctx() context: GraphContext) {
    const places = await listOutlets(context, {});
    return places.map((place) => outletView(place, context.platform.clock.now()));
  }

  @Mutation(() => OrganisationType, {
    description: 'Says who the organisation is, and before its first outlet how it is taxed.',
  })
  @Access(saveOrganisation)
  async saveOrganisation(
    @Ctx() context: GraphContext,
    @Arg('input', () => SaveOrganisationInput) input: SaveOrganisationInput,
  ) {
    await saveOrganisation(context, input);
    return readOrganisation(context, {});
  }

  @Mutation(() => SaveOutletResult, { description: 'Makes an outlet, or changes the one with this id.' })
  @Access(saveOutlet)
  async saveOutlet(@Ctx() context: GraphContext, @Arg('input', () => SaveOutletInput) input: SaveOutletInput) {
    return reply('Outlet', await saveOutlet(context, input), async ({ outletId }) => this.present(context, outletId));
  }

  @Mutation(() => SaveStationResult, { description: 'Makes a kitchen station, or changes the one with this id.' })
  @Access(saveStation)
  async saveStation(@Ctx() context: GraphContext, @Arg('input', () => SaveStationInput) input: SaveStationInput) {
    return reply('Station', await saveStation(context, input), (station) => station);
  }

  @Mutation(() => OutletType, { description: 'Opens an outlet for orders or closes it, on top of its hours.' })
  @Access(setOutletOpen)
  async setOutletOpen(@Ctx() context: GraphContext, @Arg('input', () => SetOutletOpenInput) input: SetOutletOpenInput) {
    const { outletId } = await setOutletOpen(context, input);
    return this.present(context, outletId);
  }

  @FieldResolver(() => [StationType], { description: 'Its kitchen stations, in order.' })
  async stations(@Root() outlet: OutletType, @Ctx() context: GraphContext) {
    const found = await load(
      context,
      'places.stations',
      (ids) => stationsByOutlet(context.platform.db, ids),
      outlet.id,
    );
    return found ?? [];
  }

  @FieldResolver(() => [DeviceType], { description: 'Its trusted devices; empty without the permission device:read.' })
  async devices(@Root() outlet: OutletType, @Ctx() context: GraphContext) {
    if (!holds(context.actor, 'device:read', outlet.id)) return [];
    const found = await load(context, 'places.devices', (ids) => devicesByOutlet(context.platform.db, ids), outlet.id);
    return (found ?? []).map(deviceView);
  }

  private async present(context: GraphContext, outletId: string) {
    return outletView(await placeOf(context.platform.db, outletId), context.platform.clock.now());
  }
}

import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import {
  type Device,
  DeviceKind,
  DeviceType,
  deviceById,
  listOutlets,
  OutletType,
  outletView,
  outletViewById,
} from '../../places/index.ts';
import { beginPairing } from '../devices/begin-pairing.ts';
import { claimPairing } from '../devices/claim-pairing.ts';
import { pairDemoDevice } from '../devices/pair-demo-device.ts';
import { pairDevice } from '../devices/pair-device.ts';
import { findWaitingDevice } from '../devices/waiting-device.ts';
import { viewer } from '../viewer.ts';
import {
  BeginPairingInput,
  ClaimPairingInput,
  NotADemo,
  PairDeviceInput,
  PairedDevice,
  Pairing,
  PairingCodeUnknown,
  PairingExpired,
  PairingPending,
  Viewer,
  WaitingDevice,
} from './identity.types.ts';
import { forgetCaller } from './signed-in.ts';
import { viewerView } from './viewer-view.ts';

const FindWaitingDeviceResult = resultUnion('FindWaitingDeviceResult', 'The device, or that there is none.', [
  WaitingDevice,
  PairingCodeUnknown,
]);
const PairDeviceResult = resultUnion('PairDeviceResult', 'The device that was waiting, or why none.', [
  DeviceType,
  PairingCodeUnknown,
]);
const ClaimPairingResult = resultUnion('ClaimPairingResult', 'The token, or that it must wait, or begin again.', [
  PairedDevice,
  PairingPending,
  PairingExpired,
]);
const PairDemoDeviceResult = resultUnion('PairDemoDeviceResult', 'A paired demo device, or why not.', [
  PairedDevice,
  NotADemo,
]);

@Resolver(() => Viewer)
export class IdentityResolver {
  @Query(() => Viewer, { description: 'Whoever is asking: their name, their device, and what they may do where.' })
  @Access(viewer)
  viewer(@Ctx() context: GraphContext) {
    return viewerView(context);
  }

  @Mutation(() => Pairing, { description: 'A device asks to be paired. It shows the code until somebody enters it.' })
  @Access(beginPairing)
  beginPairing(@Ctx() context: GraphContext, @Arg('input', () => BeginPairingInput) input: BeginPairingInput) {
    return beginPairing(context, input);
  }

  @Mutation(() => PairDeviceResult, { description: 'Enters the code that a waiting device shows.' })
  @Access(pairDevice)
  async pairDevice(@Ctx() context: GraphContext, @Arg('input', () => PairDeviceInput) input: PairDeviceInput) {
    const paired = await pairDevice(context, input);
    return reply('Device', paired, ({ deviceId }) => deviceById(context.platform.db, deviceId));
  }

  @Mutation(() => FindWaitingDeviceResult, {
    description: 'Says which device shows a code, before it is paired: one mistyped digit may be a stranger’s device.',
  })
  @Access(findWaitingDevice)
  async findWaitingDevice(
    @Ctx() context: GraphContext,
    @Arg('code', () => String, { description: 'The six digits that it shows.' }) code: string,
  ) {
    return reply('WaitingDevice', await findWaitingDevice(context, { code }), (found) => found);
  }

  @Mutation(() => ClaimPairingResult, {
    description:
      'The waiting device asks whether its code was entered. Once it was, whoever is signed in in that browser is signed out. When the answer is lost, ask again: for ten minutes it is the same.',
  })
  @Access(claimPairing)
  async claimPairing(@Ctx() context: GraphContext, @Arg('input', () => ClaimPairingInput) input: ClaimPairingInput) {
    const { sessionToken } = context;
    const answer = await claimPairing(context, { ...input, replaces: sessionToken });
    // A device stands where anybody may touch it: nobody stays signed in there.
    if ('device' in answer && sessionToken !== null) {
      forgetCaller(context);
      context.setSessionCookie(null);
    }
    if ('pending' in answer && answer.pending) return { __typename: 'PairingPending', expiresAt: answer.expiresAt };
    return reply('PairedDevice', answer, (paired) => pairedView(context, paired as { device: Device; token: string }));
  }

  @Mutation(() => PairDemoDeviceResult, { description: 'Pairs a device with the demo canteen at one click.' })
  @Access(pairDemoDevice)
  async pairDemoDevice(
    @Ctx() context: GraphContext,
    @Arg('kind', () => DeviceKind, { description: 'What the device will be used as.' }) kind: keyof typeof DeviceKind,
  ) {
    return reply('PairedDevice', await pairDemoDevice(context, { kind }), (paired) => pairedView(context, paired));
  }

  @FieldResolver(() => OutletType, {
    nullable: true,
    description: 'The outlet a device stands in; null for people and keys.',
  })
  outlet(@Root() root: Viewer, @Ctx() context: GraphContext) {
    return root.outletId ? outletViewById(context, root.outletId) : null;
  }

  @FieldResolver(() => DeviceType, { nullable: true, description: 'The device that asks; null for people and keys.' })
  device(@Root() root: Viewer, @Ctx() context: GraphContext) {
    return root.deviceId ? deviceById(context.platform.db, root.deviceId) : null;
  }

  @FieldResolver(() => [OutletType], { description: 'The outlets in which the viewer may do anything at all.' })
  async outlets(@Root() root: Viewer, @Ctx() context: GraphContext) {
    const everywhere = root.permissions.some((held) => held.everywhere);
    const some = new Set(root.permissions.flatMap((held) => held.outletIds));
    const places = await listOutlets(context, {});
    const mine = places.filter((place) => everywhere || some.has(place.outlet.id));
    return mine.map((place) => outletView(place, context.platform.clock.now()));
  }
}

async function pairedView(context: GraphContext, { device, token }: { device: Device; token: string }) {
  return { device, token, outlet: await outletViewById(context, device.outletId) };
}

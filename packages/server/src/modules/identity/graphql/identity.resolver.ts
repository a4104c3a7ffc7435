import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { resolveActor } from '../../../platform/auth/credentials.ts';
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
import { beginPairing, claimPairing, pairDemoDevice, pairDevice } from '../devices/pairing.ts';
import { signIn } from '../sessions/sign-in.ts';
import { signOut } from '../sessions/sign-out.ts';
import { viewer } from '../viewer.ts';
import {
  type ActorKind,
  BeginPairingInput,
  ClaimPairingInput,
  NotADemo,
  PairDeviceInput,
  PairedDevice,
  Pairing,
  PairingCodeUnknown,
  PairingExpired,
  PairingPending,
  SignInInput,
  Viewer,
  WrongCredentials,
} from './identity.types.ts';

const SignInResult = resultUnion('SignInResult', 'Who is now signed in, or why nobody is.', [Viewer, WrongCredentials]);
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

  @Mutation(() => SignInResult, { description: 'Opens a browser session; the answer sets the session cookie.' })
  @Access(signIn)
  async signIn(@Ctx() context: GraphContext, @Arg('input', () => SignInInput) input: SignInInput) {
    return reply('Viewer', await signIn(context, input), async ({ token, expiresAt }) => {
      context.setSessionCookie(token, expiresAt);
      const actor = await context.platform.sockets.use(resolveActor).resolve({ kind: 'session', token });
      return viewerView({ ...context, actor });
    });
  }

  @Mutation(() => Boolean, { description: 'Ends the browser session; the answer clears the cookie. Always true.' })
  @Access(signOut)
  async signOut(@Ctx() context: GraphContext) {
    const done = await signOut(context, { token: context.sessionToken });
    // Others hear of it by its event; here the next request is a stranger's already.
    context.platform.sockets.use(resolveActor).forget(context.actor.id);
    context.setSessionCookie(null);
    return done;
  }

  @Mutation(() => Pairing, { description: 'A device asks to be paired. It shows the code until somebody enters it.' })
  @Access(beginPairing)
  beginPairing(@Ctx() context: GraphContext, @Arg('input', () => BeginPairingInput) input: BeginPairingInput) {
    return beginPairing(context, input);
  }

  @Mutation(() => PairDeviceResult, { description: 'Enters the code that a waiting device shows.' })
  @Access(pairDevice)
  async pairDevice(@Ctx() context: GraphContext, @Arg('input', () => PairDeviceInput) input: PairDeviceInput) {
    return reply('Device', await pairDevice(context, input), (device) => device);
  }

  @Mutation(() => ClaimPairingResult, {
    description:
      'The waiting device asks whether its code was entered. When the answer is lost, ask again: for ten minutes it is the same.',
  })
  @Access(claimPairing)
  async claimPairing(@Ctx() context: GraphContext, @Arg('input', () => ClaimPairingInput) input: ClaimPairingInput) {
    const answer = await claimPairing(context, input);
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

/** Whoever asks, as the schema shows them. */
export async function viewerView(context: GraphContext) {
  const seen = await viewer(context, {});
  return { ...seen, kind: seen.kind.toUpperCase() as keyof typeof ActorKind };
}

async function pairedView(context: GraphContext, { device, token }: { device: Device; token: string }) {
  return { device, token, outlet: await outletViewById(context, device.outletId) };
}

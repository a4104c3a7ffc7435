import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access, Entrance } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { mySecondFactor } from '../factors/my-second-factor.ts';
import { addPasskey } from '../passkeys/add-passkey.ts';
import { beginPasskey } from '../passkeys/begin-passkey.ts';
import { beginPasskeyConfirmation } from '../passkeys/begin-passkey-confirmation.ts';
import { beginPasskeySignIn } from '../passkeys/begin-passkey-sign-in.ts';
import { removePasskey } from '../passkeys/remove-passkey.ts';
import { renamePasskey } from '../passkeys/rename-passkey.ts';
import { signInWithPasskey } from '../passkeys/sign-in-with-passkey.ts';
import { NoFactor, SecondFactor } from './factors.types.ts';
import { Viewer } from './identity.types.ts';
import {
  AddPasskeyInput,
  PasskeyAdded,
  PasskeyCloned,
  PasskeyIsThere,
  PasskeyOptions,
  PasskeyRefused,
  PasskeysUnavailable,
  RenamePasskeyInput,
  SignInWithPasskeyInput,
  TooManyPasskeys,
  WrongPasskey,
} from './passkeys.types.ts';
import { ChallengeOver, TokenPairType, TooManySessions } from './sessions.types.ts';
import { forgetCaller, signInOrigin, welcome } from './signed-in.ts';

const BeginPasskeyResult = resultUnion('BeginPasskeyResult', 'What the browser needs to make a passkey, or why not.', [
  PasskeyOptions,
  PasskeysUnavailable,
  TooManyPasskeys,
]);
const AddPasskeyResult = resultUnion('AddPasskeyResult', 'The passkey that is now on, or why none.', [
  PasskeyAdded,
  PasskeyRefused,
  PasskeyIsThere,
  TooManyPasskeys,
]);
const BeginPasskeySignInResult = resultUnion(
  'BeginPasskeySignInResult',
  'What the browser needs to ask for a passkey, or why not.',
  [PasskeyOptions, PasskeysUnavailable, ChallengeOver],
);
const BeginPasskeyConfirmationResult = resultUnion(
  'BeginPasskeyConfirmationResult',
  'What the browser needs to ask for a passkey, or why not.',
  [PasskeyOptions, PasskeysUnavailable, NoFactor],
);
const SignInWithPasskeyResult = resultUnion('SignInWithPasskeyResult', 'Who is now signed in, or why nobody is.', [
  Viewer,
  TokenPairType,
  WrongPasskey,
  PasskeyCloned,
  TooManySessions,
]);

@Resolver()
export class PasskeysResolver {
  @Mutation(() => BeginPasskeyResult, {
    description: 'Begins a passkey: nothing is on until `addPasskey` hears what the authenticator made.',
  })
  @Access(beginPasskey)
  async beginPasskey(@Ctx() context: GraphContext) {
    return reply('PasskeyOptions', await beginPasskey(context, {}), (asked) => asked);
  }

  @Mutation(() => AddPasskeyResult, {
    description: 'Adds a passkey as a second factor, and to sign in with; the viewer’s other sessions end.',
  })
  @Access(addPasskey)
  async addPasskey(@Ctx() context: GraphContext, @Arg('input', () => AddPasskeyInput) input: AddPasskeyInput) {
    const answer = await addPasskey(context, input as Parameters<typeof addPasskey>[1]);
    forgetCaller(context);
    return reply('PasskeyAdded', answer, (added) => added);
  }

  @Mutation(() => SecondFactor, { description: 'Gives a passkey of one’s own another name.' })
  @Access(renamePasskey)
  async renamePasskey(@Ctx() context: GraphContext, @Arg('input', () => RenamePasskeyInput) input: RenamePasskeyInput) {
    await renamePasskey(context, input);
    return mySecondFactor(context, {});
  }

  @Mutation(() => Boolean, {
    description: 'Removes a passkey of one’s own; the viewer’s other sessions end. Always true.',
  })
  @Access(removePasskey)
  async removePasskey(
    @Ctx() context: GraphContext,
    @Arg('id', () => UuidScalar, { description: 'The passkey’s id.' }) id: string,
  ) {
    const done = await removePasskey(context, { id });
    forgetCaller(context);
    return done;
  }

  @Mutation(() => BeginPasskeySignInResult, {
    description:
      'Asks for a passkey to sign in with: by itself, for `signInWithPasskey`, or as the second step of a sign-in, for `completeSignIn`.',
  })
  @Access(beginPasskeySignIn)
  @Entrance()
  async beginPasskeySignIn(
    @Ctx() context: GraphContext,
    @Arg('challenge', () => String, {
      nullable: true,
      description: 'What `signIn` answered, for the second step; without it no password is needed.',
    })
    challenge?: string,
  ) {
    return reply('PasskeyOptions', await beginPasskeySignIn(context, { challenge }), (asked) => asked);
  }

  @Mutation(() => SignInWithPasskeyResult, {
    description:
      'Opens a session by a passkey alone, whose authenticator has verified the person: it counts as password and second factor.',
  })
  @Access(signInWithPasskey)
  @Entrance()
  async signInWithPasskey(
    @Ctx() context: GraphContext,
    @Arg('input', () => SignInWithPasskeyInput) input: SignInWithPasskeyInput,
  ) {
    const asked = { ...input, ...signInOrigin(context, input) };
    const answer = await signInWithPasskey(context, asked as Parameters<typeof signInWithPasskey>[1]);
    if ('accessToken' in answer) return { __typename: 'TokenPair', ...answer };
    return reply('Viewer', answer, (opened) => welcome(context, opened));
  }

  @Mutation(() => BeginPasskeyConfirmationResult, {
    description: 'Asks for one of the viewer’s own passkeys, for `confirmItsMe` in this session.',
  })
  @Access(beginPasskeyConfirmation)
  async beginPasskeyConfirmation(@Ctx() context: GraphContext) {
    return reply('PasskeyOptions', await beginPasskeyConfirmation(context, {}), (asked) => asked);
  }
}

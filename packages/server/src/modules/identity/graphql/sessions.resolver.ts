import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Access, Entrance } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { completeSignIn } from '../sessions/complete-sign-in.ts';
import { confirmItsMe } from '../sessions/confirm-its-me.ts';
import { mySessions } from '../sessions/my-sessions.ts';
import { revokeOtherSessions } from '../sessions/revoke-other-sessions.ts';
import { revokeSession } from '../sessions/revoke-session.ts';
import { signIn } from '../sessions/sign-in.ts';
import { signOut } from '../sessions/sign-out.ts';
import { refreshToken } from '../tokens/refresh.ts';
import { Viewer } from './identity.types.ts';
import { PasskeyCloned, WrongPasskey } from './passkeys.types.ts';
import {
  ChallengeOver,
  CompleteSignInInput,
  Confirmation,
  ConfirmItsMeInput,
  NotAdmittedYet,
  NotConfirmed,
  RefreshRefused,
  RefreshTokenInput,
  SecondFactorNeeded,
  SessionType,
  SignInInput,
  TokenPairType,
  TokenReused,
  TooManySessions,
  WrongCode,
  WrongCredentials,
} from './sessions.types.ts';
import { forgetCaller, signInOrigin, welcome } from './signed-in.ts';

const SignInResult = resultUnion('SignInResult', 'Who is now signed in, what is needed besides, or why nobody is.', [
  Viewer,
  TokenPairType,
  SecondFactorNeeded,
  WrongCredentials,
  NotAdmittedYet,
  TooManySessions,
]);
const CompleteSignInResult = resultUnion('CompleteSignInResult', 'Who is now signed in, or why nobody is.', [
  Viewer,
  TokenPairType,
  WrongCode,
  WrongPasskey,
  PasskeyCloned,
  ChallengeOver,
  TooManySessions,
]);
const ConfirmItsMeResult = resultUnion('ConfirmItsMeResult', 'That it was proved, or why not.', [
  Confirmation,
  NotConfirmed,
  WrongPasskey,
  PasskeyCloned,
]);

const RefreshTokenResult = resultUnion('RefreshTokenResult', 'The next pair of tokens, or why none.', [
  TokenPairType,
  RefreshRefused,
  TokenReused,
]);

@Resolver()
export class SessionsResolver {
  @Mutation(() => SignInResult, {
    description:
      'Opens a browser session; the answer sets the session cookie, and what the browser held before ends. With a second factor it asks for a passkey or a code instead.',
  })
  @Access(signIn)
  @Entrance()
  async signIn(@Ctx() context: GraphContext, @Arg('input', () => SignInInput) input: SignInInput) {
    const answer = await signIn(context, { ...input, ...signInOrigin(context, input) });
    if ('challenge' in answer) return { __typename: 'SecondFactorNeeded', ...answer };
    if ('accessToken' in answer) return { __typename: 'TokenPair', ...answer };
    return reply('Viewer', answer, (opened) => welcome(context, opened));
  }

  @Mutation(() => CompleteSignInResult, {
    description:
      'The second step of a sign-in: opens the session, and sets its cookie, for whoever gives a passkey or a code as well.',
  })
  @Access(completeSignIn)
  @Entrance()
  async completeSignIn(
    @Ctx() context: GraphContext,
    @Arg('input', () => CompleteSignInInput) input: CompleteSignInInput,
  ) {
    const asked = { ...input, ...signInOrigin(context, input) };
    const answer = await completeSignIn(context, asked as Parameters<typeof completeSignIn>[1]);
    if ('accessToken' in answer) return { __typename: 'TokenPair', ...answer };
    return reply('Viewer', answer, (opened) => welcome(context, opened));
  }

  @Mutation(() => Boolean, { description: 'Ends the browser session; the answer clears the cookie. Always true.' })
  @Access(signOut)
  async signOut(@Ctx() context: GraphContext) {
    const done = await signOut(context, { token: context.sessionToken });
    forgetCaller(context);
    context.setSessionCookie(null);
    return done;
  }

  @Mutation(() => RefreshTokenResult, {
    description:
      'Exchanges a refresh token for the next pair. When the answer is lost, ask again: for a minute it is the same.',
  })
  @Access(refreshToken)
  @Entrance()
  async refreshToken(@Ctx() context: GraphContext, @Arg('input', () => RefreshTokenInput) input: RefreshTokenInput) {
    return reply('TokenPair', await refreshToken(context, input), (pair) => pair);
  }

  @Query(() => [SessionType], { description: 'Where the viewer is signed in, the newest first.' })
  @Access(mySessions)
  mySessions(@Ctx() context: GraphContext) {
    return mySessions(context, {});
  }

  @Mutation(() => Boolean, {
    description:
      'Ends one of the viewer’s own sessions: its next request is a stranger’s, and its live streams end. Always true.',
  })
  @Access(revokeSession)
  async revokeSession(
    @Ctx() context: GraphContext,
    @Arg('id', () => UuidScalar, { description: 'The session’s id.' }) id: string,
  ) {
    const done = await revokeSession(context, { id });
    forgetCaller(context);
    return done;
  }

  @Mutation(() => Boolean, { description: 'Ends all of the viewer’s sessions but the one that asks. Always true.' })
  @Access(revokeOtherSessions)
  async revokeOtherSessions(@Ctx() context: GraphContext) {
    const done = await revokeOtherSessions(context, {});
    forgetCaller(context);
    return done;
  }

  @Mutation(() => ConfirmItsMeResult, {
    description:
      'Proves that it is still the same person who sits here. Some acts answer FORBIDDEN with the reason CONFIRMATION_NEEDED until this was done within five minutes.',
  })
  @Access(confirmItsMe)
  async confirmItsMe(@Ctx() context: GraphContext, @Arg('input', () => ConfirmItsMeInput) input: ConfirmItsMeInput) {
    const answer = await confirmItsMe(context, input as Parameters<typeof confirmItsMe>[1]);
    forgetCaller(context);
    return reply('Confirmation', answer, (confirmed) => confirmed);
  }
}

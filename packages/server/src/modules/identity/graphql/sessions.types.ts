import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, JsonObjectScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';

export const WrongCredentials = refusalType(
  'WRONG_CREDENTIALS',
  'E-mail or password is wrong, or the person has registered and not followed the link in the letter.',
);
export const NotAdmittedYet = refusalType(
  'NOT_ADMITTED_YET',
  'The password is right and the address is confirmed; the registration waits until somebody at the canteen admits the person.',
);
export const WrongCode = refusalType('WRONG_CODE', 'The code is not right, or was used already.');
export const TooManySessions = refusalType(
  'TOO_MANY_SESSIONS',
  'Who they are is proved, and they are signed in at as many places as they may be. Sign out at one, or sign in again with `endOldest`.',
);
export const ChallengeOver = refusalType('CHALLENGE_OVER', 'The second step took too long: sign in again.');
export const NotConfirmed = refusalType('NOT_CONFIRMED', 'The password or the code is not right.');

export const SignInClient = { BROWSER: 'BROWSER', TOKEN: 'TOKEN' } as const;
registerEnumType(SignInClient, { name: 'SignInClient', description: 'What somebody signs in with.' });

const CLIENT =
  'BROWSER unless said: it gets a session cookie; TOKEN, for programs, gets an access and a refresh token.';
const INSTALLATION =
  'For TOKEN: a number that the program makes for its copy on this device, and sends with each `refreshToken`.';
export const END_OLDEST =
  'True: where one session more is too many, the oldest ends instead of the answer TooManySessions. False unless said.';

@InputType({ description: 'Who somebody claims to be.' })
export class SignInInput {
  @Field(() => String, { description: 'The account’s e-mail address.' })
  email!: string;
  @Field(() => SignInClient, { nullable: true, description: CLIENT })
  client!: keyof typeof SignInClient | null;
  @Field(() => UuidScalar, { nullable: true, description: INSTALLATION })
  installationId!: string | null;
  @Field(() => String, { description: 'Its password.' })
  password!: string;
  @Field(() => Boolean, {
    nullable: true,
    description: END_OLDEST,
  })
  endOldest!: boolean | null;
}

export const FactorKind = { TOTP: 'TOTP', PASSKEY: 'PASSKEY', RECOVERY_CODE: 'RECOVERY_CODE' } as const;
registerEnumType(FactorKind, {
  name: 'FactorKind',
  description: 'What proves a second factor.',
  valuesConfig: {
    TOTP: { description: 'Six digits of an authenticator app.' },
    PASSKEY: { description: 'A passkey, by `beginPasskeySignIn`.' },
    RECOVERY_CODE: { description: 'One of ten codes that were given when the factor was switched on.' },
  },
});

@ObjectType({
  description: 'The password was right; a passkey or a code is needed too, by `completeSignIn`.',
  simpleResolvers: true,
})
export class SecondFactorNeeded {
  @Field(() => String, { description: 'Send it back with the passkey or the code. It is good for one sign-in.' })
  challenge!: string;
  @Field(() => DateTimeScalar, { description: 'Until when they can be given.' })
  expiresAt!: Date;
  @Field(() => [FactorKind], { description: 'What will be accepted.' })
  kinds!: (keyof typeof FactorKind)[];
}

@InputType({ description: 'The second step of a sign-in.' })
export class CompleteSignInInput {
  @Field(() => SignInClient, { nullable: true, description: CLIENT })
  client!: keyof typeof SignInClient | null;
  @Field(() => UuidScalar, { nullable: true, description: INSTALLATION })
  installationId!: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: END_OLDEST,
  })
  endOldest!: boolean | null;
  @Field(() => String, { description: 'What `signIn` answered.' })
  challenge!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Six digits of the authenticator app, or a recovery code. Spaces do not count.',
  })
  code!: string | null;
  @Field(() => JsonObjectScalar, {
    nullable: true,
    description: 'Instead of a code: what `navigator.credentials.get` gave, by its `toJSON()`.',
  })
  passkey!: object | null;
}

@ObjectType('Session', { description: 'A place where a person is signed in.', simpleResolvers: true })
export class SessionType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => String, { description: 'Browser and system, in words, as far as they say what they are.' })
  device!: string;
  @Field(() => String, { nullable: true, description: 'The network address it signed in from.' })
  address!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The country to which that address is registered, or that it is of this network; null when it is not known.',
  })
  place!: string | null;
  @Field(() => DateTimeScalar, { description: 'When it signed in.' })
  createdAt!: Date;
  @Field(() => DateTimeScalar, { description: 'When it was last in use, to the minute.' })
  lastSeenAt!: Date;
  @Field(() => Boolean, { description: 'Whether it is the session that asks.' })
  isThisOne!: boolean;
}

@InputType({ description: 'A proof that it is still the same person: one of the three.' })
export class ConfirmItsMeInput {
  @Field(() => String, { nullable: true, description: 'The account’s password.' })
  password!: string | null;
  @Field(() => String, { nullable: true, description: 'Six digits of the authenticator app, or a recovery code.' })
  code!: string | null;
  @Field(() => JsonObjectScalar, {
    nullable: true,
    description: 'What `navigator.credentials.get` gave for `beginPasskeyConfirmation`, by its `toJSON()`.',
  })
  passkey!: object | null;
}

@ObjectType({
  description: 'The person has proved that it is them: for five minutes the acts that matter are open.',
  simpleResolvers: true,
})
export class Confirmation {
  @Field(() => DateTimeScalar, { description: 'When they did.' })
  confirmedAt!: Date;
}

export const RefreshRefused = refusalType('REFRESH_REFUSED', 'This refresh token is no longer good here.');
export const TokenReused = refusalType(
  'TOKEN_REUSED',
  'A refresh token came a second time, long after it was exchanged: the session was ended.',
);

@ObjectType('TokenPair', {
  description: 'What a program holds that is signed in. Send the first as `Authorization: Bearer <accessToken>`.',
  simpleResolvers: true,
})
export class TokenPairType {
  @Field(() => String, { description: 'Good for ten minutes, and as long as the session is.' })
  accessToken!: string;
  @Field(() => DateTimeScalar, { description: 'Until when.' })
  accessExpiresAt!: Date;
  @Field(() => String, {
    description: 'Gets the next pair by `refreshToken`, once. Keep it safe, and the newest only.',
  })
  refreshToken!: string;
  @Field(() => DateTimeScalar, { description: 'When the session ends at the latest.' })
  refreshExpiresAt!: Date;
}

@InputType({ description: 'What gets the next pair of tokens.' })
export class RefreshTokenInput {
  @Field(() => String, { description: 'The newest refresh token.' })
  refreshToken!: string;
  @Field(() => UuidScalar, { description: 'The number of this copy of the program, as at the sign-in.' })
  installationId!: string;
}

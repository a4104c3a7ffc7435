import { Field, InputType, ObjectType } from 'type-graphql';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, JsonObjectScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { END_OLDEST, SignInClient } from './sessions.types.ts';

export const WrongPasskey = refusalType(
  'WRONG_PASSKEY',
  'The passkey is not known here, is somebody else’s, or was asked for elsewhere or too long ago.',
);
export const PasskeyCloned = refusalType(
  'PASSKEY_CLONED',
  'The passkey has counted backwards, as a copy of it would: it is not accepted, and its owner is told by letter.',
);
export const PasskeyRefused = refusalType(
  'PASSKEY_REFUSED',
  'The passkey was made elsewhere, or too long after it was begun: begin again.',
);
export const PasskeyIsThere = refusalType('PASSKEY_IS_THERE', 'The passkey is in use already.');
export const TooManyPasskeys = refusalType('TOO_MANY_PASSKEYS', 'A person has ten passkeys at most.');
export const PasskeysUnavailable = refusalType(
  'PASSKEYS_UNAVAILABLE',
  'This installation can have no passkeys: its public address needs a name and https.',
);

@ObjectType({ description: 'A passkey of the viewer’s (WebAuthn).', simpleResolvers: true })
export class Passkey {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => String, { description: 'The name that the person gave it.' })
  name!: string;
  @Field(() => DateTimeScalar, { description: 'When it was added.' })
  createdAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was used last; null when it never was.' })
  lastUsedAt!: Date | null;
  @Field(() => Boolean, { description: 'Whether a service carries it to the person’s other devices.' })
  isBackedUp!: boolean;
}

@ObjectType({
  description: 'What a browser needs to ask an authenticator. It is good once, for five minutes.',
  simpleResolvers: true,
})
export class PasskeyOptions {
  @Field(() => JsonObjectScalar, {
    description:
      'To make a passkey: `PublicKeyCredential.parseCreationOptionsFromJSON`; to use one: `parseRequestOptionsFromJSON` (WebAuthn Level 3 §5.1).',
  })
  options!: object;
}

@ObjectType({ description: 'The passkey is on.', simpleResolvers: true })
export class PasskeyAdded {
  @Field(() => UuidScalar, { description: 'The passkey’s id.' })
  id!: string;
  @Field(() => [String], {
    description:
      'Ten recovery codes, told this once, with the first factor of all; else none, and those from before stay good.',
  })
  codes!: string[];
}

@InputType({ description: 'A passkey that an authenticator has made.' })
export class AddPasskeyInput {
  @Field(() => String, { description: 'A name to tell it from others, 1 to 60 characters.' })
  name!: string;
  @Field(() => JsonObjectScalar, {
    description: 'What `navigator.credentials.create` gave, by its `toJSON()`.',
  })
  response!: object;
}

@InputType({ description: 'Another name for a passkey of one’s own.' })
export class RenamePasskeyInput {
  @Field(() => UuidScalar, { description: 'The passkey.' })
  id!: string;
  @Field(() => String, { description: 'The name, 1 to 60 characters.' })
  name!: string;
}

@InputType({ description: 'A sign-in without a password.' })
export class SignInWithPasskeyInput {
  @Field(() => SignInClient, {
    nullable: true,
    description:
      'BROWSER unless said: it gets a session cookie; TOKEN, for programs, gets an access and a refresh token.',
  })
  client!: keyof typeof SignInClient | null;
  @Field(() => UuidScalar, {
    nullable: true,
    description:
      'For TOKEN: a number that the program makes for its copy on this device, and sends with each `refreshToken`.',
  })
  installationId!: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: END_OLDEST,
  })
  endOldest!: boolean | null;
  @Field(() => JsonObjectScalar, { description: 'What `navigator.credentials.get` gave, by its `toJSON()`.' })
  passkey!: object;
}

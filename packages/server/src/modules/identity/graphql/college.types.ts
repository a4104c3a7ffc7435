import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { Viewer } from './identity.types.ts';
import { END_OLDEST, FactorKind } from './sessions.types.ts';

export const CollegeSignInOff = refusalType('COLLEGE_SIGN_IN_OFF', 'The college signs nobody in here at present.');
export const CollegeUnavailable = refusalType('COLLEGE_UNAVAILABLE', 'The college’s provider does not answer.');
export const CollegeAttemptOver = refusalType(
  'COLLEGE_ATTEMPT_OVER',
  'The sign-in took too long, was used already, or began in another browser: begin again.',
);
export const CollegeAnswerRefused = refusalType(
  'COLLEGE_ANSWER_REFUSED',
  'The provider said no, or its answer was not sound.',
);
export const CollegeEmailNotVerified = refusalType(
  'COLLEGE_EMAIL_NOT_VERIFIED',
  'The provider tells no address of the person, or has not verified it.',
);
export const CollegeDomainRefused = refusalType(
  'COLLEGE_DOMAIN_REFUSED',
  'The person’s address is of none of the domains that are let in.',
);
export const CollegePersonUnknown = refusalType(
  'COLLEGE_PERSON_UNKNOWN',
  'The person has no account here, and gets none.',
);
export const CollegeAccountClosed = refusalType('COLLEGE_ACCOUNT_CLOSED', 'The person’s account is disabled.');
export const CollegeLinkNeeded = refusalType(
  'COLLEGE_LINK_NEEDED',
  'The address has an account: its owner signs in to it first, and links it there.',
);
export const CollegeAccountTaken = refusalType(
  'COLLEGE_ACCOUNT_TAKEN',
  'The college account is linked with another account, or the account with another college account.',
);
export const CollegeNotConfigured = refusalType('COLLEGE_NOT_CONFIGURED', 'The installation knows no provider.');

export const CollegeAppEnum = { STAFF: 'STAFF', STUDENT: 'STUDENT' } as const;
registerEnumType(CollegeAppEnum, { name: 'CollegeApp', description: 'The app that somebody signs in to.' });

export const UnknownPersonEnum = { REFUSE: 'REFUSE', REGISTER: 'REGISTER', ADMIT_STUDENT: 'ADMIT_STUDENT' } as const;
registerEnumType(UnknownPersonEnum, {
  name: 'UnknownPerson',
  description: 'What becomes of somebody whom the college knows and the canteen does not.',
  valuesConfig: {
    REFUSE: { description: 'They are not let in.' },
    REGISTER: { description: 'They are registered, and somebody decides.' },
    ADMIT_STUDENT: { description: 'They get an account as a student at once.' },
  },
});

const RETURN_TO = 'The path of the app to go to then.';

@InputType({ description: 'Where somebody comes from who goes to the college to sign in.' })
export class BeginCollegeSignInInput {
  @Field(() => CollegeAppEnum, { description: 'The app.' })
  app!: keyof typeof CollegeAppEnum;
  @Field(() => String, { description: `${RETURN_TO} It begins with /staff/ or /student/; anything else is INVALID.` })
  returnTo!: string;
  @Field(() => Boolean, { nullable: true, description: END_OLDEST })
  endOldest!: boolean | null;
}

@ObjectType({
  description: 'Where the browser goes. Its cookie binds the answer to it for ten minutes.',
  simpleResolvers: true,
})
export class CollegeDoor {
  @Field(() => String, { description: 'An address of the college’s provider.' })
  url!: string;
}

@ObjectType({ description: 'Somebody is signed in by the college.', simpleResolvers: true })
export class CollegeSignedIn {
  @Field(() => String, { description: RETURN_TO })
  returnTo!: string;
  @Field(() => Viewer, { description: 'Who they are here.' })
  viewer!: Viewer;
}

@ObjectType({
  description: 'The college vouches for the person, and their second factor is asked for too, by `completeSignIn`.',
  simpleResolvers: true,
})
export class CollegeSecondStep {
  @Field(() => String, { description: RETURN_TO })
  returnTo!: string;
  @Field(() => String, { description: 'Send it back with the passkey or the code. It is good for one sign-in.' })
  challenge!: string;
  @Field(() => DateTimeScalar, { description: 'Until when they can be given.' })
  expiresAt!: Date;
  @Field(() => [FactorKind], { description: 'What will be accepted.' })
  kinds!: (keyof typeof FactorKind)[];
}

@ObjectType({
  description: 'The person is registered: somebody at the canteen decides, and a letter tells.',
  simpleResolvers: true,
})
export class CollegeRegistered {
  @Field(() => UuidScalar, { description: 'The registration.' })
  registrationId!: string;
}

@ObjectType({ description: 'The college account is linked with the viewer’s account.', simpleResolvers: true })
export class CollegeLinked {
  @Field(() => String, { description: RETURN_TO })
  returnTo!: string;
}

@ObjectType({ description: 'It is the viewer: for five minutes acts that matter are open.', simpleResolvers: true })
export class CollegeConfirmed {
  @Field(() => String, { description: RETURN_TO })
  returnTo!: string;
}

@ObjectType({ description: 'A college account that signs somebody in.', simpleResolvers: true })
export class CollegeAccount {
  @Field(() => String, { description: 'The provider that knows it.' })
  issuer!: string;
  @Field(() => DateTimeScalar, { description: 'Since when it is linked.' })
  linkedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it last signed somebody in.' })
  lastUsedAt!: Date | null;
}

@ObjectType({ description: 'A group of the college that lends its people a role.', simpleResolvers: true })
export class CollegeMapping {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => String, { description: 'The group, as the provider names it.' })
  groupName!: string;
  @Field(() => String, { description: 'The role: a built-in one’s name, or the id of one of the organisation’s own.' })
  role!: string;
  @Field(() => UuidScalar, { nullable: true, description: 'The outlet it is lent in; null: everywhere.' })
  outletId!: string | null;
}

@ObjectType('CollegeSettings', { description: 'Whether and how the college signs people in.', simpleResolvers: true })
export class CollegeSettingsType {
  @Field(() => Boolean, { description: 'Whether it does.' })
  isOn!: boolean;
  @Field(() => [String], { description: 'Domains of the addresses that are let in.' })
  domains!: string[];
  @Field(() => String, { description: 'The claim in which the provider names a person’s groups.' })
  groupsClaim!: string;
  @Field(() => UnknownPersonEnum, { description: 'What becomes of somebody who has no account.' })
  unknownPerson!: keyof typeof UnknownPersonEnum;
  @Field(() => Boolean, { description: 'Whether a second factor that the provider asked for spares ours.' })
  trustsFactor!: boolean;
  @Field(() => [String], { description: 'Values of `acr` that say that it did, besides `mfa` in `amr`.' })
  factorAcrs!: string[];
  @Field(() => [CollegeMapping], { description: 'Which group lends which role.' })
  mappings!: CollegeMapping[];
  @Field(() => String, { nullable: true, description: 'The provider that is configured; null: none.' })
  issuer!: string | null;
  @Field(() => [String], { description: 'The addresses to register at the provider, letter by letter.' })
  redirectUris!: string[];
}

@InputType({ description: 'A group of the college, and the role that it lends.' })
export class CollegeMappingInput {
  @Field(() => String, { description: 'The group, as the provider names it.' })
  groupName!: string;
  @Field(() => String, { description: 'The role; never owner or administrator.' })
  role!: string;
  @Field(() => UuidScalar, { nullable: true, description: 'The outlet it is lent in; null: everywhere.' })
  outletId!: string | null;
}

@InputType({ description: 'Whether and how the college shall sign people in, whole.' })
export class ChangeCollegeSettingsInput {
  @Field(() => UuidScalar, { description: 'Made by the caller; saying it twice does it once.' })
  commandId!: string;
  @Field(() => Boolean, { description: 'Whether it does. Off ends the sessions that it opened.' })
  isOn!: boolean;
  @Field(() => [String], { description: 'Domains of the addresses that are let in; at least one while it is on.' })
  domains!: string[];
  @Field(() => String, { description: 'The claim in which the provider names a person’s groups.' })
  groupsClaim!: string;
  @Field(() => UnknownPersonEnum, { description: 'What becomes of somebody who has no account.' })
  unknownPerson!: keyof typeof UnknownPersonEnum;
  @Field(() => Boolean, { description: 'Whether a second factor that the provider asked for spares ours.' })
  trustsFactor!: boolean;
  @Field(() => [String], { description: 'Values of `acr` that say that it did, besides `mfa` in `amr`.' })
  factorAcrs!: string[];
  @Field(() => [CollegeMappingInput], { description: 'Which group lends which role: all of them.' })
  mappings!: CollegeMappingInput[];
}

@ObjectType({ description: 'What a look at the provider found.', simpleResolvers: true })
export class CollegeLook {
  @Field(() => String, { description: 'The provider.' })
  issuer!: string;
  @Field(() => String, { nullable: true, description: 'Why it cannot be used; null when all is well.' })
  problem!: string | null;
  @Field(() => String, { nullable: true, description: 'Where people are sent to.' })
  authorizationEndpoint!: string | null;
  @Field(() => Boolean, { description: 'Whether it says that it takes PKCE with SHA-256.' })
  supportsPkce!: boolean;
  @Field(() => [String], { description: 'How it says that it signs id tokens.' })
  signingAlgorithms!: string[];
}

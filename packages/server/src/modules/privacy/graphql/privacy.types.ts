import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';

export const ConsentPurpose = { ANALYTICS: 'ANALYTICS', MARKETING: 'MARKETING', LOYALTY: 'LOYALTY' } as const;
registerEnumType(ConsentPurpose, {
  name: 'ConsentPurpose',
  description: 'What data of a person may be used for beyond their orders, each only with their consent.',
  valuesConfig: {
    ANALYTICS: { description: 'Learning from what they order. Not open to people under 18.' },
    MARKETING: { description: 'News and offers by e-mail. Not open to people under 18.' },
    LOYALTY: { description: 'Points for what they spend.' },
  },
});

const COMMAND_ID = 'An id of the caller’s: said again, it is done once.';

export const TextChanged = refusalType('TEXT_CHANGED', 'The text of the consent has changed since it was read.');
export const AgeUnknown = refusalType('AGE_UNKNOWN', 'The year of birth must be said first.');
export const UnderAge = refusalType('UNDER_AGE', 'This purpose is not open to people under 18.');
export const OpenOrder = refusalType('OPEN_ORDER', 'An order of the person is not over yet.');

@ObjectType({ description: 'A purpose, the words a person agrees to, and whether they did.', simpleResolvers: true })
export class Consent {
  @Field(() => ConsentPurpose, { description: 'The purpose.' })
  purpose!: keyof typeof ConsentPurpose;
  @Field(() => Int, { description: 'The version of the text that holds now. Send it when agreeing.' })
  version!: number;
  @Field(() => String, { description: 'What it is called.' })
  title!: string;
  @Field(() => String, { description: 'What the person agrees to.' })
  text!: string;
  @Field(() => Boolean, { description: 'Whether they agree to this version.' })
  given!: boolean;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When they last agreed or took it back.' })
  at!: Date | null;
}

@ObjectType({ description: 'What the viewer decided about their data.', simpleResolvers: true })
export class MyPrivacy {
  @Field(() => Int, { nullable: true, description: 'The year of birth, where it was said.' })
  birthYear!: number | null;
  @Field(() => [Consent], { description: 'Every purpose that wants consent.' })
  consents!: Consent[];
}

@ObjectType({ description: 'The person agreed to a purpose.', simpleResolvers: true })
export class ConsentGiven {
  @Field(() => ConsentPurpose, { description: 'The purpose.' })
  purpose!: keyof typeof ConsentPurpose;
}

@ObjectType({ description: 'Everything that the product keeps about the viewer.', simpleResolvers: true })
export class ExportedData {
  @Field(() => DateTimeScalar, { description: 'The moment it shows.' })
  madeAt!: Date;
  @Field(() => String, { description: 'A JSON document, to be kept as a file.' })
  content!: string;
}

@ObjectType({ description: 'The account is closed, and the person is taken out of it.', simpleResolvers: true })
export class AccountErased {
  @Field(() => DateTimeScalar, { description: 'When.' })
  erasedAt!: Date;
}

@InputType({ description: 'A consent to one purpose.' })
export class GiveConsentInput {
  @Field(() => UuidScalar, { description: COMMAND_ID })
  commandId!: string;
  @Field(() => ConsentPurpose, { description: 'The purpose.' })
  purpose!: keyof typeof ConsentPurpose;
  @Field(() => Int, { description: 'The version of the text that was read.' })
  version!: number;
}

@InputType({ description: 'A consent to take back.' })
export class WithdrawConsentInput {
  @Field(() => UuidScalar, { description: COMMAND_ID })
  commandId!: string;
  @Field(() => ConsentPurpose, { description: 'The purpose.' })
  purpose!: keyof typeof ConsentPurpose;
}

@InputType({ description: 'The year in which somebody was born.' })
export class SetBirthYearInput {
  @Field(() => UuidScalar, { description: 'An id of the caller’s, for the trail. The same again comes to the same.' })
  commandId!: string;
  @Field(() => Int, { nullable: true, description: 'The year, from 1900 on; null leaves it open.' })
  year!: number | null;
}

@ObjectType({
  description:
    'For how many days things are kept once they are over. Then they are removed; the audit trail is not touched.',
  simpleResolvers: true,
})
export class RetentionSettings {
  @Field(() => Int, { description: 'Sessions that have ended, with the addresses they came from.' })
  endedSessionsDays!: number;
  @Field(() => Int, { description: 'Tries to sign in that came to nothing, as they are counted.' })
  vainTriesDays!: number;
  @Field(() => Int, { description: 'Letters that were sent or given up.' })
  sentLettersDays!: number;
  @Field(() => Int, { description: 'Registrations whose address nobody confirmed.' })
  unconfirmedRegistrationsDays!: number;
  @Field(() => Int, { description: 'Devices by which a person is known, since the last sign-in there.' })
  unusedDevicesDays!: number;
  @Field(() => Int, { description: 'Links in letters, once they are over.' })
  oldLinksDays!: number;
}

@InputType({ description: 'For how many days things are kept once they are over. All of it is set.' })
export class ChangeRetentionSettingsInput {
  @Field(() => UuidScalar, { description: 'An id of the caller’s: said again, it is done once.' })
  commandId!: string;
  @Field(() => Int, { description: 'Sessions that have ended, with the addresses they came from: 1 to 365.' })
  endedSessionsDays!: number;
  @Field(() => Int, { description: 'Tries to sign in that came to nothing, as they are counted: 2 to 90.' })
  vainTriesDays!: number;
  @Field(() => Int, { description: 'Letters that were sent or given up: 7 to 730.' })
  sentLettersDays!: number;
  @Field(() => Int, { description: 'Registrations whose address nobody confirmed: 3 to 90.' })
  unconfirmedRegistrationsDays!: number;
  @Field(() => Int, { description: 'Devices by which a person is known, since the last sign-in there: 30 to 365.' })
  unusedDevicesDays!: number;
  @Field(() => Int, { description: 'Links in letters, once they are over: 1 to 90.' })
  oldLinksDays!: number;
}

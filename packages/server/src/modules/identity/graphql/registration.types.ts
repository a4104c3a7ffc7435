import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../platform/graphql/connection.ts';
import { enumOf } from '../../../platform/graphql/enum.ts';
import { LanguageEnum } from '../../../platform/graphql/language.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { SHOWN_STATES } from '../registration/queries.ts';
import { REGISTRATION_KINDS } from '../registration/tables.ts';

export const RegistrationKind = enumOf(REGISTRATION_KINDS);
registerEnumType(RegistrationKind, { name: 'RegistrationKind', description: 'What somebody registers as.' });

export const RegistrationState = enumOf(SHOWN_STATES);
registerEnumType(RegistrationState, {
  name: 'RegistrationState',
  description: 'What became of a registration.',
  valuesConfig: {
    WAITING: { description: 'Nobody has decided yet, or the address is not confirmed.' },
    ADMITTED: { description: 'It became an account.' },
    REJECTED: { description: 'It did not, for a reason that was told to the person.' },
  },
});

@ObjectType('Registration', { description: 'Somebody who wants an account.', simpleResolvers: true })
export class RegistrationType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => String, { description: 'The person’s name.' })
  name!: string;
  @Field(() => String, { description: 'The address they will sign in with.' })
  email!: string;
  @Field(() => String, { nullable: true, description: 'The number on their college card.' })
  collegeId!: string | null;
  @Field(() => RegistrationKind, { description: 'What they register as.' })
  kind!: keyof typeof RegistrationKind;
  @Field(() => DateTimeScalar, { description: 'When they registered.' })
  registeredAt!: Date;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When they followed the link in their letter; only then they can be admitted.',
  })
  addressConfirmedAt!: Date | null;
  @Field(() => RegistrationState, { description: 'What became of it.' })
  state!: keyof typeof RegistrationState;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was rejected.' })
  reason!: string | null;
}

export const RegistrationConnection = connectionType('Registration', () => RegistrationType);

@ObjectType({ description: 'A letter is on its way: the link in it confirms the address.', simpleResolvers: true })
export class Registered {
  @Field(() => String, { description: 'The address it goes to.' })
  email!: string;
}

@ObjectType({ description: 'The address is confirmed.', simpleResolvers: true })
export class AddressConfirmed {
  @Field(() => Boolean, { description: 'Whether the person was admitted already; else somebody is still to decide.' })
  isAdmitted!: boolean;
}

@ObjectType({ description: 'People who were admitted.', simpleResolvers: true })
export class Admitted {
  @Field(() => [RegistrationType], { description: 'Their registrations as they are now.' })
  registrations!: RegistrationType[];
}

export const RegistrationClosed = refusalType('REGISTRATION_CLOSED', 'Nobody can register as this at present.');
export const CollegeIdTaken = refusalType('COLLEGE_ID_TAKEN', 'Another account has this college id.');
export const AddressNotConfirmed = refusalType(
  'ADDRESS_NOT_CONFIRMED',
  'Some of them have not confirmed their address yet.',
  { ids: { type: () => [UuidScalar], description: 'Their registrations.' } },
);
export const RegistrationDecided = refusalType('REGISTRATION_DECIDED', 'Somebody has decided on it meanwhile.', {
  ids: { type: () => [UuidScalar], description: 'The registrations that were decided on.' },
});

@ObjectType({ description: 'Who may register, and what is asked of their password.', simpleResolvers: true })
export class RegistrationSettings {
  @Field(() => Boolean, { description: 'Whether students may register.' })
  studentsMayRegister!: boolean;
  @Field(() => Boolean, { description: 'Whether staff may register.' })
  staffMayRegister!: boolean;
  @Field(() => Int, { description: 'Characters that a student’s password must have.' })
  studentPasswordMin!: number;
}

@InputType({ description: 'Somebody who wants an account.' })
export class RegisterInput {
  @Field(() => UuidScalar, { description: 'Made by the caller. The same id with the same body answers as before.' })
  id!: string;
  @Field(() => String, { description: 'The address to sign in with; a letter goes there.' })
  email!: string;
  @Field(() => String, { description: 'The person’s name.' })
  name!: string;
  @Field(() => String, { description: 'The password to sign in with once they are admitted.' })
  password!: string;
  @Field(() => String, { nullable: true, description: 'The number on their college card.' })
  collegeId?: string | null;
  @Field(() => RegistrationKind, { description: 'What they register as.' })
  kind!: keyof typeof RegistrationKind;
  @Field(() => LanguageEnum, { description: 'The language of their letters.' })
  language!: keyof typeof LanguageEnum;
}

@InputType({ description: 'The link in the letter that confirms an address.' })
export class ConfirmAddressInput {
  @Field(() => String, { description: 'What stands behind `#token=` in the link.' })
  token!: string;
}

@InputType({ description: 'People to admit, all of them or none.' })
export class AdmitInput {
  @Field(() => UuidScalar, { description: 'An id of the caller’s: said again, it is done once.' })
  commandId!: string;
  @Field(() => [UuidScalar], { description: 'Their registrations, at most 100.' })
  ids!: string[];
}

@InputType({ description: 'Somebody not to admit.' })
export class RejectInput {
  @Field(() => UuidScalar, { description: 'An id of the caller’s: said again, it is done once.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The registration.' })
  id!: string;
  @Field(() => String, { description: 'Why, in up to 200 characters. The person reads it.' })
  reason!: string;
}

@InputType({ description: 'Who may register, and what is asked of their password. All of it is set.' })
export class ChangeRegistrationSettingsInput {
  @Field(() => UuidScalar, { description: 'An id of the caller’s: said again, it is done once.' })
  commandId!: string;
  @Field(() => Boolean, { description: 'Whether students may register.' })
  studentsMayRegister!: boolean;
  @Field(() => Boolean, { description: 'Whether staff may register.' })
  staffMayRegister!: boolean;
  @Field(() => Int, { description: 'Characters that a student’s password must have, 8 to 64.' })
  studentPasswordMin!: number;
}

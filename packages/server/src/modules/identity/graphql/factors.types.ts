import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { Passkey } from './passkeys.types.ts';

export const FactorIsOn = refusalType('FACTOR_IS_ON', 'An authenticator app is on already.');
export const NoFactor = refusalType('NO_FACTOR', 'There is no second factor to do this with.');

@ObjectType({ description: 'A second factor that is not on yet: it waits for a first code.', simpleResolvers: true })
export class BegunTotp {
  @Field(() => String, { description: 'The address to show as a QR code (`otpauth://totp/…`). It is told this once.' })
  uri!: string;
  @Field(() => String, { description: 'The same secret in base32, for people who type it.' })
  secret!: string;
}

@ObjectType({
  description: 'Codes for the day the phone is gone. Each works once; they are told this once.',
  simpleResolvers: true,
})
export class RecoveryCodes {
  @Field(() => [String], { description: 'Ten codes.' })
  codes!: string[];
}

@ObjectType({ description: 'How it stands with the viewer’s second factor.', simpleResolvers: true })
export class SecondFactor {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when an authenticator app is on; null without one.',
  })
  onSince!: Date | null;
  @Field(() => [Passkey], { description: 'The viewer’s passkeys, the first one first. Each is a second factor, too.' })
  passkeys!: Passkey[];
  @Field(() => Int, { description: 'How many recovery codes have not been used.' })
  recoveryCodesLeft!: number;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'From when a role of the viewer demands one; null when none does.',
  })
  demandedFrom!: Date | null;
}

@ObjectType({ description: 'The authenticator app is off.', simpleResolvers: true })
export class SecondFactorOff {
  @Field(() => Boolean, { description: 'Always true.' })
  off!: boolean;
}

@ObjectType({ description: 'Whether holders of a role need a second factor.', simpleResolvers: true })
export class FactorRule {
  @Field(() => String, { description: 'The role.' })
  role!: string;
  @Field(() => Boolean, { description: 'Whether they need one.' })
  isDemanded!: boolean;
  @Field(() => Int, { description: 'Days they were given to set it up.' })
  graceDays!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'From when these days count; null when none is needed.' })
  since!: Date | null;
}

export const OneSessionMoreEnum = { END_OLDEST: 'END_OLDEST', REFUSE_NEWEST: 'REFUSE_NEWEST' } as const;
registerEnumType(OneSessionMoreEnum, {
  name: 'OneSessionMore',
  description: 'What happens when a person who has as many sessions as they may have signs in once more.',
  valuesConfig: {
    END_OLDEST: { description: 'The oldest session ends.' },
    REFUSE_NEWEST: {
      description:
        'None is opened, and the answer is TooManySessions, unless the person asks for the oldest to end (`endOldest`).',
    },
  },
});

@ObjectType({
  description:
    'How long sessions last, how often one may guess or ask for letters, when tills lock, and who needs a second factor.',
  simpleResolvers: true,
})
export class SecuritySettings {
  @Field(() => Int, { description: 'Minutes after which an unused session of staff ends.' })
  staffIdleMinutes!: number;
  @Field(() => Int, { description: 'Hours after which a session of staff ends, used or not.' })
  staffHours!: number;
  @Field(() => Int, { description: 'Minutes after which an unused session of a student ends.' })
  studentIdleMinutes!: number;
  @Field(() => Int, { description: 'Hours after which a session of a student ends, used or not.' })
  studentHours!: number;
  @Field(() => Int, { description: 'Sessions that one person may have.' })
  sessionsAtMost!: number;
  @Field(() => Int, { description: 'Wrong passwords or codes that nobody waits for.' })
  guessFreeTries!: number;
  @Field(() => Int, { description: 'The longest wait between two tries, in seconds; it doubles from one second on.' })
  guessWaitSecondsMax!: number;
  @Field(() => Int, {
    description: 'Wrong tries after which an account is closed for a while to devices that are new to it.',
  })
  guessLockAfter!: number;
  @Field(() => Int, { description: 'Minutes that it is closed for.' })
  guessLockMinutes!: number;
  @Field(() => Int, { description: 'Vain tries in an hour from one block of addresses, known devices aside.' })
  addressTriesPerHour!: number;
  @Field(() => OneSessionMoreEnum, { description: 'What happens when a person who has that many signs in once more.' })
  oneSessionMore!: keyof typeof OneSessionMoreEnum;
  @Field(() => Int, {
    description:
      'Letters that may be asked for in an hour from one block of addresses, by registering or for a new password.',
  })
  addressLettersPerHour!: number;
  @Field(() => Int, {
    description: 'Such letters in an hour to one mailbox, whoever asks.',
  })
  mailboxLettersPerHour!: number;
  @Field(() => Int, { description: 'Minutes without a touch after which a till locks itself.' })
  tillIdleMinutes!: number;
  @Field(() => Int, { description: 'Wrong PINs after which all tills are closed to a person.' })
  pinLockAfter!: number;
  @Field(() => Int, { description: 'Minutes that they are closed for.' })
  pinLockMinutes!: number;
  @Field(() => [FactorRule], { description: 'Each role of people.' })
  factorRules!: FactorRule[];
}

@InputType({ description: 'A role whose holders need a second factor.' })
export class FactorRuleInput {
  @Field(() => String, { description: 'The role.' })
  role!: string;
  @Field(() => Int, {
    description: 'Days to set it up in, 0 to 90. Afterwards nothing else can be done before it is on.',
  })
  graceDays!: number;
}

@InputType({
  description:
    'How long sessions last, how often one may guess or ask for letters, when tills lock, and who needs a second factor. All of it is set.',
})
export class ChangeSecuritySettingsInput {
  @Field(() => UuidScalar, { description: 'An id of the caller’s: said again, it is done once.' })
  commandId!: string;
  @Field(() => Int, { description: 'Minutes after which an unused session of staff ends, 5 to 60.' })
  staffIdleMinutes!: number;
  @Field(() => Int, { description: 'Hours after which a session of staff ends, 1 to 24.' })
  staffHours!: number;
  @Field(() => Int, { description: 'Minutes after which an unused session of a student ends, 15 to 43200.' })
  studentIdleMinutes!: number;
  @Field(() => Int, { description: 'Hours after which a session of a student ends, 1 to 720.' })
  studentHours!: number;
  @Field(() => Int, { description: 'Sessions that one person may have, 1 to 20.' })
  sessionsAtMost!: number;
  @Field(() => Int, { description: 'Wrong passwords or codes that nobody waits for: 3 to 10.' })
  guessFreeTries!: number;
  @Field(() => Int, {
    description: 'The longest wait between two tries, in seconds; it doubles from one second on: 60 to 3600.',
  })
  guessWaitSecondsMax!: number;
  @Field(() => Int, {
    description: 'Wrong tries after which an account is closed for a while to devices that are new to it: 10 to 100.',
  })
  guessLockAfter!: number;
  @Field(() => Int, { description: 'Minutes that it is closed for: 15 to 1440.' })
  guessLockMinutes!: number;
  @Field(() => Int, {
    description: 'Vain tries in an hour from one block of addresses, known devices aside: 30 to 5000.',
  })
  addressTriesPerHour!: number;
  @Field(() => OneSessionMoreEnum, { description: 'What happens when a person who has that many signs in once more.' })
  oneSessionMore!: keyof typeof OneSessionMoreEnum;
  @Field(() => Int, {
    description:
      'Letters that may be asked for in an hour from one block of addresses, by registering or for a new password: 20 to 10000.',
  })
  addressLettersPerHour!: number;
  @Field(() => Int, {
    description: 'Such letters in an hour to one mailbox, whoever asks: 2 to 20.',
  })
  mailboxLettersPerHour!: number;
  @Field(() => Int, { description: 'Minutes without a touch after which a till locks itself: 1 to 30.' })
  tillIdleMinutes!: number;
  @Field(() => Int, { description: 'Wrong PINs after which all tills are closed to a person: 3 to 8.' })
  pinLockAfter!: number;
  @Field(() => Int, { description: 'Minutes that they are closed for: 30 to 1440.' })
  pinLockMinutes!: number;
  @Field(() => [FactorRuleInput], { description: 'The roles that need a second factor; others do not.' })
  factorRules!: FactorRuleInput[];
}

import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LanguageEnum } from '../../../platform/graphql/language.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { DeviceKind, DeviceType, OutletType } from '../../places/index.ts';
import { Preferences } from './profile.types.ts';

export const ActorKind = {
  ANONYMOUS: 'ANONYMOUS',
  USER: 'USER',
  DEVICE: 'DEVICE',
  KEY: 'KEY',
  SYSTEM: 'SYSTEM',
} as const;
registerEnumType(ActorKind, { name: 'ActorKind', description: 'What kind of caller somebody is.' });

@ObjectType({ description: 'A permission of the viewer and where it holds.', simpleResolvers: true })
export class ViewerPermission {
  @Field(() => String, { description: 'Its name, `noun:verb`.' })
  permission!: string;
  @Field(() => Boolean, { description: 'True when it holds in every outlet.' })
  everywhere!: boolean;
  @Field(() => [UuidScalar], { description: 'The outlets it holds in; empty when it holds everywhere.' })
  outletIds!: string[];
}

@ObjectType({ description: 'Whoever is asking.' })
export class Viewer {
  @Field(() => ActorKind, { description: 'Person, device, API key or nobody yet.', simple: true })
  kind!: keyof typeof ActorKind;
  @Field(() => String, { description: 'A name to greet or to log.', simple: true })
  name!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The e-mail address of a signed-in person; null at a till.',
    simple: true,
  })
  email!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The number on the college card of a person; null at a till.',
    simple: true,
  })
  collegeId!: string | null;
  @Field(() => LanguageEnum, {
    nullable: true,
    description: 'What a person wants letters and screens in; null for devices and keys.',
    simple: true,
  })
  language!: keyof typeof LanguageEnum | null;
  @Field(() => Preferences, {
    nullable: true,
    description: 'How a person wants screens to look; null for devices and keys.',
    simple: true,
  })
  preferences!: Preferences | null;
  @Field(() => [ViewerPermission], { description: 'What the viewer may do, and where.', simple: true })
  permissions!: ViewerPermission[];
  @Field(() => Boolean, {
    description: 'Whether the password was chosen by somebody else: until `changePassword`, nothing else is allowed.',
    simple: true,
  })
  passwordIsDue!: boolean;
  @Field(() => Boolean, {
    description:
      'True while the viewer’s password is too short for a role of theirs and no second factor is on: until one of the two is otherwise, they hold no permission.',
    simple: true,
  })
  passwordIsShort!: boolean;
  @Field(() => Boolean, {
    description: 'True while a role of the viewer demands a second factor: until one is on, they hold no permission.',
    simple: true,
  })
  factorIsDue!: boolean;
  @Field(() => Int, {
    nullable: true,
    description: 'Of a person at a till: after how many minutes without a touch it locks itself. Null for all others.',
    simple: true,
  })
  tillIdleMinutes!: number | null;
  deviceId!: string | null;
  outletId!: string | null;
}

export const PairingCodeUnknown = refusalType('PAIRING_CODE_UNKNOWN', 'No device is waiting with this code.');
export const PairingExpired = refusalType('PAIRING_EXPIRED', 'The code is no longer good: begin again.');
export const NotADemo = refusalType('NOT_A_DEMO', 'This works only while the demo canteen is loaded.');

@ObjectType({ description: 'A device’s wish to be paired. Show the code, keep the secret.', simpleResolvers: true })
export class Pairing {
  @Field(() => UuidScalar, { description: 'Stable id, for `claimPairing`.' })
  id!: string;
  @Field(() => DeviceKind, { description: 'What the device will be used as.' })
  kind!: keyof typeof DeviceKind;
  @Field(() => String, { description: 'Six digits to enter under Devices in the staff app.' })
  code!: string;
  @Field(() => String, { description: 'Known to the waiting device alone; needed to claim the pairing.' })
  secret!: string;
  @Field(() => DateTimeScalar, { description: 'Until when the code can be entered.' })
  expiresAt!: Date;
}

@ObjectType({ description: 'A pairing that succeeded.', simpleResolvers: true })
export class PairedDevice {
  @Field(() => DeviceType, { description: 'The device.' })
  device!: DeviceType;
  @Field(() => OutletType, { description: 'The outlet it now belongs to.' })
  outlet!: OutletType;
  @Field(() => String, {
    description: 'Send it as `Authorization: Device <token>` and keep it: it is told for ten minutes, and not again.',
  })
  token!: string;
}

@ObjectType({ description: 'Nobody has entered the code yet: ask again in a second.', simpleResolvers: true })
export class PairingPending {
  @Field(() => DateTimeScalar, { description: 'Until when the code can be entered.' })
  expiresAt!: Date;
}

@ObjectType({ description: 'A device that shows a code and waits to be paired.', simpleResolvers: true })
export class WaitingDevice {
  @Field(() => DeviceKind, { description: 'What it says it will be used as.' })
  kind!: keyof typeof DeviceKind;
  @Field(() => DateTimeScalar, { description: 'Since when it shows this code.' })
  waitingSince!: Date;
  @Field(() => String, { nullable: true, description: 'The address from which it asks; null where it is not known.' })
  address!: string | null;
}

@InputType({ description: 'What a device wants to be.' })
export class BeginPairingInput {
  @Field(() => DeviceKind, { description: 'What it will be used as.' })
  kind!: keyof typeof DeviceKind;
}

@InputType({ description: 'A code read from a device’s screen.' })
export class PairDeviceInput {
  @Field(() => UuidScalar, { description: 'Made by the caller; the same again pairs nothing more.' })
  commandId!: string;
  @Field(() => DeviceKind, { description: 'What the device is, as `findWaitingDevice` says: another is not paired.' })
  kind!: keyof typeof DeviceKind;
  @Field(() => String, { description: 'The six digits it shows.' })
  code!: string;
  @Field(() => UuidScalar, { description: 'The outlet it will belong to.' })
  outletId!: string;
  @Field(() => String, { description: 'A name to find it by: “Kiosk at the entrance”.' })
  name!: string;
}

@InputType({ description: 'The waiting device’s proof.' })
export class ClaimPairingInput {
  @Field(() => UuidScalar, { description: 'The pairing’s id.' })
  pairingId!: string;
  @Field(() => String, { description: 'The secret it was given with the code.' })
  secret!: string;
}

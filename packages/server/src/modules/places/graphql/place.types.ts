import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../../../platform/graphql/enum.ts';
import { DateTimeScalar, LocalDateScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { deviceKind, taxProfile } from '../tables.ts';

export const TaxProfile = enumOf(taxProfile.enumValues);
export const DeviceKind = enumOf(deviceKind.enumValues);

registerEnumType(TaxProfile, {
  name: 'TaxProfile',
  description: 'Which tax rules the organisation sells under (dated; India).',
});
registerEnumType(DeviceKind, { name: 'DeviceKind', description: 'What a paired device is used as.' });

@ObjectType('Organisation', { description: 'The one legal entity of this installation.', simpleResolvers: true })
export class OrganisationType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => String, { description: 'The name people know it by.' })
  name!: string;
  @Field(() => String, { description: 'The name on its documents.' })
  legalName!: string;
  @Field(() => String, { description: 'ISO 4217 code of the one currency of every Money here.' })
  currency!: string;
  @Field(() => String, { description: 'IANA time zone that business and tax dates are computed in.' })
  zone!: string;
  @Field(() => TaxProfile, { description: 'The tax rules it sells under.' })
  taxProfile!: keyof typeof TaxProfile;
  @Field(() => String, { nullable: true, description: 'GST registration number, when registered.' })
  gstin!: string | null;
  @Field(() => String, { description: 'GST State code, two digits.' })
  stateCode!: string;
  @Field(() => String, { nullable: true, description: 'Food licence number (FSSAI), printed on every bill.' })
  fssaiLicence!: string | null;
  @Field(() => Boolean, { description: 'Whether menu prices include tax.' })
  pricesIncludeTax!: boolean;
  @Field(() => Boolean, { description: 'Whether cash totals are rounded to the whole rupee.' })
  roundsCash!: boolean;
  @Field(() => Boolean, { description: 'True while the demo canteen is loaded; demo accounts work only then.' })
  demo!: boolean;
}

@ObjectType('Station', {
  description: 'A place in a kitchen where dishes are made; tickets go to stations.',
  simpleResolvers: true,
})
export class StationType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => String, { description: 'The code by which dishes name their station.' })
  code!: string;
  @Field(() => String, { description: 'The name on the kitchen display.' })
  name!: string;
  @Field(() => Int, { description: 'Order in which stations are shown.' })
  position!: number;
}

@ObjectType('Device', { description: 'A paired kiosk, kitchen display, board or counter.', simpleResolvers: true })
export class DeviceType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => DeviceKind, { description: 'What it is used as.' })
  kind!: keyof typeof DeviceKind;
  @Field(() => String, { description: 'The name it was given at pairing.' })
  name!: string;
  @Field(() => Int, { description: 'Its number among the outlet’s devices of this kind; part of its invoice series.' })
  number!: number;
  @Field(() => DateTimeScalar, { description: 'When it was paired.' })
  pairedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it last spoke to us.' })
  lastSeenAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When its trust was withdrawn.' })
  revokedAt!: Date | null;
}

@ObjectType('Outlet', { description: 'One counter or canteen where orders are placed, cooked and collected.' })
export class OutletType {
  @Field(() => UuidScalar, { description: 'Stable id.', simple: true })
  id!: string;
  @Field(() => String, { description: 'Short code; the beginning of its invoice numbers.', simple: true })
  code!: string;
  @Field(() => String, { description: 'The name people know it by.', simple: true })
  name!: string;
  @Field(() => Int, { description: 'Opening, in minutes after local midnight.', simple: true })
  opensAt!: number;
  @Field(() => Int, { description: 'Closing, in minutes after local midnight.', simple: true })
  closesAt!: number;
  @Field(() => Int, { description: 'The local hour at which a new business day begins.', simple: true })
  dayCutHour!: number;
  @Field(() => String, { description: 'First letters of its tokens.', simple: true })
  tokenPrefix!: string;
  @Field(() => Boolean, { description: 'Whether a meal may be cooked before it is paid at the counter.', simple: true })
  cooksBeforePay!: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'Its own tax registration (GSTIN), if it has one.',
    simple: true,
  })
  gstin!: string | null;
  @Field(() => String, { nullable: true, description: 'Where it is, as its invoices say.', simple: true })
  address!: string | null;
  @Field(() => Boolean, { description: 'The manager’s switch: false stops new orders at any hour.', simple: true })
  takesOrders!: boolean;
  @Field(() => Boolean, { description: 'Whether an order would be taken right now.', simple: true })
  openNow!: boolean;
  @Field(() => LocalDateScalar, { description: 'Today’s business date here.', simple: true })
  businessDate!: string;
}

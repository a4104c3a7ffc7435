import { Field, InputType, Int } from 'type-graphql';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { TaxProfile } from './place.types.ts';

export const CodeTaken = refusalType('CODE_TAKEN', 'Something else has this code already. Choose another.');

@InputType({ description: 'The organisation as it should be.' })
export class SaveOrganisationInput {
  @Field(() => UuidScalar, { description: 'Made by you: saying it again is harmless.' })
  commandId!: string;
  @Field(() => String, { description: 'The name people know it by.' })
  name!: string;
  @Field(() => String, { description: 'The name on its documents.' })
  legalName!: string;
  @Field(() => String, { nullable: true, description: 'GST registration number, when registered.' })
  gstin?: string | null;
  @Field(() => String, { nullable: true, description: 'Food licence number (FSSAI): fourteen digits.' })
  fssaiLicence?: string | null;
  @Field(() => String, { description: 'GST State code, two digits; stays once there is an outlet.' })
  stateCode!: string;
  @Field(() => TaxProfile, { description: 'The tax rules it sells under; stays once there is an outlet.' })
  taxProfile!: keyof typeof TaxProfile;
  @Field(() => Boolean, { description: 'Whether menu prices include tax; stays once there is an outlet.' })
  pricesIncludeTax!: boolean;
}

@InputType({ description: 'An outlet as it should be.' })
export class SaveOutletInput {
  @Field(() => UuidScalar, { description: 'Made by you (UUIDv7): a new id makes an outlet, a known one changes it.' })
  id!: string;
  @Field(() => String, {
    description:
      'Two to four capitals or digits, beginning with a letter; not two characters, K or C, and a digit: devices number so.',
  })
  code!: string;
  @Field(() => String, { description: 'The name people know it by.' })
  name!: string;
  @Field(() => Int, { description: 'Opening, in minutes after local midnight.' })
  opensAt!: number;
  @Field(() => Int, { description: 'Closing, in minutes after local midnight.' })
  closesAt!: number;
  @Field(() => Int, { description: 'The local hour at which a new business day begins, 0 to 12.' })
  dayCutHour!: number;
  @Field(() => String, { description: 'One or two capitals that its tokens begin with.' })
  tokenPrefix!: string;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether a meal may be cooked before it is paid at the counter.',
  })
  cooksBeforePay!: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'Its own tax registration (GSTIN), when it has one; without it the organisation’s counts.',
  })
  gstin?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Where it is, as its invoices say; on several lines, at most 300 characters.',
  })
  address?: string | null;
}

@InputType({ description: 'A kitchen station as it should be.' })
export class SaveStationInput {
  @Field(() => UuidScalar, { description: 'Made by you: a new id makes a station, a known one changes it.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The outlet it stands in.' })
  outletId!: string;
  @Field(() => String, { description: 'Capitals, digits, underscores; dishes name their station by it.' })
  code!: string;
  @Field(() => String, { description: 'The name on the kitchen display.' })
  name!: string;
  @Field(() => Int, { description: 'Order in which stations are shown.' })
  position!: number;
}

@InputType({ description: 'The open switch of an outlet.' })
export class SetOutletOpenInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The outlet.' })
  outletId!: string;
  @Field(() => Boolean, { description: 'True to take orders within the hours.' })
  takesOrders!: boolean;
}

import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { LiveMessageInterface } from '../../../platform/graphql/live-message.ts';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';

@ObjectType('IdentityAlert', {
  description: 'Something that did not add up, from when it was found until it did again.',
  simpleResolvers: true,
})
export class IdentityAlertType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => DateTimeScalar, { description: 'When it was found.' })
  openedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it added up again; null while it does not.' })
  resolvedAt!: Date | null;
  @Field(() => Int, { description: 'In how many places it did not hold.' })
  places!: number;
  @Field(() => [String], { description: 'The first of them, with their figures in paise or thousandths; 20 at most.' })
  violations!: string[];
  @Field(() => DateTimeScalar, { nullable: true, description: 'When somebody said that they have seen it.' })
  acknowledgedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Who, as the audit trail calls them.' })
  acknowledgedByLabel!: string | null;
  @Field(() => String, { nullable: true, description: 'What they make of it.' })
  note!: string | null;
}

@ObjectType('Identity', { description: 'Something that must always add up.', simpleResolvers: true })
export class IdentityType {
  @Field(() => String, { description: 'What must hold, with its module before it.' })
  name!: string;
  @Field(() => Boolean, { description: 'Whether it did when it was last looked at.' })
  holds!: boolean;
  @Field(() => DateTimeScalar, { description: 'Since when it does, or does not.' })
  since!: Date;
  @Field(() => DateTimeScalar, { description: 'When it was last looked at.' })
  checkedAt!: Date;
  @Field(() => [IdentityAlertType], { description: 'When it did not hold, the newest first.' })
  alerts!: readonly IdentityAlertType[];
}

@ObjectType({
  implements: LiveMessageInterface,
  description: 'Everything was looked at, or an alert was acknowledged.',
  simpleResolvers: true,
})
export class IdentitiesLookedAt extends LiveMessageInterface {
  @Field(() => [IdentityType], { description: 'What is not as it was; empty when all is.' })
  changed!: readonly IdentityType[];
}

export const AlreadyAcknowledged = refusalType('ALREADY_ACKNOWLEDGED', 'Somebody has said that they saw it.', {
  by: { type: () => String, description: 'Who.' },
});

@InputType({ description: 'That one has seen that something does not add up, and what one makes of it.' })
export class AcknowledgeIdentityAlertInput {
  @Field(() => UuidScalar, { description: 'Made by you: the same id again does nothing new.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The alert.' })
  alertId!: string;
  @Field(() => String, { description: 'What one makes of it, in words.' })
  note!: string;
}

import { Field, Int, ObjectType } from 'type-graphql';
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

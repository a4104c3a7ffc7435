import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';

@ObjectType({ description: 'Somebody who may take over a till by their PIN.', simpleResolvers: true })
export class TillPersonType {
  @Field(() => UuidScalar, { description: 'Their account.' })
  id!: string;
  @Field(() => String, { description: 'What they are called.' })
  name!: string;
}

@ObjectType({ description: 'The viewer’s own PIN for tills, without the PIN.', simpleResolvers: true })
export class MyPin {
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was set; null: there is none.' })
  setAt!: Date | null;
}

export const PinTooEasy = refusalType('PIN_TOO_EASY', 'The PIN is one that many would try first.');
export const WrongPin = refusalType('WRONG_PIN', 'The PIN is not right.', {
  triesLeft: {
    type: () => Int,
    description: 'How many more wrong ones there may be before all have to wait; 0: they wait now.',
  },
});
export const NotAtThisTill = refusalType('NOT_AT_THIS_TILL', 'The person may not take over this till, or has no PIN.');

@InputType({ description: 'Who takes over a till.' })
export class TakeOverTillInput {
  @Field(() => UuidScalar, { description: 'The person, as `tillPeople` names them.' })
  personId!: string;
  @Field(() => String, { description: 'Their PIN: four to eight digits.' })
  pin!: string;
}

import { Field, InterfaceType } from 'type-graphql';
import { DateTimeScalar, PositionScalar } from './scalars.ts';

@InterfaceType('LiveMessage', {
  description:
    'One message of a live stream. When `after` is not the position of the last message you saw, something was missed: ask again.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class LiveMessageInterface {
  @Field(() => PositionScalar, { description: 'The position in the outlet’s stream; pass it as `since` to resume.' })
  position!: number;

  @Field(() => PositionScalar, { description: 'The position of the message before this one in this subscription.' })
  after!: number;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  at!: Date;
}

import { Field, InputType, ObjectType } from 'type-graphql';
import { LanguageEnum } from '../../../platform/graphql/language.ts';

@ObjectType({ description: 'How a person wants screens to look.', simpleResolvers: true })
export class Preferences {
  @Field(() => Boolean, { description: 'Larger letters.' })
  largeText!: boolean;
  @Field(() => Boolean, { description: 'Stronger contrast.' })
  highContrast!: boolean;
  @Field(() => Boolean, { description: 'Nothing moves by itself.' })
  reduceMotion!: boolean;
}

@InputType({ description: 'How a person wants screens to look.' })
export class PreferencesInput {
  @Field(() => Boolean, { description: 'Larger letters.' })
  largeText!: boolean;
  @Field(() => Boolean, { description: 'Stronger contrast.' })
  highContrast!: boolean;
  @Field(() => Boolean, { description: 'Nothing moves by itself.' })
  reduceMotion!: boolean;
}

@InputType({ description: 'What a person says of themselves. All of it is set.' })
export class ChangeProfileInput {
  @Field(() => String, { description: 'Their name.' })
  name!: string;
  @Field(() => LanguageEnum, { description: 'The language of their letters and screens.' })
  language!: keyof typeof LanguageEnum;
  @Field(() => PreferencesInput, { description: 'How screens look.' })
  preferences!: PreferencesInput;
}

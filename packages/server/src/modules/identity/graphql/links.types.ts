import { Field, InputType, ObjectType } from 'type-graphql';
import { refusalType } from '../../../platform/graphql/refusal.ts';

export const LinkOver = refusalType('LINK_OVER', 'The link in the letter is no longer good, or was used already.');

@ObjectType({ description: 'The new password counts. Nobody is signed in by it.', simpleResolvers: true })
export class PasswordChosen {
  @Field(() => String, { description: 'The address to sign in with.' })
  email!: string;
}

@InputType({ description: 'Whose password was forgotten.' })
export class AskForNewPasswordInput {
  @Field(() => String, { description: 'The account’s e-mail address.' })
  email!: string;
}

@InputType({ description: 'A new password, by the link in a letter.' })
export class ChooseNewPasswordInput {
  @Field(() => String, { description: 'What stands behind `#token=` in the link.' })
  token!: string;
  @Field(() => String, { description: 'The new password.' })
  newPassword!: string;
}

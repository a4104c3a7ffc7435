import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../platform/graphql/connection.ts';
import { DateTimeScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';

export const MailStateEnum = { WAITING: 'WAITING', SENT: 'SENT', GIVEN_UP: 'GIVEN_UP' } as const;
registerEnumType(MailStateEnum, {
  name: 'MailState',
  description: 'What became of a letter.',
  valuesConfig: {
    WAITING: { description: 'It is to be sent, or sent again; without a mail server it is kept.' },
    SENT: { description: 'The mail server has said that it took it.' },
    GIVEN_UP: { description: 'It was refused for good, or its link ran out before it could be sent.' },
  },
});

@ObjectType('Mail', {
  description: 'A letter by e-mail. What it says is told by `letter` alone.',
  simpleResolvers: true,
})
export class MailType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => String, { description: 'The recipient’s address.' })
  recipientEmail!: string;
  @Field(() => String, { description: 'The recipient’s name.' })
  recipientName!: string;
  @Field(() => String, { description: 'What kind of letter it is: `module.whatItTells`.' })
  template!: string;
  @Field(() => MailStateEnum, { description: 'What became of it.' })
  state!: keyof typeof MailStateEnum;
  @Field(() => DateTimeScalar, { description: 'When it was decided on.' })
  writtenAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the server took it.' })
  sentAt!: Date | null;
  @Field(() => Int, { description: 'How often it was tried.' })
  attempts!: number;
  @Field(() => String, { nullable: true, description: 'What the mail server, or the line to it, said last.' })
  lastAnswer!: string | null;
}

export const MailConnection = connectionType('Mail', () => MailType);

@ObjectType({ description: 'Whether letters leave the house.', simpleResolvers: true })
export class Post {
  @Field(() => Boolean, { description: 'Whether a mail server is set. Without one, letters are kept.' })
  isSent!: boolean;
  @Field(() => Boolean, { description: 'Whether kept letters can be read by `letter`; never in production.' })
  isReadable!: boolean;
  @Field(() => Int, { description: 'Letters that are still to be sent.' })
  waiting!: number;
  @Field(() => Int, { description: 'Letters that were given up.' })
  givenUp!: number;
}

@ObjectType('Letter', { description: 'What a letter says.', simpleResolvers: true })
export class LetterType {
  @Field(() => UuidScalar, { description: 'The letter’s id.' })
  id!: string;
  @Field(() => String, { description: 'Its subject.' })
  subject!: string;
  @Field(() => String, { description: 'Its text, links included.' })
  text!: string;
}

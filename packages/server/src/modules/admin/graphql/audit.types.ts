import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../../platform/graphql/connection.ts';
import { DateTimeScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';

export const AuditOutcome = { DONE: 'DONE', REFUSED: 'REFUSED', DENIED: 'DENIED', INVALID: 'INVALID' } as const;
registerEnumType(AuditOutcome, {
  name: 'AuditOutcome',
  description: 'What became of a command.',
  valuesConfig: {
    DONE: { description: 'It was done.' },
    REFUSED: { description: 'It was refused for a reason the person can act on; nothing changed.' },
    DENIED: { description: 'Whoever asked had no right to it, or was not let in.' },
    INVALID: {
      description: 'It could not be done as such: by its input, an id that is none, or one that was used before.',
    },
  },
});

@ObjectType('AuditChange', { description: 'A field of a record before and after a command.', simpleResolvers: true })
class AuditChangeType {
  @Field(() => String, { description: 'The kind of record, such as `menu_item`.' })
  entity!: string;
  @Field(() => UuidScalar, { description: 'Which one.' })
  entityId!: string;
  @Field(() => String, { description: 'The field.' })
  field!: string;
  @Field(() => String, { nullable: true, description: 'What it was, as JSON; null where it is hidden.' })
  before!: string | null;
  @Field(() => String, { nullable: true, description: 'What it is, as JSON; null where it is hidden.' })
  after!: string | null;
  @Field(() => Boolean, {
    description: 'True for secrets, for what says something of a person, and for what is too long: it has changed.',
  })
  isHidden!: boolean;
}

@ObjectType('AuditEntry', {
  description: 'One command, done, refused, denied or invalid, or somebody who was not let in, as the trail has it.',
  simpleResolvers: true,
})
export class AuditEntryType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => DateTimeScalar, { description: 'When it was asked.' })
  at!: Date;
  @Field(() => String, { description: 'What was asked: `module.verbNoun`.' })
  command!: string;
  @Field(() => AuditOutcome, { description: 'What became of it.' })
  outcome!: keyof typeof AuditOutcome;
  @Field(() => String, { nullable: true, description: 'The refusal’s code, or why it was denied.' })
  reason!: string | null;
  @Field(() => String, { description: 'What kind of caller it was: user, device, key, system or anonymous.' })
  actorKind!: string;
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'The user, device or key; null for nobody and for the product itself.',
  })
  actorId!: string | null;
  @Field(() => String, { description: 'What the trail calls them: of students a pseudonym.' })
  actorLabel!: string;
  @Field(() => UuidScalar, { nullable: true, description: 'The device it was asked on.' })
  deviceId!: string | null;
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'The outlet it is filed under; null where it belongs to none.',
  })
  outletId!: string | null;
  @Field(() => String, { nullable: true, description: 'The network address it came from.' })
  address!: string | null;
  @Field(() => String, { description: 'The server’s number of the request, as in errors and logs.' })
  requestId!: string;
  @Field(() => String, { nullable: true, description: 'What was asked, as JSON, secrets masked.' })
  input!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The kind of record it is about, such as `order` or `menu_item`; null where it is about none.',
  })
  entity!: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'Which one.' })
  entityId!: string | null;
  @Field(() => [AuditChangeType], {
    description: 'What it changed, field by field; of a record that it made, see `input`.',
  })
  changes!: AuditChangeType[];
  @Field(() => String, {
    nullable: true,
    description: 'Where the address is registered (ISO 3166-1, or LAN); null where that is not known.',
  })
  country!: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'How many more were turned away in the same way since the row before, and only counted.',
  })
  repeated!: number | null;
}

export const AuditConnection = connectionType('AuditEntry', () => AuditEntryType);

@InputType({ description: 'Which rows of the audit trail are wanted; what is not said does not count.' })
export class AuditFilterInput {
  @Field(() => DateTimeScalar, { nullable: true, description: 'From this moment on.' })
  from!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Before this moment.' })
  to!: Date | null;
  @Field(() => AuditOutcome, { nullable: true, description: 'What became of it.' })
  outcome!: keyof typeof AuditOutcome | null;
  @Field(() => String, { nullable: true, description: 'A module, such as `ordering`.' })
  area!: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'Who asked: a user, device or key.' })
  actorId!: string | null;
  @Field(() => String, { nullable: true, description: 'Part of what the trail calls whoever asked.' })
  actor!: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The outlet it is filed under.' })
  outletId!: string | null;
  @Field(() => String, { nullable: true, description: 'The kind of record, such as `order`; needs `entityId`.' })
  entity!: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The record: its timeline.' })
  entityId!: string | null;
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'An order, account, device … it is about. Needs `from`; 92 days at most.',
  })
  about!: string | null;
}

@ObjectType({ description: 'A copy of rows of the audit trail.', simpleResolvers: true })
export class AuditCopy {
  @Field(() => String, { description: 'The rows as CSV, the latest first.' })
  content!: string;
  @Field(() => Int, { description: 'How many there are in it.' })
  rows!: number;
  @Field(() => Boolean, { description: 'True where there were more than ten thousand: ask for a shorter time.' })
  isCut!: boolean;
}

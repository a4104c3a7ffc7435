import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { DateTimeScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';

export const RuleLocksOut = refusalType(
  'RULE_LOCKS_OUT',
  'With this rule you, or everybody who may do everything, would not be let in any more.',
);
export const RuleIsThere = refusalType('RULE_IS_THERE', 'There is such a rule already.');

export const RuleEffect = { ALLOW: 'ALLOW', DENY: 'DENY' } as const;
registerEnumType(RuleEffect, {
  name: 'RuleEffect',
  description: 'What a rule does.',
  valuesConfig: {
    ALLOW: { description: 'The network is let in; others are not, but for those that another such rule lets in.' },
    DENY: { description: 'The network is kept out, whatever else lets it in.' },
  },
});

export const RuleSurface = { STAFF: 'STAFF', API: 'API', ALL: 'ALL', ROLE: 'ROLE' } as const;
registerEnumType(RuleSurface, {
  name: 'RuleSurface',
  description: 'Whom a rule concerns. Paired devices are never asked.',
  valuesConfig: {
    STAFF: { description: 'People with any role but that of a student.' },
    API: { description: 'Programs: access tokens and API keys.' },
    ALL: { description: 'People and programs.' },
    ROLE: { description: 'The holders of one role.' },
  },
});

@ObjectType('AddressRule', { description: 'A network that is let in or kept out.', simpleResolvers: true })
export class AddressRuleType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => String, { description: 'The network, as `203.0.113.0/24` or `2001:db8::/32`.' })
  network!: string;
  @Field(() => RuleEffect, { description: 'Whether it is let in.' })
  effect!: keyof typeof RuleEffect;
  @Field(() => RuleSurface, { description: 'Whom the rule concerns.' })
  surface!: keyof typeof RuleSurface;
  @Field(() => String, { nullable: true, description: 'For ROLE: which role.' })
  role!: string | null;
  @Field(() => String, { description: 'What it is for, in somebody’s own words; may be empty.' })
  note!: string;
  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date;
}

@ObjectType({ description: 'All rules about networks.', simpleResolvers: true })
export class AddressRuleBook {
  @Field(() => String, {
    nullable: true,
    description: 'The address from which the viewer asks, as the product sees it.',
  })
  yourAddress!: string | null;
  @Field(() => [AddressRuleType], { description: 'The rules, by network.' })
  rules!: AddressRuleType[];
}

@InputType({ description: 'A rule about a network.' })
export class SaveAddressRuleInput {
  @Field(() => UuidScalar, { description: 'An id of the caller’s: said again, it is done once.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The rule’s id, made by the caller.' })
  id!: string;
  @Field(() => String, { description: 'A network as `203.0.113.0/24` or `2001:db8::/32`, or a single address.' })
  network!: string;
  @Field(() => RuleEffect, { description: 'Whether it is let in.' })
  effect!: keyof typeof RuleEffect;
  @Field(() => RuleSurface, { description: 'Whom the rule concerns.' })
  surface!: keyof typeof RuleSurface;
  @Field(() => String, { nullable: true, description: 'For ROLE, and only then: which role.' })
  role!: string | null;
  @Field(() => String, { nullable: true, description: 'What it is for; 200 characters at most.' })
  note!: string | null;
}

@InputType({ description: 'A rule to take away.' })
export class RemoveAddressRuleInput {
  @Field(() => UuidScalar, { description: 'An id of the caller’s: said again, it is done once.' })
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The rule.' })
  id!: string;
}

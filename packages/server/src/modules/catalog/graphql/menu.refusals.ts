import { Field, ObjectType } from 'type-graphql';
import { refusalType } from '../../../platform/graphql/refusal.ts';
import { MoneyScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import type { UnavailableReason } from '../price-lines.ts';
import { UnavailableReasonEnum } from './catalog.enums.ts';

@ObjectType('UnavailableItem', { description: 'Something on the cart that cannot be had.', simpleResolvers: true })
class UnavailableItemType {
  @Field(() => UuidScalar, { description: 'The dish.' })
  itemId!: string;
  @Field(() => String, { description: 'Its name, as far as it is known.' })
  name!: string;
  @Field(() => UnavailableReasonEnum, { description: 'Why.' })
  reason!: UnavailableReason;
}

export const ItemsUnavailable = refusalType(
  'ITEMS_UNAVAILABLE',
  'Some of the cart cannot be had right now: take it out and try again.',
  { items: { type: () => [UnavailableItemType], description: 'Everything that cannot be had, each with the reason.' } },
);

export const ModifiersInvalid = refusalType('MODIFIERS_INVALID', 'The choices of a line break the rule of a group.', {
  itemId: { type: () => UuidScalar, description: 'The dish to choose for again.' },
  groupId: {
    type: () => UuidScalar,
    description: 'The group whose rule is broken; for an option of no group of the dish, its first group or itself.',
  },
});

export const PriceAboveMrp = refusalType(
  'PRICE_ABOVE_MRP',
  'Packaged goods may not be sold above the price printed on them, choices included.',
  { mrp: { type: () => MoneyScalar, description: 'The price printed on them.' } },
);

export const TaxCodeUnknown = refusalType('TAX_CODE_UNKNOWN', 'There is no tax rate today for this HSN or SAC code.', {
  taxCode: { type: () => String, description: 'The code that was sent.' },
});

import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionType } from '../../../platform/graphql/connection.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { DateTimeScalar, MoneyScalar, QuantityScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { usageVariance } from '../counts/usage-variance.ts';
import { StockItemType } from './stock.types.ts';

@ObjectType('UsageVariance', {
  description: 'What was used of an item between its last two approved counts in a location, and what recipes say.',
  simpleResolvers: true,
})
export class UsageVarianceType {
  @Field(() => StockItemType, { description: 'Of what.' })
  item!: StockItemType;
  @Field(() => DateTimeScalar, { description: 'When it was counted first.' })
  openedAt!: string;
  @Field(() => DateTimeScalar, { description: 'When it was counted last.' })
  closedAt!: string;
  @Field(() => QuantityScalar, { description: 'What was there first.' })
  opening!: number;
  @Field(() => QuantityScalar, { description: 'What came in between, less what went back to suppliers.' })
  received!: number;
  @Field(() => QuantityScalar, { description: 'What came from other locations less what went there.' })
  transferred!: number;
  @Field(() => QuantityScalar, { description: 'What was there last.' })
  closing!: number;
  @Field(() => QuantityScalar, { description: 'What was used: opening and what came, less closing.' })
  actual!: number;
  @Field(() => QuantityScalar, { description: 'What recipes say of all that was cooked and handed over.' })
  theoretical!: number;
  @Field(() => QuantityScalar, { description: 'What was written down as waste.' })
  wasted!: number;
  @Field(() => QuantityScalar, { description: 'Actual less theoretical less waste: used, and nobody knows for what.' })
  variance!: number;
  @Field(() => MoneyScalar, { nullable: true, description: 'What that is worth, at the cost of what was cooked.' })
  varianceValue!: number | null;
}

const UsageVarianceConnection = connectionType('UsageVariance', () => UsageVarianceType);

@Resolver()
export class UsageVarianceResolver {
  @Query(() => UsageVarianceConnection, {
    description: 'Actual against theoretical use between the last two counts, the dearest difference first.',
  })
  @Access(usageVariance)
  usageVariance(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) outletId: string,
    @Arg('locationId', () => UuidScalar, { description: 'The location.' }) locationId: string,
    @Arg('first', () => Int, { nullable: true, description: 'Rows on the page, 1 to 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after.' })
    after?: string | null,
  ) {
    return usageVariance(context, { outletId, locationId, first, after });
  }
}

import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { LocalDateScalar, MoneyScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { Shared } from '../../../platform/graphql/shared.ts';
import { OutletType, outletViewById } from '../../places/index.ts';
import { readToday } from '../today.ts';

@ObjectType({ description: 'What was sold in one hour.', simpleResolvers: true })
export class HourSales {
  @Field(() => Int, { description: 'The local hour, 0 to 23, in which the orders were paid.' })
  hour!: number;
  @Field(() => MoneyScalar, { description: 'Without tax.' })
  revenue!: number;
  @Field(() => Int, { description: 'Paid orders.' })
  orders!: number;
}

@ObjectType({ description: 'What was sold of one dish.', simpleResolvers: true })
export class ItemSales {
  @Field(() => UuidScalar, { description: 'The menu item.' })
  itemId!: string;
  @Field(() => String, { description: 'Its name.' })
  name!: string;
  @Field(() => Int, { description: 'Pieces.' })
  quantity!: number;
  @Field(() => MoneyScalar, { description: 'Without tax.' })
  revenue!: number;
}

@ObjectType({ description: 'An outlet’s running business day.' })
export class Today {
  @Field(() => LocalDateScalar, { description: 'The business day.', simple: true })
  businessDate!: string;
  @Field(() => MoneyScalar, { description: 'Paid and not refunded, without tax and rounding.', simple: true })
  revenue!: number;
  @Field(() => Int, { description: 'Paid orders that were not refunded.', simple: true })
  orders!: number;
  @Field(() => Int, {
    nullable: true,
    description: 'Seconds from paid to ready on average; null while nothing was ready yet.',
    simple: true,
  })
  averageWaitSeconds!: number | null;
  @Field(() => Int, { description: 'Orders that are not over yet.', simple: true })
  openOrders!: number;
  @Field(() => [HourSales], { description: 'By hour; hours without a sale are left out.', simple: true })
  salesByHour!: HourSales[];
  @Field(() => [ItemSales], { description: 'The ten dishes sold most.', simple: true })
  topItems!: ItemSales[];
  outletId!: string;
}

@Resolver(() => Today)
export class TodayResolver {
  @Query(() => Today, { description: 'An outlet’s running business day: sales, waiting time, open orders.' })
  @Access(readToday)
  @Shared(({ outletId }) => [String(outletId)])
  today(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) outletId: string,
  ) {
    return readToday(context, { outletId });
  }

  @FieldResolver(() => OutletType, { description: 'The outlet.' })
  outlet(@Root() today: Today, @Ctx() context: GraphContext) {
    return outletViewById(context, today.outletId);
  }
}

import { minutesOfDay } from '@college-kiosk/kernel';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { menuChanged } from '../../../events/catalog.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { Ahead } from '../../../platform/graphql/ahead.ts';
import { ChangedMeanwhile } from '../../../platform/graphql/common-refusals.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { after } from '../../../platform/graphql/once.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { PositionScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { Shared } from '../../../platform/graphql/shared.ts';
import { type LiveMessage, liveStream } from '../../../platform/live/stream.ts';
import { beginPlace, CodeTaken, OutletType, outletViewById, placeInRequest } from '../../places/index.ts';
import { listDayparts, readDish } from '../dish.ts';
import { isServed, type Menu, type MenuItem } from '../menu.ts';
import { menuOf } from '../menu-of.ts';
import { readMenuOf } from '../queries.ts';
import { readItem } from '../read-menu.ts';
import { saveMenuItem } from '../save-menu-item.ts';
import { setItemAvailability } from '../set-item-availability.ts';
import { SaveMenuItemInput, SetItemAvailabilityInput } from './menu.inputs.ts';
import { PriceAboveMrp, TaxCodeUnknown } from './menu.refusals.ts';
import { DaypartType, MenuChangedType, MenuItemType, MenuType } from './menu.types.ts';

const SaveMenuItemResult = resultUnion('SaveMenuItemResult', 'The dish as saved, or why not.', [
  MenuItemType,
  CodeTaken,
  ChangedMeanwhile,
  PriceAboveMrp,
  TaxCodeUnknown,
]);

@Resolver(() => MenuType)
export class MenuResolver {
  @Query(() => MenuType, { description: 'What an outlet offers, whether it is open or not.' })
  @Access(readMenuOf)
  @Shared(({ outletId }) => [String(outletId)])
  menu(
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) outletId: string,
  ) {
    return readMenuOf(context, { outletId });
  }

  @Query(() => SaveMenuItemInput, { nullable: true, description: 'A dish as it was saved, wherever it is offered.' })
  @Access(readDish)
  dish(@Ctx() context: GraphContext, @Arg('id', () => UuidScalar, { description: 'The dish.' }) id: string) {
    return readDish(context, { id });
  }

  @Query(() => [DaypartType], { description: 'The spans of the day in which dishes may be served, in order.' })
  @Access(listDayparts)
  dayparts(@Ctx() context: GraphContext) {
    return listDayparts(context, {});
  }

  @Mutation(() => SaveMenuItemResult, { description: 'Makes a dish, or changes the one with this id.' })
  @Access(saveMenuItem)
  async saveMenuItem(@Ctx() context: GraphContext, @Arg('input', () => SaveMenuItemInput) input: SaveMenuItemInput) {
    return reply('MenuItem', await saveMenuItem(context, input), async ({ itemId, outletId }) => {
      return (await itemView(context, itemId, outletId)) ?? {};
    });
  }

  @Mutation(() => MenuItemType, { description: 'Marks a dish as sold out in an outlet, or as there again.' })
  @Access(setItemAvailability)
  async setItemAvailability(
    @Ctx() context: GraphContext,
    @Arg('input', () => SetItemAvailabilityInput) input: SetItemAvailabilityInput,
  ) {
    const { itemId, outletId } = await setItemAvailability(context, input);
    return itemView(context, itemId, outletId);
  }

  @Subscription(() => MenuChangedType, {
    description: 'Tells of every change of an outlet’s menu, with the menu as it is by then.',
    subscribe: ({ context, args }) =>
      liveStream(context as GraphContext, {
        stream: args.outletId,
        events: [menuChanged],
        since: args.since,
        permitted: () => true,
      }),
  })
  @Access('public')
  async menuChanged(
    @Root() message: LiveMessage,
    @Ctx() context: GraphContext,
    @Arg('outletId', () => UuidScalar, { description: 'The outlet.' }) outletId: string,
    @Arg('since', () => PositionScalar, {
      nullable: true,
      description: 'The last position seen: what was missed comes first. Without it the stream begins now.',
    })
    _since?: number | null,
  ) {
    const { position, after, at } = message;
    return { position, after, at, menu: await menuOf(context.platform.db, outletId) };
  }

  @FieldResolver(() => OutletType, { description: 'Whose menu it is.' })
  @Ahead(beginPlace)
  outlet(@Root() menu: Menu, @Ctx() context: GraphContext) {
    return outletViewById(context, menu.outletId);
  }
}

@Resolver(() => MenuItemType)
export class MenuItemResolver {
  @Ahead(beginPlace)
  @FieldResolver(() => Boolean, { description: 'Whether it is served at this minute, by its dayparts alone.' })
  servedNow(@Root() item: MenuItem, @Ctx() context: GraphContext): boolean | Promise<boolean> {
    const { dayparts, outletId } = item;
    if (dayparts.length === 0) return true;
    if (!outletId) return false;
    return after(placeInRequest(context, outletId), ({ organisation }) =>
      isServed(item, minutesOfDay(context.platform.clock.now(), organisation.zone)),
    );
  }
}

async function itemView(context: GraphContext, itemId: string, outletId: string | null): Promise<MenuItem | null> {
  const { db } = context.platform;
  return outletId ? ((await menuOf(db, outletId)).itemsById.get(itemId) ?? null) : readItem(db, itemId);
}

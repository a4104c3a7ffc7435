import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { type MenuItem, MenuItemType, type MenuVariant, MenuVariantType } from '../../catalog/index.ts';
import { portionsLeft } from '../portions-left.ts';

@Resolver(() => MenuVariantType)
export class VariantPortionsResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Portions that can still be promised, by its scarcest ingredient; null when it is not tracked.',
  })
  async portionsLeft(@Root() variant: MenuVariant, @Ctx() context: GraphContext): Promise<number | null> {
    return (await portionsIn(context, variant.outletId))?.get(variant.id) ?? null;
  }
}

@Resolver(() => MenuItemType)
export class ItemPortionsResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Portions of the variant there is most of; null when one of them is not tracked.',
  })
  async portionsLeft(@Root() item: MenuItem, @Ctx() context: GraphContext): Promise<number | null> {
    const left = await portionsIn(context, item.outletId);
    const counts = item.variants.map(({ id }) => left?.get(id));
    return counts.length === 0 || counts.includes(undefined) ? null : Math.max(...(counts as number[]));
  }
}

/** One statement for everything on a menu that is asked for at once. */
async function portionsIn(context: GraphContext, outletId: string | null) {
  if (outletId === null) return undefined;
  const { db } = context.platform;
  const batch = async (ids: readonly string[]) =>
    new Map(await Promise.all(ids.map(async (id) => [id, await portionsLeft(db, id)] as const)));
  return load(context, 'inventory.portions', batch, outletId);
}

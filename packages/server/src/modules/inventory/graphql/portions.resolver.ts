import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { once } from '../../../platform/graphql/once.ts';
import { type MenuItem, MenuItemType, type MenuVariant, MenuVariantType } from '../../catalog/index.ts';
import { portionsLeft } from '../portions-left.ts';

@Resolver(() => MenuVariantType)
export class VariantPortionsResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Portions that can still be promised, by its scarcest ingredient; null when it is not tracked.',
  })
  portionsLeft(@Root() variant: MenuVariant, @Ctx() context: GraphContext) {
    return portionsIn(context, variant.outletId, (left) => left.get(variant.id) ?? null);
  }
}

@Resolver(() => MenuItemType)
export class ItemPortionsResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Portions of the variant there is most of; null when one of them is not tracked.',
  })
  portionsLeft(@Root() item: MenuItem, @Ctx() context: GraphContext) {
    return portionsIn(context, item.outletId, (left) => {
      const counts = item.variants.map(({ id }) => left.get(id));
      return counts.length === 0 || counts.includes(undefined) ? null : Math.max(...(counts as number[]));
    });
  }
}

/** One statement for everything of an outlet's menu that a request asks for. */
function portionsIn(
  context: GraphContext,
  outletId: string | null,
  of: (left: ReadonlyMap<string, number>) => number | null,
): Promise<number | null> | null {
  if (outletId === null) return null;
  const { db } = context.platform;
  return once(context, `inventory.portions ${outletId}`, () => portionsLeft(db, outletId)).then(of);
}

import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { askTogether } from '../../../platform/db/ask.ts';
import { Ahead } from '../../../platform/graphql/ahead.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { after, once } from '../../../platform/graphql/once.ts';
import { type MenuItem, MenuItemType, type MenuVariant, MenuVariantType } from '../../catalog/index.ts';
import { portionsLeft } from '../portions-left.ts';

@Resolver(() => MenuVariantType)
export class VariantPortionsResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Portions that can still be promised, by its scarcest ingredient; null when it is not tracked.',
  })
  @Ahead(beginPortions)
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
  @Ahead(beginPortions)
  portionsLeft(@Root() item: MenuItem, @Ctx() context: GraphContext) {
    return portionsIn(context, item.outletId, (left) => {
      const counts = item.variants.map(({ id }) => left.get(id));
      return counts.length === 0 || counts.includes(undefined) ? null : Math.max(...(counts as number[]));
    });
  }
}

/** Portions of the outlet that a document names at its top. */
function beginPortions(context: GraphContext, { outletId }: Readonly<Record<string, unknown>>) {
  return typeof outletId === 'string' ? portionsOf(context, outletId) : undefined;
}

/** The portions of everything of an outlet's menu, found once for all of a request. */
function portionsOf(context: GraphContext, outletId: string) {
  const { db, clock } = context.platform;
  return once(context, `inventory.portions ${outletId}`, () =>
    portionsLeft(db, outletId, clock.now(), askTogether(context)),
  );
}

function portionsIn(
  context: GraphContext,
  outletId: string | null,
  of: (left: ReadonlyMap<string, number>) => number | null,
): Promise<number | null> | number | null {
  return outletId === null ? null : after(portionsOf(context, outletId), of);
}

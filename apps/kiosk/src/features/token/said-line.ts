import type { Dish } from '../../shell/menu/live-menu.tsx';

type SoldLine = {
  itemId: string;
  variantId: string;
  name: string;
  variantName: string;
  modifiers: readonly { optionId: string; name: string }[];
};

/**
 * What was sold, in the language of the menu that is shown: an order keeps its names in English. What has left the menu
 * since keeps the name it was sold by.
 */
export function saidLine(line: SoldLine, dish: Pick<Dish, 'name' | 'variants' | 'modifierGroups'> | undefined) {
  const options = dish?.modifierGroups.flatMap((group) => group.options) ?? [];
  const variant = dish?.variants.find(({ id }) => id === line.variantId);
  const chosen = line.modifiers.map(({ optionId, name }) => options.find(({ id }) => id === optionId)?.name ?? name);
  const size = dish && dish.variants.length > 1 ? [variant?.name ?? line.variantName] : [];
  return { name: dish?.name ?? line.name, notes: [...size, ...chosen].join(' · ') };
}

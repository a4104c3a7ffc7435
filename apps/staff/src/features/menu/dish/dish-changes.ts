import { allergenNames } from '../../../shell/allergen-names.ts';
import { listed, type Said } from '../../../shell/changes.ts';
import type { DishDraft } from './dish-draft.ts';
import { diets, spices } from './dish-words.ts';

type Named = { readonly id: string; readonly name: string };

/** What a dish’s form says, with the names of the parts of the menu and of the dayparts it names. */
export function saidOfDish(categories: readonly Named[], dayparts: readonly Named[]): Required<Said<DishDraft>> {
  const named = (all: readonly Named[], id: string) => all.find((one) => one.id === id)?.name ?? 'Another';
  return {
    name: { label: 'Name', say: ({ name }) => name },
    nameHi: { label: 'Name in Hindi', say: ({ nameHi }) => nameHi || 'None' },
    nameMl: { label: 'Name in Malayalam', say: ({ nameMl }) => nameMl || 'None' },
    categoryId: {
      label: 'Part of the menu',
      say: ({ categoryId, categoryName }) => (categoryId ? named(categories, categoryId) : categoryName || 'A new one'),
    },
    categoryName: { label: 'Name of that part', say: ({ categoryName }) => categoryName },
    description: { label: 'What it is', say: ({ description }) => description || 'Nothing' },
    descriptionHi: { label: 'What it is, in Hindi', say: ({ descriptionHi }) => descriptionHi || 'Nothing' },
    descriptionMl: { label: 'What it is, in Malayalam', say: ({ descriptionMl }) => descriptionMl || 'Nothing' },
    diet: { label: 'Mark', say: ({ diet }) => diets[diet] },
    spice: { label: 'How hot', say: ({ spice }) => spices[Number(spice)] ?? spice },
    kcal: { label: 'Energy', say: ({ kcal }) => `${kcal || 0} kcal` },
    sizes: { label: 'Sizes', say: ({ sizes }) => listed(sizes.map(({ name, price }) => `${name} ₹${price}`)) },
    taxKind: { label: 'Sold as', say: ({ taxKind }) => (taxKind === 'GOODS' ? 'Packaged goods' : 'Food made here') },
    taxCode: { label: 'Tax code', say: ({ taxCode }) => taxCode },
    mrp: { label: 'MRP', say: ({ mrp }) => (mrp ? `₹${mrp}` : 'None') },
    stationCode: { label: 'Made at', say: ({ stationCode }) => stationCode || 'Nowhere' },
    prepMinutes: { label: 'Takes', say: ({ prepMinutes }) => `${prepMinutes || 0} min` },
    daypartIds: {
      label: 'Served at',
      say: ({ daypartIds }) => listed(daypartIds.map((id) => named(dayparts, id)).sort()),
    },
    allergens: {
      label: 'Allergens ticked',
      say: ({ allergens }) => listed(allergens.map((one) => allergenNames[one]).sort()),
    },
  };
}

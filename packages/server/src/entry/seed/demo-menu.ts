import { bakeryDishes } from './demo-dishes-bakery.ts';
import { breakfastDishes } from './demo-dishes-breakfast.ts';
import { coldDrinks } from './demo-dishes-cold-drinks.ts';
import { curryDishes } from './demo-dishes-curries.ts';
import { dessertDishes } from './demo-dishes-desserts.ts';
import { hotDrinks } from './demo-dishes-hot-drinks.ts';
import { mealDishes } from './demo-dishes-meals.ts';
import { riceDishes } from './demo-dishes-rice.ts';
import { snackDishes } from './demo-dishes-snacks.ts';
import { packagedGoods } from './demo-goods.ts';
import { ingredientByCode } from './demo-ingredients.ts';
import { demoModifierGroups } from './demo-modifiers.ts';
import { itemsPerTicket, ticketsPerDay } from './demo-sales-shape.ts';
import type {
  DemoCategory,
  DemoDaypart,
  DemoIngredient,
  DemoItem,
  DemoModifierGroup,
  DemoRecipeLine,
  DemoStation,
} from './demo-types.ts';

export { demoModifierGroups };

/** The canteen the demo is about; both outlets share one menu. Invented. */
export const demoCanteen = {
  name: 'Green Leaf Canteen',
  college: 'Malabar College of Engineering',
  /** Kerala. */
  gstStateCode: '32',
  /** Of nobody: its permanent account number is the one that forms show as an example. */
  gstin: '32ABCDE1234F1Z9',
  fssaiLicence: '11326000000000',
  zone: 'Asia/Kolkata',
  outlets: [
    { code: 'MC', name: 'Main Canteen' },
    { code: 'LC', name: 'Library Café' },
  ],
} as const;

export const demoStations: readonly DemoStation[] = [
  { code: 'DOSA', name: 'Dosa & griddle', prepSecondsDefault: 240 },
  { code: 'MEALS', name: 'Meals & rice', prepSecondsDefault: 120 },
  { code: 'FRY', name: 'Fryer', prepSecondsDefault: 150 },
  { code: 'BEVERAGE', name: 'Tea & juice', prepSecondsDefault: 60 },
  { code: 'CHAAT', name: 'Chaat & bakery', prepSecondsDefault: 90 },
];

export const demoDayparts: readonly DemoDaypart[] = [
  { code: 'ALL', name: 'All day', startsAt: '07:00', endsAt: '21:00' },
  { code: 'BREAKFAST', name: 'Breakfast', startsAt: '07:00', endsAt: '11:00' },
  { code: 'LUNCH', name: 'Lunch', startsAt: '11:30', endsAt: '15:30' },
  { code: 'SNACKS', name: 'Evening snacks', startsAt: '15:00', endsAt: '20:00' },
];

export const demoCategories: readonly DemoCategory[] = [
  { code: 'BREAKFAST', name: 'South Indian breakfast', nameHi: 'दक्षिण भारतीय नाश्ता', nameMl: 'പ്രഭാതഭക്ഷണം' },
  { code: 'MEALS', name: 'Meals & thali', nameHi: 'भोजन और थाली', nameMl: 'ഊണും താലിയും' },
  { code: 'RICE', name: 'Rice & biryani', nameHi: 'चावल और बिरयानी', nameMl: 'ചോറും ബിരിയാണിയും' },
  { code: 'CURRIES', name: 'Curries & breads', nameHi: 'करी और रोटी', nameMl: 'കറികളും റൊട്ടികളും' },
  { code: 'SNACKS', name: 'Chaat & snacks', nameHi: 'चाट और नाश्ता', nameMl: 'ചാട്ടും പലഹാരങ്ങളും' },
  { code: 'BAKERY', name: 'Puffs & bakery', nameHi: 'पफ और बेकरी', nameMl: 'പഫ്സും ബേക്കറിയും' },
  { code: 'HOT_DRINKS', name: 'Hot drinks', nameHi: 'गरम पेय', nameMl: 'ചൂടുപാനീയങ്ങൾ' },
  { code: 'COLD_DRINKS', name: 'Cold drinks & juices', nameHi: 'ठंडे पेय और जूस', nameMl: 'തണുത്ത പാനീയങ്ങളും ജ്യൂസുകളും' },
  { code: 'DESSERTS', name: 'Desserts', nameHi: 'मिठाई', nameMl: 'മധുരങ്ങൾ' },
  { code: 'PACKAGED', name: 'Packaged goods', nameHi: 'पैकेट वाला सामान', nameMl: 'പാക്കറ്റ് സാധനങ്ങൾ' },
];

export const demoItems: readonly DemoItem[] = [
  ...breakfastDishes,
  ...mealDishes,
  ...riceDishes,
  ...curryDishes,
  ...snackDishes,
  ...bakeryDishes,
  ...hotDrinks,
  ...coldDrinks,
  ...dessertDishes,
  ...packagedGoods,
];

/** Every ingredient, with what an average day of the whole menu takes of it. */
export const demoIngredients: readonly DemoIngredient[] = withDailyUse();

function withDailyUse(): DemoIngredient[] {
  const used = new Map<string, number>();
  const take = (recipe: readonly DemoRecipeLine[], times: number): void => {
    for (const { ingredient, quantity } of recipe) {
      used.set(ingredient, (used.get(ingredient) ?? 0) + quantity * times);
      take(ingredientByCode.get(ingredient)?.recipe ?? [], (quantity * times) / 1_000_000);
    }
  };
  const weights = demoItems.reduce((sum, item) => sum + item.popularity, 0);
  for (const item of demoItems) {
    const portions = (itemsPerDay() * item.popularity) / weights;
    take(item.variants[0]?.recipe ?? [], portions);
    for (const group of demoModifierGroups.filter(({ code }) => item.modifierGroups.includes(code))) {
      for (const option of group.options) take(option.recipeDelta, portions * oddsOf(group));
    }
  }
  return [...ingredientByCode.values()].map((plain) => ({ ...plain, dailyUse: Math.round(used.get(plain.code) ?? 0) }));
}

function itemsPerDay(): number {
  const perTicket = itemsPerTicket.reduce((sum, { items, shareBp }) => sum + (items * shareBp) / 10_000, 0);
  return (ticketsPerDay.MC + ticketsPerDay.LC) * perTicket;
}

// What must be chosen is spread over the options; what may be chosen is chosen by one in ten.
function oddsOf(group: DemoModifierGroup): number {
  return (group.min > 0 ? group.min : 0.1) / group.options.length;
}

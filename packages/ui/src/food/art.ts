import { useSyncExternalStore } from 'react';
import type { Composition } from './Composition.tsx';
import type { Base } from './dish-picture.ts';
import type { FoodArt } from './paint.tsx';

/** What a picture is composed with, once it has come. */
export type Art = { Composition: typeof Composition; food: FoodArt };

// The drawings are much of what a first page would have to carry: each family comes when one of its dishes is first shown.
const families = {
  griddle: () => import('./family-griddle.tsx'),
  rice: () => import('./family-rice.tsx'),
  snacks: () => import('./family-snacks.tsx'),
  bakery: () => import('./family-bakery.tsx'),
  sweets: () => import('./family-sweets.tsx'),
  drinks: () => import('./family-drinks.tsx'),
};
type Family = keyof typeof families;

const basesOf: Record<Family, string> = {
  griddle: 'dosa masala-dosa ghee-roast uttapam idli vada appam puttu puri paratha chapati',
  rice: 'rice biryani noodles kothu egg curry soup morsels',
  snacks: 'samosa fritter pakora pazham-pori fries cutlet pani-puri bhel chips mixture',
  bakery: 'puff pav bread sandwich omelette bun plum-cake cake biscuit',
  sweets: 'chocolate ice fruit fruit-salad laddu jamun halwa payasam',
  drinks: 'tea black-tea coffee juice shake water cola',
};
const familyOf = new Map(
  (Object.keys(families) as Family[]).flatMap((family) => basesOf[family].split(' ').map((base) => [base, family])),
);

const loaded = new Map<Family, Art>();
const underWay = new Map<Family, Promise<void>>();
const listeners = new Set<() => void>();

/** Brings the drawings of one base, or of all. A failed fetch is tried again when the next picture asks. */
export async function loadArt(base?: Base): Promise<void> {
  const wanted = base === undefined ? (Object.keys(families) as Family[]) : [familyOf.get(base) as Family];
  await Promise.all(wanted.map((family) => underWay.get(family) ?? fetchFamily(family)));
}

function fetchFamily(family: Family): Promise<void> {
  const fetched = Promise.all([import('./Composition.tsx'), families[family]()]).then(
    ([{ Composition }, { food }]) => {
      loaded.set(family, { Composition, food });
      for (const tell of listeners) tell();
    },
    () => void underWay.delete(family),
  );
  underWay.set(family, fetched);
  return fetched;
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** The drawings a base needs; null until they have come, or where the word is none of ours. */
export function useArt(base: Base): Art | null {
  const family = familyOf.get(base);
  const now = () => (family ? (loaded.get(family) ?? null) : null);
  const art = useSyncExternalStore(subscribe, now, now);
  if (family && !art && !underWay.has(family)) void loadArt(base);
  return art;
}

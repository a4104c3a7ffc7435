import { food as drinks } from './family-drinks.tsx';
import { food as griddle } from './family-griddle.tsx';
import { food as rice } from './family-rice.tsx';
import { food as snacks } from './family-snacks.tsx';
import { oneOf } from './paint.tsx';

export { Composition } from './Composition.tsx';

/** Meals, snacks and drinks: what a canteen shows first. */
export const food = oneOf([griddle, rice, snacks, drinks]);

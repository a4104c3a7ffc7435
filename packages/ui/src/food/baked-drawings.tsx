import { food as bakery } from './family-bakery.tsx';
import { food as sweets } from './family-sweets.tsx';
import { oneOf } from './paint.tsx';

export { Composition } from './Composition.tsx';

/** What comes from the oven, and sweets. */
export const food = oneOf([bakery, sweets]);

import { Chips, Cutlet, Samosa } from './fried.tsx';
import { Bhel, Fries, Fritter, Mixture, Pakora, PaniPuri, PazhamPori } from './heaps.tsx';
import { type FoodArt, solid } from './paint.tsx';

export const food: FoodArt = {
  solids: {
    samosa: solid(Samosa, 0, -12, 42, 16, -76),
    fritter: solid(Fritter, 0, -14, 38, 14, -62),
    pakora: solid(Pakora, 0, -20, 38, 14, -60),
    'pazham-pori': solid(PazhamPori, 0, -16, 44, 14, -60),
    fries: solid(Fries, 0, -20, 36, 14, -70),
    cutlet: solid(Cutlet, 0, -12, 34, 12, -52),
    'pani-puri': solid(PaniPuri, 0, -16, 40, 14, -66),
    bhel: solid(Bhel, 0, -24, 40, 14, -54),
    chips: solid(Chips, 0, -22, 36, 14, -54),
    mixture: solid(Mixture, 0, -22, 36, 14, -54),
  },
};

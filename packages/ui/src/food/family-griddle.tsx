import { Dosa, GheeRoast, MasalaDosa, Uttapam } from './dosas.tsx';
import { Chapati, Paratha, Puri } from './flatbreads.tsx';
import { type FoodArt, solid } from './paint.tsx';
import { Appam, Idli, Puttu, Vada } from './steamed.tsx';

export const food: FoodArt = {
  solids: {
    dosa: solid(Dosa, 0, -20, 50, 12, -66),
    'masala-dosa': solid(MasalaDosa, -14, -20, 44, 9, -52),
    'ghee-roast': solid(GheeRoast, -10, -8, 40, 9, -108),
    uttapam: solid(Uttapam, 0, -15, 56, 20, -46),
    idli: solid(Idli, 0, -16, 34, 12, -50),
    vada: solid(Vada, 0, -14, 38, 14, -56),
    appam: solid(Appam, 0, -8, 26, 8, -40),
    puttu: solid(Puttu, 0, -26, 44, 8, -52),
    puri: solid(Puri, 0, -18, 36, 16, -68),
    paratha: solid(Paratha, 0, -20, 32, 9, -46),
    chapati: solid(Chapati, 0, -20, 32, 9, -58),
  },
};

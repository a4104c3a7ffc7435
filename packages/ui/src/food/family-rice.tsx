import { Egg } from './eggs.tsx';
import { gloss } from './family-drinks.tsx';
import { Kothu } from './flatbreads.tsx';
import { Biryani, Noodles, Rice } from './heaped-rice.tsx';
import { Morsels } from './heaps.tsx';
import { type FoodArt, mix, round, scatter, solid, strokes } from './paint.tsx';

export const food: FoodArt = {
  solids: {
    rice: solid(Rice, 0, -27, 30, 13, -52),
    biryani: solid(Biryani, 0, -26, 30, 14, -54),
    noodles: solid(Noodles, 0, -26, 30, 13, -52),
    kothu: solid(Kothu, 0, -20, 36, 14, -48),
    egg: solid(Egg, 0, -8, 40, 12, -66),
    morsels: solid(Morsels, 0, -18, 38, 16, -62),
  },
  liquids: {
    curry: {
      colour: (p) => p.sauce ?? mix('#B5561E', p.tone, 0.5),
      floats: (p, rx, ry) => (
        <>
          <path
            d={strokes(p.random, scatter(p.random, 14, rx * 0.88, ry * 0.85), 5)}
            stroke="#F5B24A"
            strokeWidth="3"
            opacity=".6"
          />
          {gloss(rx, ry)}
        </>
      ),
    },
    soup: {
      colour: (p) => mix('#D9722E', p.tone, 0.65),
      floats: (p, rx, ry) => (
        <>
          <path
            d={`M${round(-rx * 0.5)} 4q${round(rx * 0.2)}-${round(ry * 0.7)} ${round(rx * 0.45)}-${round(ry * 0.2)}t${round(rx * 0.3)} ${round(ry * 0.3)}t${round(-rx * 0.5)} ${round(ry * 0.2)}`}
            stroke="#FFF3DC"
            strokeWidth={round(ry / 5)}
            fill="none"
          />
          <path d={strokes(p.random, scatter(p.random, 12, rx * 0.8, ry * 0.8), 1)} stroke="#3B1A10" strokeWidth="3" />
          {gloss(rx, ry)}
        </>
      ),
    },
  },
};

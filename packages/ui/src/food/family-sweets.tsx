import { type FoodArt, mix, round, scatter, solid, strokes } from './paint.tsx';
import { Chocolate, Fruit, Halwa, Ice, Jamun, Laddu } from './sweets.tsx';

export const food: FoodArt = {
  solids: {
    chocolate: solid(Chocolate, 0, -48, 26, 20, -88),
    ice: solid(Ice, 2, -30, 26, 12, -80),
    fruit: solid(Fruit, 4, -24, 34, 14, -68),
    laddu: solid(Laddu, 0, -32, 30, 18, -84),
    jamun: solid(Jamun, 0, -20, 36, 12, -62),
    halwa: solid(Halwa, 0, -28, 34, 14, -54),
  },
  liquids: {
    payasam: {
      colour: (p) => mix('#F6E3B8', p.tone, 0.6),
      floats: (p, rx, ry) => (
        <>
          <path
            d={strokes(p.random, scatter(p.random, 16, rx * 0.8, ry * 0.75), rx / 5)}
            stroke="#FFFAF0"
            strokeWidth="4.5"
          />
          <path
            d={strokes(p.random, scatter(p.random, 6, rx * 0.7, ry * 0.6), 2)}
            stroke="#6B2E14"
            strokeWidth={round(rx / 10)}
          />
          <path d={strokes(p.random, scatter(p.random, 9, rx * 0.8, ry * 0.7), 4)} stroke="#F0B43A" strokeWidth="2.5" />
        </>
      ),
    },
    // Cut fruit, half under the custard.
    'fruit-salad': {
      colour: (p) => mix('#F9DE8A', p.tone, 0.4),
      floats: (p, rx, ry) => {
        const cut = (count: number) => strokes(p.random, scatter(p.random, count, rx * 0.74, ry * 0.6), 6);
        return (
          <g fill="none" strokeWidth={round(rx / 6)}>
            <path d={cut(6)} stroke="#E8A03A" />
            <path d={cut(5)} stroke="#FFF3CE" />
            <path d={cut(5)} stroke="#D8343C" />
            <path d={cut(5)} stroke="#7DB54A" />
            <path d={cut(5)} stroke="#5B2F7E" />
          </g>
        );
      },
    },
  },
};

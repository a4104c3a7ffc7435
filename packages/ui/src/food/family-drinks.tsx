import { type FoodArt, lighter, mix, type Paint, round, scatter, strokes } from './paint.tsx';

/** The light on a liquid. */
export const gloss = (rx: number, ry: number) => (
  <path
    d={`M${round(-rx * 0.72)} ${round(-ry * 0.25)}q${round(rx * 0.25)} ${round(-ry * 0.5)} ${round(rx * 0.7)} ${round(-ry * 0.5)}`}
    stroke="#fff"
    strokeWidth={round(Math.min(3.4, ry / 4))}
    fill="none"
    opacity=".6"
  />
);

function froth(p: Paint, rx: number, ry: number, colour: string) {
  const bubbles = scatter(p.random, 11, rx * 0.8, ry * 0.7);
  return (
    <>
      <ellipse rx={round(rx * 0.95)} ry={round(ry * 0.9)} fill={colour} />
      <path d={strokes(p.random, bubbles, 1)} stroke="#fff" strokeWidth="3.5" opacity=".7" />
    </>
  );
}

export const food: FoodArt = {
  liquids: {
    tea: {
      colour: (p) => mix('#B9743A', p.tone, 0.6),
      floats: (p, rx, ry) => froth(p, rx, ry, lighter(mix('#C98A50', p.tone, 0.3), 0.25)),
    },
    'black-tea': {
      colour: (p) => mix('#A8420E', p.tone, 0.6),
      floats: (p, rx, ry) => (
        <>
          <ellipse rx={round(rx * 0.9)} ry={round(ry * 0.8)} fill={lighter(p.tone, 0.2)} opacity=".5" />
          {gloss(rx, ry)}
        </>
      ),
    },
    coffee: {
      colour: (p) => mix('#6B3D20', p.tone, 0.5),
      floats: (p, rx, ry) => (
        <>
          {froth(p, rx, ry, lighter(mix('#A9713F', p.tone, 0.3), 0.25))}
          <ellipse rx={round(rx * 0.4)} ry={round(ry * 0.35)} fill="#8A5226" opacity=".5" />
        </>
      ),
    },
    juice: {
      colour: (p) => p.tone,
      floats: (p, rx, ry) => (
        <>
          <ellipse rx={round(rx * 0.92)} ry={round(ry * 0.85)} fill={lighter(p.tone, 0.3)} />
          {gloss(rx, ry)}
        </>
      ),
    },
    shake: {
      colour: (p) => lighter(p.tone, 0.12),
      floats: (p, rx, ry) => froth(p, rx, ry, lighter(p.tone, 0.5)),
    },
    cola: {
      colour: (p) => p.tone,
      floats: (p, rx, ry) => (
        <>
          <path
            d={strokes(p.random, scatter(p.random, 9, rx * 0.8, ry * 0.8), 0)}
            stroke="#fff"
            strokeWidth="4"
            opacity=".75"
          />
          {gloss(rx, ry)}
        </>
      ),
    },
    water: {
      colour: (p) => p.tone,
      floats: (_, rx, ry) => (
        <>
          <path d="M0-12C8-2 9 2 7 6C4 11-4 11-7 6C-9 2-8-2 0-12Z" fill="#fff" opacity=".8" />
          <path d="M-3 5q-2-3 0-6" stroke="#6FB4DE" strokeWidth="2" fill="none" />
          {gloss(rx, ry)}
        </>
      ),
    },
  },
};

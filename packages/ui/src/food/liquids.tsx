import type { Base } from './dish-picture.ts';
import { darker, lighter, mix, type Paint, round, scatter, strokes } from './paint.tsx';

/** What can be poured: its colour, and what floats on an opening of half-width `rx` and half-depth `ry`. */
export type Liquid = {
  colour: (p: Paint) => string;
  floats: (p: Paint, rx: number, ry: number) => React.ReactNode;
};

const gloss = (rx: number, ry: number) => (
  <path
    d={`M${round(-rx * 0.72)} ${round(-ry * 0.25)}q${round(rx * 0.25)} ${round(-ry * 0.5)} ${round(rx * 0.7)} ${round(-ry * 0.5)}`}
    stroke="#fff"
    strokeWidth={round(Math.min(3.4, ry / 4))}
    strokeLinecap="round"
    fill="none"
    opacity=".6"
  />
);

function froth(p: Paint, rx: number, ry: number, colour: string) {
  return (
    <>
      <ellipse rx={round(rx * 0.95)} ry={round(ry * 0.9)} fill={colour} />
      {scatter(p.random, 14, rx * 0.8, ry * 0.7).map(([x, y], at) => (
        <ellipse
          key={`${x} ${y}`}
          cx={x}
          cy={y}
          rx={at % 3 ? 2.4 : 4}
          ry={at % 3 ? 1.5 : 2.4}
          fill="#fff"
          opacity=".7"
        />
      ))}
    </>
  );
}

function chunks(p: Paint, rx: number, ry: number) {
  const body = lighter(p.tone, 0.3);
  return scatter(p.random, 7, rx * 0.68, ry * 0.5).map(([x, y], at) => (
    <g key={`${x} ${y}`}>
      <ellipse cx={x} cy={y + 2} rx={rx / 6.5} ry={rx / 10} fill="#2A1408" opacity=".3" />
      <rect
        x={x - rx / 8}
        y={y - rx / 10}
        width={rx / 4}
        height={rx / 6}
        rx={rx / 16}
        fill={at % 2 ? body : '#F3D9A4'}
      />
    </g>
  ));
}

export const liquids: Partial<Record<Base, Liquid>> = {
  curry: {
    colour: (p) => p.sauce ?? mix('#B5561E', p.tone, 0.5),
    floats: (p, rx, ry) => (
      <>
        <path
          d={strokes(p.random, scatter(p.random, 12, rx * 0.85, ry * 0.8), 5)}
          stroke="#F5B24A"
          strokeWidth="3"
          strokeLinecap="round"
          opacity=".55"
        />
        {chunks(p, rx, ry)}
        {gloss(rx, ry)}
      </>
    ),
  },
  soup: {
    colour: (p) => mix('#D9722E', p.tone, 0.65),
    floats: (p, rx, ry) => (
      <>
        <path
          d={`M${round(-rx * 0.4)} 0q${round(rx * 0.2)}${round(-ry * 0.7)} ${round(rx * 0.45)}${round(-ry * 0.2)}t${round(rx * 0.3)} ${round(ry * 0.3)}t${round(-rx * 0.5)} ${round(ry * 0.2)}`}
          stroke={p.sauce ?? '#FFF3DC'}
          strokeWidth={round(ry / 5)}
          strokeLinecap="round"
          fill="none"
        />
        {gloss(rx, ry)}
      </>
    ),
  },
  payasam: {
    colour: (p) => mix('#F6E3B8', p.tone, 0.35),
    floats: (p, rx, ry) => (
      <>
        <path
          d={strokes(p.random, scatter(p.random, 18, rx * 0.8, ry * 0.75), rx / 5)}
          stroke="#FFFaf0"
          strokeWidth="2.4"
          strokeLinecap="round"
        />
        {scatter(p.random, 5, rx * 0.6, ry * 0.55).map(([x, y], at) =>
          at % 2 ? (
            <ellipse key={`${x}`} cx={x} cy={y} rx={rx / 12} ry={rx / 16} fill="#6B2E14" />
          ) : (
            <path
              key={`${x}`}
              d={`M${x} ${y}q${round(rx / 10)}-6 ${round(rx / 5)} 0q-4 5-9 2q-4 1-6-2Z`}
              fill="#E8BE72"
              stroke="#B98536"
            />
          ),
        )}
        {p.sauce ? (
          <path
            d={`M${round(-rx * 0.5)} 2q${round(rx * 0.5)}${-round(ry * 0.5)} ${round(rx)} 0`}
            stroke={p.sauce}
            strokeWidth="3"
            strokeLinecap="round"
            fill="none"
            opacity=".8"
          />
        ) : null}
      </>
    ),
  },
  tea: {
    colour: (p) => mix('#B9743A', p.tone, 0.4),
    floats: (p, rx, ry) => froth(p, rx, ry, lighter(mix('#C98A50', p.tone, 0.3), 0.25)),
  },
  coffee: {
    colour: (p) => mix('#6B3D20', p.tone, 0.35),
    floats: (p, rx, ry) => (
      <>
        {froth(p, rx, ry, lighter(mix('#A9713F', p.tone, 0.3), 0.25))}
        <ellipse
          rx={round(rx * 0.4)}
          ry={round(ry * 0.36)}
          fill={darker(mix('#8A532B', p.tone, 0.3), 0.1)}
          opacity=".7"
        />
      </>
    ),
  },
  juice: {
    colour: (p) => p.tone,
    floats: (p, rx, ry) => (
      <>
        <ellipse rx={round(rx * 0.9)} ry={round(ry * 0.82)} fill={lighter(p.tone, 0.35)} />
        {gloss(rx, ry)}
      </>
    ),
  },
  shake: {
    colour: (p) => lighter(p.tone, 0.3),
    floats: (p, rx, ry) => froth(p, rx, ry, lighter(p.tone, 0.65)),
  },
  water: {
    colour: (p) => mix('#CFE9F7', p.tone, 0.12),
    floats: (_, rx, ry) => (
      <>
        <ellipse rx={round(rx * 0.9)} ry={round(ry * 0.8)} fill="#EAF7FF" />
        {gloss(rx, ry)}
      </>
    ),
  },
};

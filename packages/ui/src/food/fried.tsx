import { Ball, Copies, darker, lighter, mix, type Paint, Shade, Slope, scatter, strokes } from './paint.tsx';

export function Samosa(p: Paint) {
  const gold = mix('#D9953A', p.tone, 0.2);
  return (
    <>
      <Slope id={p.id('s')} stops={[lighter(gold, 0.42), gold, darker(gold, 0.25)]} />
      <Shade rx={66} y={10} />
      <Copies
        p={p}
        places={[
          [26, -14, 10, 0.95],
          [-24, 0, -6],
        ]}
      >
        <path d="M-2-64C4-68 8-66 12-60L46 2C50 10 44 15 36 16C8 22-20 20-38 14C-46 11-46 5-42-1Z" fill={p.url('s')} />
        <path
          d="M-2-64C4-68 8-66 12-60L46 2C50 10 44 15 36 16C28 18 20 19 12 19.5C14-8 8-40-2-64Z"
          fill={darker(gold, 0.4)}
          opacity=".5"
        />
        <path
          d="M-42 2q4 9 10 4q5 9 11 4q5 8 11 3q6 8 11 3q6 7 11 2q6 6 11 1q7 4 12-1q7 2 9-4"
          fill="none"
          stroke={darker(gold, 0.42)}
          strokeWidth="4.5"
        />
        <path d="M-8-48L-32-6" stroke="#FFE6B0" strokeWidth="5" opacity=".85" />
        <path
          d={strokes(
            p.random,
            scatter(p.random, 7, 18, 18).map(([x, y]) => [x - 4, y - 14]),
            1,
          )}
          stroke="#8F4D16"
          strokeWidth="4"
          opacity=".45"
        />
      </Copies>
    </>
  );
}

export function Cutlet(p: Paint) {
  const crumb = mix('#B8702B', p.tone, 0.25);
  return (
    <>
      <Ball id={p.id('c')} stops={[lighter(crumb, 0.35), crumb, darker(crumb, 0.3)]} />
      <Shade rx={68} y={10} />
      <Copies
        p={p}
        places={[
          [14, -24, -10],
          [-12, 0, 6],
        ]}
      >
        <path
          d="M-44 6C-46-16-20-26 6-24C30-22 48-12 46 4C44 20 18 26-6 25C-30 24-43 18-44 6Z"
          fill={darker(crumb, 0.5)}
          transform="translate(1 7)"
        />
        <path d="M-44 2C-46-18-20-26 6-24C30-22 48-12 46 2C44 16 18 21-6 20C-30 19-43 14-44 2Z" fill={p.url('c')} />
        <path d={strokes(p.random, scatter(p.random, 16, 39, 18), 2.5)} stroke="#F3C87F" strokeWidth="2.6" />
        <path
          d={strokes(p.random, scatter(p.random, 13, 38, 18), 2)}
          stroke={darker(crumb, 0.5)}
          strokeWidth="2.4"
          opacity=".7"
        />
        <path d="M-30-10q12-8 30-8" stroke="#FFE3AE" strokeWidth="3.5" fill="none" opacity=".8" />
      </Copies>
    </>
  );
}

/** Thin fried rounds, banana or potato. */
export function Chips(p: Paint) {
  const yellow = mix('#F0B93A', p.tone, 0.3);
  const places = [
    ...scatter(p.random, 9, 50, 9).map(([x, y]) => [x, y - 2] as const),
    ...scatter(p.random, 7, 38, 10).map(([x, y]) => [x, y - 20] as const),
    ...scatter(p.random, 5, 22, 9).map(([x, y]) => [x, y - 38] as const),
  ].sort((a, b) => a[1] - b[1]);
  return (
    <>
      <Ball id={p.id('c')} stops={[lighter(yellow, 0.55), yellow, darker(yellow, 0.22)]} />
      <Shade rx={64} y={8} />
      <Copies p={p} places={places.map(([x, y]) => [x, y, Math.round(p.random() * 120 - 60)])}>
        <ellipse cy="2" rx="19" ry="11" fill={darker(yellow, 0.45)} />
        <ellipse rx="19" ry="11" fill={p.url('c')} />
        <path d="M-12-1q12-7 24 0" stroke="#FFF0B5" strokeWidth="2" fill="none" />
      </Copies>
    </>
  );
}

import { Ball, Copies, darker, lighter, mix, type Paint, round, Shade, Slope, scatter, strokes } from './paint.tsx';

const blisters = (p: Paint, y: number) => (
  <path
    d={strokes(
      p.random,
      scatter(p.random, 10, 46, 14).map(([sx, sy]) => [sx, sy + y]),
      5,
    )}
    stroke="#8F4E19"
    strokeWidth="4.5"
    opacity=".5"
  />
);

/** Beaten and coiled: a spiral of flakes, two in a stack. */
export function Paratha(p: Paint) {
  const dough = mix('#E9BC74', p.tone, 0.3);
  return (
    <>
      <Slope id={p.id('d')} stops={[lighter(dough, 0.5), dough, darker(dough, 0.28)]} />
      <Shade rx={70} y={6} ry={24} />
      <ellipse cx="4" cy="2" rx="68" ry="26" fill={darker(dough, 0.5)} />
      <ellipse cx="4" cy="-6" rx="68" ry="26" fill={p.url('d')} />
      <ellipse cx="-2" cy="-14" rx="68" ry="26" fill={darker(dough, 0.48)} />
      <path
        d="M-70-24q4-7 10-7q4-9 14-8q8-9 19-6q12-7 22-3q13-6 24-1q14-2 20 5q14 0 18 8q11 4 9 13q-2 11-14 13q-8 10-22 9q-12 8-26 5q-14 6-28 1q-15 3-24-5q-14-1-18-10q-8-6-4-14Z"
        fill={p.url('d')}
        stroke={darker(dough, 0.3)}
        strokeWidth="2"
      />
      <path
        d="M2-23C10-28 18-20 8-17C-8-13-22-22-8-29C12-38 38-28 28-17C16-5-30-7-36-20C-40-34 0-44 28-38C56-33 58-14 32-6C0 3-44-2-54-18"
        fill="none"
        stroke={darker(dough, 0.36)}
        strokeWidth="2.8"
      />
      {blisters(p, -22)}
      <path d="M-56-32Q-36-46-6-46" stroke="#FFF6DC" strokeWidth="4" fill="none" opacity=".9" />
    </>
  );
}

/** Thin, flat, folded in quarters on one that lies open. */
export function Chapati(p: Paint) {
  const dough = mix('#E2B878', p.tone, 0.4);
  return (
    <>
      <Slope id={p.id('d')} stops={[lighter(dough, 0.45), dough, darker(dough, 0.2)]} />
      <Shade rx={76} y={0} ry={28} />
      <ellipse cy="-4" rx="76" ry="29" fill={darker(dough, 0.35)} />
      <ellipse cy="-8" rx="76" ry="29" fill={p.url('d')} />
      {blisters(p, -10)}
      <path d="M-52-8L-4-58C34-52 62-36 66-14C34 2-20 4-52-8Z" fill={darker(dough, 0.45)} transform="translate(3 5)" />
      <path d="M-52-8L-4-58C34-52 62-36 66-14C34 2-20 4-52-8Z" fill={p.url('d')} />
      <path
        d="M-48-10C-14 0 34-2 64-15M-42-14C-12-6 30-8 60-20"
        stroke={darker(dough, 0.38)}
        strokeWidth="2.5"
        fill="none"
      />
      <path
        d="M-4-40l8 2M14-30l10 3M-14-24l9 2M34-24l7 2M8-16l9 1M-2-50l5 1"
        stroke="#8F4E19"
        strokeWidth="4.5"
        opacity=".45"
      />
      <path d="M-40-16L-5-52" stroke="#FFF2D4" strokeWidth="4" opacity=".9" />
    </>
  );
}

/** Blown-up fried breads. */
export function Puri(p: Paint) {
  const gold = mix('#E5A23C', p.tone, 0.22);
  return (
    <>
      <Ball id={p.id('b')} stops={[lighter(gold, 0.55), gold, darker(gold, 0.32)]} />
      <Shade rx={68} y={8} />
      <Copies
        p={p}
        places={[
          [6, -40, 6],
          [-32, -10, -8],
          [34, -8, 4],
        ]}
      >
        <ellipse rx="37" ry="27" fill={p.url('b')} />
        <path d="M-37 2A37 27 0 0 0 37 2Q0 20-37 2Z" fill="#9C5413" opacity=".4" />
        <path d="M-26-10Q-18-20-2-21" stroke="#FFF4D2" strokeWidth="5" fill="none" opacity=".9" />
        <path d={strokes(p.random, scatter(p.random, 7, 26, 14), 3)} stroke="#A85A18" strokeWidth="3.4" opacity=".5" />
      </Copies>
    </>
  );
}

/** Bread chopped on the griddle with all that goes in. */
export function Kothu(p: Paint) {
  const dough = mix('#DDA154', p.tone, 0.3);
  const places = [
    ...scatter(p.random, 6, 54, 9),
    ...scatter(p.random, 5, 42, 10).map(([x, y]) => [x, y - 16] as const),
    ...scatter(p.random, 3, 22, 8).map(([x, y]) => [x, y - 32] as const),
  ];
  return (
    <>
      <Slope id={p.id('d')} stops={[lighter(dough, 0.5), dough, darker(dough, 0.3)]} />
      <Shade rx={66} y={8} />
      <path d="M-64 6C-60-20-30-40 0-42S56-18 64 6C40 18-40 18-64 6Z" fill={darker(dough, 0.5)} />
      <Copies p={p} places={places.map(([x, y]) => [round(x), round(y), Math.round(p.random() * 120 - 60)])}>
        <path d="M-17-6L12-9L17 4L-12 9Z" fill={p.url('d')} stroke={darker(dough, 0.45)} strokeWidth="1.5" />
        <path d="M-10-1l8-1M4 2l6-1" stroke="#8F4E19" strokeWidth="3" opacity=".6" />
      </Copies>
      <g transform="translate(0-18)" strokeWidth="7" fill="none">
        <path d={strokes(p.random, scatter(p.random, 7, 44, 16), 7)} stroke="#FFF3D0" />
        <path d={strokes(p.random, scatter(p.random, 6, 40, 16), 5)} stroke="#F2B024" />
      </g>
    </>
  );
}

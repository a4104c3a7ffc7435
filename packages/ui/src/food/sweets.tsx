import { Ball, Copies, darker, lighter, mix, type Paint, round, Shade, Slope, scatter, strokes } from './paint.tsx';

export function Laddu(p: Paint) {
  const gold = mix('#F0A92A', p.tone, 0.35);
  return (
    <>
      <Ball id={p.id('l')} stops={[lighter(gold, 0.45), gold, darker(gold, 0.45)]} />
      <Shade rx={62} y={10} />
      <Copies
        p={p}
        places={[
          [2, -52],
          [-31, -12],
          [33, -11],
        ]}
      >
        <circle r="28" fill={p.url('l')} />
        <path
          d={strokes(p.random, scatter(p.random, 30, 24, 24), 1)}
          stroke={lighter(gold, 0.5)}
          strokeWidth="4.6"
          strokeLinecap="round"
          opacity=".8"
        />
        <path
          d={strokes(p.random, scatter(p.random, 24, 25, 25), 1)}
          stroke={darker(gold, 0.35)}
          strokeWidth="3"
          strokeLinecap="round"
          opacity=".6"
        />
        <ellipse cx="-10" cy="-15" rx="8" ry="4" fill="#FFF3CC" opacity=".75" transform="rotate(-30 -10 -15)" />
        <path d="M-2-22q8-2 9 5" stroke="#F6E3BC" strokeWidth="5" strokeLinecap="round" fill="none" />
      </Copies>
    </>
  );
}

/** Glossy cut pieces. */
export function Halwa(p: Paint) {
  const body = mix('#B5451C', p.tone, 0.6);
  return (
    <>
      <Slope id={p.id('h')} stops={[lighter(body, 0.5), lighter(body, 0.12), body]} />
      <Shade rx={70} y={12} ry={16} />
      <Copies
        p={p}
        places={[
          [2, -34],
          [-33, -9],
          [36, -8],
        ]}
      >
        <path d="M-34-14L0 0V26Q-2 28-5 26L-31 14Q-34 12-34 9Z" fill={darker(body, 0.18)} />
        <path d="M34-14L0 0V26Q2 28 5 26L31 14Q34 12 34 9Z" fill={darker(body, 0.42)} />
        <path d="M-34-14L-3-28Q0-29.5 3-28L34-14L3 0Q0 1.5-3 0Z" fill={p.url('h')} />
        <path d="M-24-13L-2-23" stroke="#fff" strokeWidth="3.4" strokeLinecap="round" opacity=".7" />
        <path d="M-29 0L-8 10" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" opacity=".35" />
        <path d="M2-13q8-6 12 0q-5 5-12 0Z" fill="#F7E2B4" stroke="#C9A25E" />
      </Copies>
    </>
  );
}

export function Cake(p: Paint) {
  const sponge = mix('#E9B872', p.tone, 0.5);
  const icing = mix('#FFF6E9', p.tone, 0.12);
  return (
    <>
      <Slope id={p.id('k')} stops={[lighter(sponge, 0.2), sponge, darker(sponge, 0.25)]} />
      <Shade rx={72} y={12} ry={16} />
      <path d="M-62-28L34-2V22Q32 25 28 24L-58 2Q-62 0-62-4Z" fill={p.url('k')} />
      <path d="M34-2C56-10 66-22 66-38V-12C66 4 54 16 34 22Z" fill={darker(icing, 0.16)} />
      <path d="M-62-16L34 10V15L-62-11Z" fill={icing} />
      <path d="M-62-34L34-8C56-14 66-26 66-42C50-56 6-58-62-34Z" fill={icing} />
      <path
        d="M-62-34L34-8C56-14 66-26 66-42V-32C62-18 54-8 34-2q-6 4-10-2q-8 6-14-3q-8 5-14-4q-8 5-14-4q-7 5-13-4q-8 4-13-4q-6 2-8-4Z"
        fill={lighter(icing, 0.4)}
      />
      <path
        d="M-30-36Q10-48 44-44"
        stroke={p.tone}
        strokeWidth="3.5"
        strokeLinecap="round"
        fill="none"
        opacity=".6"
        strokeDasharray="1 8"
      />
      <circle cx="30" cy="-46" r="11" fill="#C2202B" />
      <path d="M31-56q2-14 14-18" stroke="#5B7A2E" strokeWidth="2.6" strokeLinecap="round" fill="none" />
      <ellipse cx="26" cy="-50" rx="3" ry="2" fill="#FFC9C4" />
      <path
        d={strokes(
          p.random,
          scatter(p.random, 22, 44, 8).map(([x, y]) => [x - 14, round(y + 2 + x * 0.24)]),
          2,
        )}
        stroke={darker(sponge, 0.35)}
        strokeWidth="2"
        strokeLinecap="round"
        opacity=".4"
      />
    </>
  );
}

export function Ice(p: Paint) {
  const second = mix(p.tone, '#FFF3DE', 0.75);
  const scoop = (x: number, y: number, fill: string, shade: string) => (
    <g transform={`translate(${x} ${y})`}>
      <path d="M-31 6C-36-30 36-30 31 6q-3 8-9 3q-6 8-13 2q-8 7-14 0q-8 6-13-2q-8 2-13-9Z" fill={fill} />
      <path
        d={strokes(
          p.random,
          scatter(p.random, 9, 22, 12).map(([sx, sy]) => [sx, sy - 5]),
          3,
        )}
        stroke={shade}
        strokeWidth="2.4"
        strokeLinecap="round"
        opacity=".5"
      />
      <path d="M-19-12q6-8 16-9" stroke="#fff" strokeWidth="4" strokeLinecap="round" fill="none" opacity=".85" />
    </g>
  );
  return (
    <>
      <Slope id={p.id('1')} stops={[lighter(p.tone, 0.55), lighter(p.tone, 0.15), darker(p.tone, 0.15)]} />
      <Slope id={p.id('2')} stops={['#FFFFFF', second, darker(second, 0.15)]} />
      <Shade rx={58} y={8} />
      <g transform="rotate(24 38 -44)">
        <path d="M30-86h20v62h-20Z" fill="#D79A4B" />
        <path d="M30-76h20M30-64h20M30-52h20M37-86v60M44-86v60" stroke="#A96B25" strokeWidth="1.6" />
      </g>
      {scoop(2, -34, p.url('2'), darker(second, 0.25))}
      {scoop(-26, -6, p.url('1'), darker(p.tone, 0.3))}
      {scoop(29, -5, p.url('2'), darker(second, 0.25))}
      {p.sauce ? (
        <path d="M-26-44C-10-62 24-58 29-40q0 8-5 6q-4-6-8 2q0 14-6 8q-3-12-9-6q-6 10-9-2q-7 2-8-6Z" fill={p.sauce} />
      ) : null}
    </>
  );
}

export function Chocolate(p: Paint) {
  const cocoa = mix('#5A2E17', p.tone, 0.25);
  const squares = [0, 1, 2].flatMap((row) => [0, 1].map((column) => [column * 34 - 34, row * 24 - 82] as const));
  return (
    <>
      <Slope id={p.id('c')} stops={[lighter(cocoa, 0.28), cocoa]} />
      <Slope id={p.id('w')} stops={[lighter(p.tone, 0.25), p.tone, darker(p.tone, 0.3)]} />
      <Shade rx={52} y={10} ry={12} />
      <g transform="rotate(10 0 -30)">
        <path d="M-38-84h76V2h-76Z" fill={darker(cocoa, 0.3)} />
        {squares.map(([x, y]) => (
          <g key={`${x} ${y}`}>
            <rect x={x} y={y} width="32" height="22" rx="3" fill={p.url('c')} />
            <path d={`M${x + 5} ${y + 5}h18`} stroke="#E0AE86" strokeWidth="2.4" strokeLinecap="round" opacity=".6" />
          </g>
        ))}
        <path d="M-42-22l9 6l8-7l9 7l9-8l8 8l9-7l9 7l8-8l9 7l8-6V14h-86Z" fill="#E3E7E9" />
        <path d="M-42-10l9 5l8-6l9 6l9-7l8 7l9-6l9 6l8-7l9 6l8-5V18q0 4-4 4h-78q-4 0-4-4Z" fill={p.url('w')} />
        <path d="M-26 8h50" stroke="#fff" strokeWidth="5" strokeLinecap="round" opacity=".8" />
      </g>
    </>
  );
}

import {
  Ball,
  Copies,
  darker,
  lighter,
  mix,
  moundPoints,
  type Paint,
  Shade,
  Slope,
  scatter,
  strokes,
} from './paint.tsx';

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
          opacity=".8"
        />
        <path
          d={strokes(p.random, scatter(p.random, 24, 25, 25), 1)}
          stroke={darker(gold, 0.35)}
          strokeWidth="3"
          opacity=".6"
        />
        <ellipse cx="-10" cy="-15" rx="8" ry="4" fill="#FFF3CC" opacity=".75" transform="rotate(-30 -10 -15)" />
        <path d="M-2-22q8-2 9 5" stroke="#F6E3BC" strokeWidth="5" fill="none" />
      </Copies>
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
        opacity=".5"
      />
      <path d="M-19-12q6-8 16-9" stroke="#fff" strokeWidth="4" fill="none" opacity=".85" />
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
            <path d={`M${x + 5} ${y + 5}h18`} stroke="#E0AE86" strokeWidth="2.4" opacity=".6" />
          </g>
        ))}
        <path d="M-42-22l9 6l8-7l9 7l9-8l8 8l9-7l9 7l8-8l9 7l8-6V14h-86Z" fill="#E3E7E9" />
        <path d="M-42-10l9 5l8-6l9 6l9-7l8 7l9-6l9 6l8-7l9 6l8-5V18q0 4-4 4h-78q-4 0-4-4Z" fill={p.url('w')} />
        <path d="M-26 8h50" stroke="#fff" strokeWidth="5" opacity=".8" />
      </g>
    </>
  );
}

export function Fruit(p: Paint) {
  const skin = mix(p.tone, '#E2502F', 0.25);
  return (
    <>
      <Ball id={p.id('f')} stops={[lighter(skin, 0.6), skin, darker(skin, 0.45)]} />
      <Slope id={p.id('b')} stops={['#FFE680', '#F5C52C', '#CF9512']} />
      <Shade rx={64} y={8} />
      <path d="M-64-46C-66-12-40 10 6 6L10 0C-20-2-42-18-52-48Z" fill="#D9A51C" />
      <path d="M-58-56C-56-22-28-2 14-4C18-5 18-9 14-11C-16-14-36-30-46-58Z" fill={p.url('b')} />
      <path d="M-59-64l6-3l8 9l-11 4Z" fill="#7A5B1A" />
      <path d="M-51-52C-44-30-28-16-6-11" stroke="#FFF4B8" strokeWidth="3.5" fill="none" />
      <path d="M26-50C8-60-12-46-8-20C-6 2 12 12 26 8C42 12 60 0 61-20C62-46 44-60 26-50Z" fill={p.url('f')} />
      <path d="M26-49q-2-12 6-18" stroke="#6B4A1E" strokeWidth="4" fill="none" />
      <path d="M30-58q14-14 28-6q-10 14-28 6Z" fill="#5FA143" />
      <ellipse cx="8" cy="-32" rx="6" ry="11" fill="#fff" opacity=".65" transform="rotate(24 8 -32)" />
      <g>
        <circle cx="-20" cy="-1" r="12" fill="#6D3F8C" />
        <circle cx="-38" cy="5" r="11" fill="#7E4C9F" />
        <circle cx="-8" cy="9" r="11" fill="#8A58AC" />
        <circle cx="-25" cy="14" r="11" fill="#6D3F8C" />
        <path
          d="M-24-6q2-3 5-3M-42 0q2-3 5-3M-12 4q2-3 5-3M-29 9q2-3 5-3"
          stroke="#E3CDF2"
          strokeWidth="2.6"
          fill="none"
        />
      </g>
    </>
  );
}

/** Round and dark, shining with syrup. */
export function Jamun(p: Paint) {
  const body = mix('#7A3414', p.tone, 0.5);
  return (
    <>
      <Ball id={p.id('j')} stops={[lighter(body, 0.5), body, darker(body, 0.5)]} />
      <ellipse cy="-4" rx="66" ry="17" fill={p.sauce ?? '#C98B3A'} />
      <path d="M-50-8Q-20-18 20-16" stroke="#FBE3AE" strokeWidth="4" fill="none" />
      <Copies
        p={p}
        places={[
          [4, -32],
          [-32, -12],
          [36, -10],
        ]}
      >
        <ellipse cy="24" rx="24" ry="6" fill="#5A2408" opacity=".4" />
        <circle r="29" fill={p.url('j')} />
        <path d="M-18-10Q-14-20-2-22" stroke="#FFE9CC" strokeWidth="6" fill="none" opacity=".9" />
        <path d="M-22 16A29 29 0 0 0 22 16" stroke="#E0A868" strokeWidth="3" fill="none" opacity=".7" />
        <path d="M-4-16l8 4M2-20l6 5" stroke="#8FB04A" strokeWidth="3.5" />
      </Copies>
    </>
  );
}

/** Grated, cooked down and heaped. */
export function Halwa(p: Paint) {
  const body = mix('#D9541C', p.tone, 0.6);
  const at = (count: number) => strokes(p.random, moundPoints(p.random, count, 50, 44), 11);
  return (
    <>
      <Slope id={p.id('h')} stops={[lighter(body, 0.25), body, darker(body, 0.35)]} />
      <Shade rx={60} y={9} />
      <path d="M-58 6C-58-24-32-48-2-50S56-26 58 6C44 20-44 20-58 6Z" fill={p.url('h')} />
      <g fill="none" strokeWidth="4">
        <path d={at(18)} stroke={darker(body, 0.3)} />
        <path d={at(22)} stroke={lighter(body, 0.3)} />
        <path d={at(8)} stroke={lighter(body, 0.65)} strokeWidth="2.5" />
      </g>
    </>
  );
}

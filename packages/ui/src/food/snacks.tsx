import { Ball, Copies, darker, lighter, mix, type Paint, Shade, Slope, scatter, strokes } from './paint.tsx';

export function Samosa(p: Paint) {
  const gold = mix('#D9953A', p.tone, 0.2);
  const one = (x: number, y: number, scale: number, turn: number) => (
    <g transform={`translate(${x} ${y}) rotate(${turn}) scale(${scale})`}>
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
        strokeLinecap="round"
      />
      <path d="M-8-48L-32-6" stroke="#FFE6B0" strokeWidth="5" strokeLinecap="round" opacity=".85" />
      {scatter(p.random, 8, 18, 18).map(([sx, sy]) => (
        <circle key={`${sx}${sy}`} cx={sx - 4} cy={sy - 14} r="2" fill="#8F4D16" opacity=".5" />
      ))}
    </g>
  );
  return (
    <>
      <Slope id={p.id('s')} stops={[lighter(gold, 0.42), gold, darker(gold, 0.25)]} />
      <Shade rx={66} y={10} />
      {one(26, -14, 0.95, 10)}
      {one(-24, 0, 1, -6)}
    </>
  );
}

export function Puff(p: Paint) {
  const gold = mix('#DFA04A', p.tone, 0.2);
  const dark = darker(gold, 0.45);
  return (
    <>
      <Slope id={p.id('t')} stops={[lighter(gold, 0.45), gold, darker(gold, 0.3)]} />
      <Shade rx={70} y={12} ry={18} />
      <path
        d="M-70-14L-16-44Q-10-47-2-45L64-30Q72-28 71-22V2Q71 8 64 11L-2 25Q-10 27-18 22L-66 2Q-72-2-72-6Z"
        fill={darker(gold, 0.3)}
      />
      <g fill="none" strokeLinecap="round" strokeWidth="2.6">
        <path d="M-68-6Q-40 8-12 12Q30 6 70-10M-66 1Q-40 15-10 19Q30 13 70-1" stroke={lighter(gold, 0.5)} />
        <path d="M-69-2Q-40 12-12 16Q30 9 70-6" stroke={dark} opacity=".7" />
      </g>
      <path d="M-70-18L-16-48Q-10-51-2-49L66-33Q74-30 68-25L-4 3Q-10 6-18 3L-69-11Q-75-14-70-18Z" fill={p.url('t')} />
      <path
        d="M-46-28L14-1M-26-40L38-12M6-46L58-22M-48-9L20-44M-24 0L46-35"
        stroke={dark}
        strokeWidth="2.6"
        opacity=".5"
        strokeLinecap="round"
      />
      <path d="M-54-22L-14-43" stroke="#FFF0C8" strokeWidth="4" strokeLinecap="round" />
      {scatter(p.random, 10, 46, 14).map(([x, y]) => (
        <ellipse key={`${x}${y}`} cx={x} cy={y - 23} rx="2.4" ry="1.4" fill="#FFF1CF" />
      ))}
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
        <path
          d={strokes(p.random, scatter(p.random, 34, 39, 18), 2.5)}
          stroke="#F3C87F"
          strokeWidth="2.6"
          strokeLinecap="round"
        />
        <path
          d={strokes(p.random, scatter(p.random, 26, 38, 18), 2)}
          stroke={darker(crumb, 0.5)}
          strokeWidth="2.4"
          strokeLinecap="round"
          opacity=".7"
        />
        <path d="M-30-10q12-8 30-8" stroke="#FFE3AE" strokeWidth="3.5" strokeLinecap="round" fill="none" opacity=".8" />
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
        <path d="M-12-1q12-7 24 0" stroke="#FFF0B5" strokeWidth="2" fill="none" strokeLinecap="round" />
      </Copies>
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
      <path d="M-51-52C-44-30-28-16-6-11" stroke="#FFF4B8" strokeWidth="3.5" fill="none" strokeLinecap="round" />
      <path d="M26-50C8-60-12-46-8-20C-6 2 12 12 26 8C42 12 60 0 61-20C62-46 44-60 26-50Z" fill={p.url('f')} />
      <path d="M26-49q-2-12 6-18" stroke="#6B4A1E" strokeWidth="4" strokeLinecap="round" fill="none" />
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
          strokeLinecap="round"
          fill="none"
        />
      </g>
    </>
  );
}

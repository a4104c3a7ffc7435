import { darker, lighter, mix, type Paint, round, Shade, Slope, scatter, strokes } from './paint.tsx';

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
      <g fill="none" strokeWidth="2.6">
        <path d="M-68-6Q-40 8-12 12Q30 6 70-10M-66 1Q-40 15-10 19Q30 13 70-1" stroke={lighter(gold, 0.5)} />
        <path d="M-69-2Q-40 12-12 16Q30 9 70-6" stroke={dark} opacity=".7" />
      </g>
      <path d="M-70-18L-16-48Q-10-51-2-49L66-33Q74-30 68-25L-4 3Q-10 6-18 3L-69-11Q-75-14-70-18Z" fill={p.url('t')} />
      <path
        d="M-46-28L14-1M-26-40L38-12M6-46L58-22M-48-9L20-44M-24 0L46-35"
        stroke={dark}
        strokeWidth="2.6"
        opacity=".5"
      />
      <path d="M-54-22L-14-43" stroke="#FFF0C8" strokeWidth="4" />
      {scatter(p.random, 10, 46, 14).map(([x, y]) => (
        <ellipse key={`${x}${y}`} cx={x} cy={y - 23} rx="2.4" ry="1.4" fill="#FFF1CF" />
      ))}
    </>
  );
}

export function Bread(p: Paint) {
  const slice =
    'M-30 0C-33-18-31-34-31-40C-42-47-36-64-22-62C-10-68 12-68 22-62C36-64 42-47 31-40C31-34 33-18 30 0Q0 6-30 0Z';
  const crumb = mix('#FBE7BF', p.tone, 0.1);
  const one = (x: number, y: number, turn: number) => (
    <g transform={`translate(${x} ${y}) rotate(${turn})`}>
      <path d={slice} fill="#A35F22" transform="translate(7 2)" />
      <path d={slice} fill="#B9742D" />
      <path d={slice} fill={p.url('c')} transform="translate(0 -3.5) scale(.86 .88)" />
      <path d="M-20-48q10-6 22-5" stroke="#FFFAEC" strokeWidth="4" fill="none" />
      <path
        d={strokes(
          p.random,
          scatter(p.random, 10, 18, 16).map(([sx, sy]) => [sx, sy - 26]),
          2,
        )}
        stroke="#CF9A55"
        strokeWidth="2"
        opacity=".6"
      />
    </g>
  );
  return (
    <>
      <Slope id={p.id('c')} stops={[lighter(crumb, 0.35), crumb, '#E2AE66']} />
      <Shade rx={62} y={6} />
      {one(20, -4, 12)}
      {p.sauce ? <path d="M-54 0L52-8L46 8L-46 16Z" fill={p.sauce} /> : null}
      {one(-18, 8, -10)}
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
      <path d="M-30-36Q10-48 44-44" stroke={p.tone} strokeWidth="3.5" fill="none" opacity=".6" strokeDasharray="1 8" />
      <circle cx="30" cy="-46" r="11" fill="#C2202B" />
      <path d="M31-56q2-14 14-18" stroke="#5B7A2E" strokeWidth="2.6" fill="none" />
      <ellipse cx="26" cy="-50" rx="3" ry="2" fill="#FFC9C4" />
      <path
        d={strokes(
          p.random,
          scatter(p.random, 22, 44, 8).map(([x, y]) => [x - 14, round(y + 2 + x * 0.24)]),
          2,
        )}
        stroke={darker(sponge, 0.35)}
        strokeWidth="2"
        opacity=".4"
      />
    </>
  );
}

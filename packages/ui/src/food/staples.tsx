import {
  Ball,
  darker,
  lighter,
  mix,
  moundPoints,
  type Paint,
  round,
  Shade,
  Slope,
  scatter,
  strokes,
} from './paint.tsx';

const mound = 'M-56 4C-54-28-30-50 0-50S54-28 56 4C44 20-44 20-56 4Z';

export function Rice(p: Paint) {
  const warm = mix('#F6EFDF', p.tone, 0.12);
  return (
    <>
      <Slope id={p.id('m')} stops={[lighter(warm, 0.7), warm, darker(warm, 0.2)]} />
      <Shade rx={60} y={9} />
      <path d={mound} fill={p.url('m')} />
      <g strokeLinecap="round" strokeWidth="3.4">
        <path d={strokes(p.random, moundPoints(p.random, 26, 50, 46), 6)} stroke={darker(warm, 0.14)} opacity=".6" />
        <path d={strokes(p.random, moundPoints(p.random, 42, 50, 46), 6)} stroke={lighter(warm, 0.85)} />
      </g>
    </>
  );
}

export function Biryani(p: Paint) {
  const saffron = mix('#DE9A35', p.tone, 0.3);
  const curl = (x: number, y: number) => `M${x} ${y}q6-9 11-2t9-3`;
  return (
    <>
      <Slope id={p.id('m')} stops={[lighter(saffron, 0.25), saffron, darker(saffron, 0.38)]} />
      <Shade rx={60} y={9} />
      <path d={mound} fill={p.url('m')} />
      <g strokeLinecap="round" strokeWidth="3.2" fill="none">
        <path d={strokes(p.random, moundPoints(p.random, 24, 50, 46), 7)} stroke={darker(saffron, 0.28)} />
        <path d={strokes(p.random, moundPoints(p.random, 30, 50, 46), 7)} stroke="#FBEFCB" />
        <path d={strokes(p.random, moundPoints(p.random, 20, 48, 44), 7)} stroke="#F8C84A" />
        <path d={strokes(p.random, moundPoints(p.random, 8, 44, 40), 6)} stroke="#C8521F" />
        <path d={curl(-36, -14) + curl(-14, -36) + curl(20, -10) + curl(-8, -4)} stroke="#6B2F12" strokeWidth="3.6" />
      </g>
      {p.egg ? (
        <g transform="translate(18 -30) rotate(14) scale(1.15)">
          <ellipse cy="3" rx="19" ry="14" fill="#6B3A10" opacity=".35" />
          <ellipse rx="19" ry="14" fill="#FFFDF6" />
          <ellipse rx="19" ry="14" fill="none" stroke="#E6DCC6" strokeWidth="1.5" />
          <circle cx="1" cy="1" r="8.5" fill="#F5A81C" />
          <circle cx="-2" cy="-2" r="3" fill="#FFD877" />
        </g>
      ) : (
        <g fill="#4F8A3A">
          <path d="M8-46q16-8 26 6q-16 6-26-6Z" />
          <path d="M10-45q12 0 22 5" stroke="#2F5E22" strokeWidth="1.2" fill="none" />
        </g>
      )}
    </>
  );
}

export function Noodles(p: Paint) {
  const strand = mix('#EDBE62', p.tone, 0.3);
  const lines = (count: number) =>
    moundPoints(p.random, count, 40, 36)
      .map(([x, y]) => `M${round(x - 16)} ${y}c8-${round(8 + p.random() * 12)} 18 ${round(8 + p.random() * 8)} 32-2`)
      .join('');
  return (
    <>
      <Slope id={p.id('m')} stops={[strand, darker(strand, 0.35)]} down />
      <Shade rx={60} y={9} />
      <path d={mound} fill={p.url('m')} />
      <g fill="none" strokeLinecap="round">
        <path d={lines(12)} stroke={darker(strand, 0.4)} strokeWidth="5" />
        <path d={lines(16)} stroke={strand} strokeWidth="4.4" />
        <path d={lines(10)} stroke={lighter(strand, 0.45)} strokeWidth="3" />
        <path d={strokes(p.random, moundPoints(p.random, 7, 42, 40), 9)} stroke="#E0662C" strokeWidth="4" />
        <path d={strokes(p.random, moundPoints(p.random, 8, 42, 40), 8)} stroke="#5A9A3C" strokeWidth="3.6" />
      </g>
    </>
  );
}

/** Flaky layered flatbreads in a stack; a plain chapati when the tone is pale. */
export function Paratha(p: Paint) {
  const dough = mix('#E9BC74', p.tone, 0.25);
  const browned = (dy: number) =>
    scatter(p.random, 9, 46, 14).map(([x, y], at) => (
      <ellipse key={`${x}${y}`} cx={x} cy={y + dy} rx={at % 2 ? 6 : 4} ry="2.4" fill="#8F4E19" opacity=".55" />
    ));
  return (
    <>
      <Slope id={p.id('d')} stops={[lighter(dough, 0.4), dough, darker(dough, 0.25)]} />
      <Shade rx={66} y={8} />
      {[2, -8, -18].map((y, at) => (
        <g key={y}>
          <ellipse cx={at === 1 ? 4 : -2} cy={y + 4} rx="62" ry="21" fill={darker(dough, 0.42)} />
          <ellipse cx={at === 1 ? 4 : -2} cy={y} rx="62" ry="21" fill={p.url('d')} />
        </g>
      ))}
      <g fill="none" stroke={darker(dough, 0.3)} strokeWidth="1.6" opacity=".6">
        <ellipse cx="-2" cy="-18" rx="50" ry="16" strokeDasharray="52 9" />
        <ellipse cx="-2" cy="-18" rx="37" ry="11.5" strokeDasharray="34 7" />
        <ellipse cx="-2" cy="-18" rx="23" ry="7" strokeDasharray="25 6" />
        <ellipse cx="-2" cy="-18" rx="10" ry="3" />
      </g>
      {browned(-18)}
      <path d="M-48-27q18-10 42-10" stroke="#FFF3D2" strokeWidth="3" strokeLinecap="round" fill="none" opacity=".8" />
    </>
  );
}

/** Blown-up fried breads. */
export function Puri(p: Paint) {
  const gold = mix('#E5A23C', p.tone, 0.22);
  const one = (x: number, y: number, r: number) => (
    <g transform={`translate(${x} ${y})`}>
      <ellipse rx={r} ry={round(r * 0.72)} fill={p.url('b')} />
      <path d={`M${-r} 2a${r} ${round(r * 0.72)} 0 0 0 ${2 * r} 0q-${r} 14-${2 * r} 0Z`} fill="#9C5413" opacity=".35" />
      <ellipse
        cx={round(-r * 0.35)}
        cy={round(-r * 0.34)}
        rx={round(r * 0.3)}
        ry={round(r * 0.13)}
        fill="#FFF1C9"
        opacity=".85"
      />
      {scatter(p.random, 5, r * 0.7, r * 0.4).map(([sx, sy]) => (
        <circle key={`${sx}${sy}`} cx={sx} cy={sy} r="2.2" fill="#A85A18" opacity=".5" />
      ))}
    </g>
  );
  return (
    <>
      <Ball id={p.id('b')} stops={[lighter(gold, 0.5), gold, darker(gold, 0.3)]} />
      <Shade rx={62} y={8} />
      {one(4, -36, 33)}
      {one(-31, -8, 33)}
      {one(32, -6, 33)}
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
      <path d="M-20-48q10-6 22-5" stroke="#FFFAEC" strokeWidth="4" strokeLinecap="round" fill="none" />
      <path
        d={strokes(
          p.random,
          scatter(p.random, 10, 18, 16).map(([sx, sy]) => [sx, sy - 26]),
          2,
        )}
        stroke="#CF9A55"
        strokeWidth="2"
        strokeLinecap="round"
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

export function Egg(p: Paint) {
  const half = (x: number, y: number, turn: number) => (
    <g transform={`translate(${x} ${y}) rotate(${turn})`}>
      <ellipse cx="2" cy="5" rx="31" ry="22" fill="#CFC3AA" />
      <ellipse rx="31" ry="22" fill="#FFFDF8" />
      <ellipse rx="15" ry="12" cy="1" fill={p.url('y')} />
      <ellipse cx="-16" cy="-11" rx="8" ry="3" fill="#fff" transform="rotate(-24 -16 -11)" />
    </g>
  );
  return (
    <>
      <Ball id={p.id('y')} stops={['#FFD567', mix('#F39B16', p.tone, 0.15), '#CF7209']} />
      <Ball id={p.id('w')} stops={['#FFFFFF', '#F7EBD8', '#D9BF9B']} />
      <Shade rx={64} y={8} />
      <ellipse cx="4" cy="-36" rx="33" ry="26" fill={p.url('w')} transform="rotate(-14 4 -36)" />
      {half(-31, -2, -10)}
      {half(33, 0, 10)}
    </>
  );
}

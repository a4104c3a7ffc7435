import { darker, lighter, mix, type Paint, Shade, Slope, scatter, strokes } from './paint.tsx';

const brown = '#8A4714';
const goldOf = (p: Paint) => mix('#E2A245', p.tone, 0.35);

/** Folded once over, thin and lacy: the fold in front, the crisp edge behind. */
export function Dosa(p: Paint) {
  const gold = goldOf(p);
  return (
    <>
      <Slope id={p.id('d')} stops={[lighter(gold, 0.5), gold, darker(gold, 0.25)]} />
      <Shade rx={78} y={8} ry={18} />
      <path d="M-80 2C-76-48-36-66 4-64S80-44 82-2Z" fill={darker(gold, 0.35)} />
      <path d="M-82 6C-80-40-40-58 0-58S80-42 83 4C60 16-56 18-82 6Z" fill={p.url('d')} />
      <g fill="none" stroke={brown} strokeWidth="2.6" opacity=".55">
        <path
          d="M-66 3C-60-30-34-44 0-44S64-30 67 2M-50 5C-44-20-24-30 0-30S46-20 50 4M-33 7C-28-10-14-16 0-16S28-10 33 6"
          strokeDasharray="18 5 9 4"
        />
      </g>
      <path d="M-81 5C-56 17 60 16 82 4" stroke={brown} strokeWidth="3.5" fill="none" opacity=".8" />
      <path d="M-72-14C-62-40-32-52 2-52" stroke="#FFF3CF" strokeWidth="4" fill="none" opacity=".9" />
      <path d={strokes(p.random, scatter(p.random, 14, 52, 16), 1)} stroke={brown} strokeWidth="4" opacity=".35" />
    </>
  );
}

/** Rolled round its filling, which shows at the cut end. */
export function MasalaDosa(p: Paint) {
  const gold = goldOf(p);
  const potato = p.sauce ?? '#F0C23E';
  return (
    <>
      <Slope id={p.id('d')} stops={[lighter(gold, 0.5), gold, darker(gold, 0.36)]} down />
      <Shade rx={80} y={12} ry={15} />
      <g transform="rotate(-8)">
        <path
          d="M-82-4C-86-26-72-42-58-42L52-48C70-48 78-34 78-16S70 16 52 16L-60 20C-74 20-80 10-82-4Z"
          fill={p.url('d')}
        />
        <path
          d="M-66-30C-34-36 10-38 42-40M-72-8C-40-16 20-18 48-18M-70 6C-34 2 10 0 48-2M-62 15C-34 12 10 10 46 9"
          stroke={brown}
          strokeWidth="3"
          fill="none"
          strokeDasharray="14 5 22 6"
          opacity=".6"
        />
        <path d="M-62-36C-32-40 10-42 44-43" stroke="#FFF3CF" strokeWidth="4.5" fill="none" opacity=".9" />
        <ellipse cx="56" cy="-16" rx="21" ry="32" fill={darker(gold, 0.45)} />
        <ellipse cx="57" cy="-16" rx="16" ry="26" fill="#6B3A10" />
        <path
          d="M50-36C58-42 68-36 66-30C74-28 78-18 73-14C80-6 82 6 74 9C70 18 56 16 54 9C46 6 45-6 50-12C44-20 44-30 50-36Z"
          fill={potato}
        />
        <path
          d="M54-28q6-4 9 1M56-10q7-4 12 1M58 4q6-3 11 0"
          stroke={lighter(potato, 0.6)}
          strokeWidth="4"
          fill="none"
        />
        <path d="M52-20h1M66-20h1M62-3h1M70 2h1" stroke="#3B2412" strokeWidth="3.5" />
        <path d="M60-22l5 2M54-3l5-3M66 8l5-2" stroke="#4E8A30" strokeWidth="4" />
      </g>
    </>
  );
}

/** The tall cone roasted in ghee. */
export function GheeRoast(p: Paint) {
  const gold = goldOf(p);
  return (
    <>
      <Slope id={p.id('d')} stops={[lighter(gold, 0.55), gold, darker(gold, 0.38)]} />
      <Shade rx={62} y={8} />
      <path d="M4-106C14-66 42-22 56 4C38 20-40 20-54 6C-38-22-8-66 4-106Z" fill={p.url('d')} />
      <path d="M4-106C10-64 26-20 28 14C42 12 50 8 56 4C42-22 14-66 4-106Z" fill={brown} opacity=".32" />
      <g fill="none" stroke={brown}>
        <path d="M-54 6C-40 20 38 20 56 4" strokeWidth="4.5" strokeDasharray="12 2" />
        <path
          d="M-42-12C-20-2 24-2 44-14M-30-32C-14-24 18-24 32-34M-18-54C-8-48 12-48 22-56M-8-76C-3-72 8-72 13-78"
          strokeWidth="2.6"
          strokeDasharray="16 6 7 5"
          opacity=".55"
        />
      </g>
      <path d="M3-100C-8-62-28-24-42 0" stroke="#FFF0C4" strokeWidth="4" fill="none" opacity=".9" />
    </>
  );
}

/** Thick and soft, a whole round. */
export function Uttapam(p: Paint) {
  const body = mix('#EBC27A', p.tone, 0.3);
  return (
    <>
      <Slope id={p.id('d')} stops={[lighter(body, 0.55), body, darker(body, 0.2)]} />
      <Shade rx={74} y={2} ry={28} />
      <ellipse cy="-6" rx="74" ry="30" fill="#A86A26" />
      <ellipse cy="-13" rx="74" ry="30" fill={p.url('d')} stroke="#C98A3A" strokeWidth="3" />
      <ellipse cy="-13" rx="62" ry="24" fill="#C9862F" opacity=".25" />
      <path
        d={strokes(
          p.random,
          scatter(p.random, 16, 60, 22).map(([x, y]) => [x, y - 13]),
          1,
        )}
        stroke="#8A4A14"
        strokeWidth="4.5"
        opacity=".45"
      />
      <path d="M-60-22Q-44-38-8-40" stroke="#FFF6DA" strokeWidth="4" fill="none" opacity=".9" />
    </>
  );
}

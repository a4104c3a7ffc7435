import { Ball, Copies, darker, lighter, mix, type Paint, Shade, Slope, scatter, strokes } from './paint.tsx';

/** Three rows of a heap, the hindmost first: places for pieces of about `size`. */
function heap(p: Paint, size: number, spin: number): (readonly number[])[] {
  const row = (count: number, half: number, y: number) =>
    Array.from({ length: count }, (_, at) => [
      Math.round(((at + 0.5) / count - 0.5) * 2 * half + p.random() * 6 - 3),
      Math.round(y + p.random() * 6 - 3),
      Math.round((p.random() - 0.5) * spin),
    ]);
  return [...row(2, size * 0.9, -size * 1.5), ...row(3, size * 1.7, -size * 0.8), ...row(3, size * 2, 0)];
}

/** Bite-sized pieces, fried and tossed: chicken, cauliflower. */
export function Morsels(p: Paint) {
  const body = p.tone;
  const glaze = p.sauce ?? lighter(body, 0.35);
  return (
    <>
      <Ball id={p.id('m')} stops={[lighter(body, 0.4), body, darker(body, 0.5)]} />
      <Shade rx={66} y={8} />
      <Copies p={p} places={heap(p, 26, 120)}>
        <path
          d="M-20 2C-24-10-14-19-5-16C-1-22 12-20 14-13C23-11 24 3 17 8C15 17 2 19-4 14C-12 18-20 12-20 2Z"
          fill={p.url('m')}
          stroke={darker(body, 0.55)}
          strokeWidth="1.2"
        />
        <path d="M-12-5q4-8 12-7" stroke={lighter(glaze, 0.55)} strokeWidth="4" fill="none" opacity=".85" />
        <path d="M-8 6l4-3M4 4l5-3M8-6l4 2" stroke={darker(body, 0.5)} strokeWidth="3.4" />
      </Copies>
    </>
  );
}

/** Coarse lentil patties without a hole: cracked, with whole grains standing out. */
export function Fritter(p: Paint) {
  const brown = mix('#B8702B', p.tone, 0.4);
  return (
    <>
      <Ball id={p.id('f')} stops={[lighter(brown, 0.4), brown, darker(brown, 0.45)]} />
      <Shade rx={70} y={12} />
      <Copies
        p={p}
        places={[
          [6, -36, -6],
          [-34, -4, 8],
          [38, -2, -10],
        ]}
      >
        <path
          d="M-42 2C-46-8-36-16-28-17C-20-26 16-26 26-18C38-16 46-6 41 3C40 16 20 22 0 21C-22 22-40 16-42 2Z"
          fill={darker(brown, 0.5)}
          transform="translate(1 6)"
        />
        <path
          d="M-42 0C-46-10-36-16-28-17C-20-26 16-26 26-18C38-16 46-8 41 1C40 13 20 18 0 17C-22 18-40 13-42 0Z"
          fill={p.url('f')}
        />
        <path d={strokes(p.random, scatter(p.random, 12, 34, 14), 1)} stroke="#F4C766" strokeWidth="6.5" opacity=".9" />
        <path d={strokes(p.random, scatter(p.random, 8, 34, 14), 7)} stroke={darker(brown, 0.55)} strokeWidth="2.5" />
        <path d="M-18-4l6-3M10 6l6-2M18-8l5 2" stroke="#4E7A2C" strokeWidth="4" />
      </Copies>
    </>
  );
}

/** Shreds of onion held together by batter. */
export function Pakora(p: Paint) {
  const gold = mix('#D08A2A', p.tone, 0.4);
  return (
    <>
      <Ball id={p.id('f')} stops={[lighter(gold, 0.5), gold, darker(gold, 0.4)]} />
      <Shade rx={60} y={8} />
      <Copies p={p} places={heap(p, 27, 300)}>
        <path
          d="M-18 6C-27 0-20-14-12-12C-11-22 6-22 8-13C18-17 25-4 18 2C22 12 8 19 1 13C-6 20-19 16-18 6Z"
          fill={p.url('f')}
        />
        <path
          d="M-22-4Q-8-16 6-4T22-10M-16 10Q-4 0 8 8T22 8M-8-20Q2-10 16-16"
          stroke={darker(gold, 0.42)}
          strokeWidth="3.4"
          fill="none"
        />
        <path d="M-14-1Q-2-12 10-2M-4 12Q6 4 14 10" stroke="#F8DDA0" strokeWidth="3" fill="none" />
        <path d="M-4 2q8-4 12 2" stroke="#B0508A" strokeWidth="2.4" fill="none" />
      </Copies>
    </>
  );
}

/** Long slices of ripe plantain in a golden coat; one is cut to show the fruit. */
export function PazhamPori(p: Paint) {
  const gold = mix('#E6A32C', p.tone, 0.4);
  return (
    <>
      <Slope id={p.id('b')} stops={[lighter(gold, 0.5), gold, darker(gold, 0.3)]} />
      <Shade rx={76} y={10} />
      <Copies
        p={p}
        places={[
          [8, -38, -8],
          [-4, -16, -2],
          [4, 6, 5],
        ]}
      >
        <path
          d="M-74 2C-76-10-60-19-42-17Q0-25 44-15C64-13 78-4 74 6C70 16 50 15 36 14Q-4 20-40 13C-60 15-73 12-74 2Z"
          fill={darker(gold, 0.48)}
          transform="translate(1 5)"
        />
        <path
          d="M-74 0C-76-11-60-19-42-17Q0-25 44-15C64-13 78-6 74 4C70 13 50 12 36 11Q-4 16-40 10C-60 12-73 10-74 0Z"
          fill={p.url('b')}
        />
        <path
          d="M-50-9Q-10-17 36-9M-36 1q30-5 62 0M-58 2l8-1M44-2l10 2"
          stroke={darker(gold, 0.4)}
          strokeWidth="3"
          fill="none"
          opacity=".6"
        />
        <path d="M-56-9Q-30-17 2-16" stroke="#FFF4CC" strokeWidth="4" fill="none" />
        <path d="M58-4a9 7 0 1 0 9 7q-1-5-9-7Z" fill="#FBE38A" stroke="#C98A1E" strokeWidth="1.5" />
      </Copies>
    </>
  );
}

/** Cut potatoes, standing in a bunch. */
export function Fries(p: Paint) {
  const gold = mix('#F2C24A', p.tone, 0.3);
  const places = [-46, -32, -18, -5, 8, 21, 34, 46, -38, -12, 14, 38].map((x, at) => [
    x,
    at < 8 ? -6 - Math.round(p.random() * 24) : 6,
    Math.round(x * 0.55 + p.random() * 14 - 7),
  ]);
  return (
    <>
      <Slope id={p.id('f')} stops={[lighter(gold, 0.6), gold, darker(gold, 0.18)]} />
      <Copies p={p} places={places}>
        <path d="M-7-46L7-48V44H-7Z" fill={p.url('f')} stroke={darker(gold, 0.4)} strokeWidth="1.6" />
        <path d="M7-48L12-43V44H7Z" fill={darker(gold, 0.32)} />
        <path d="M-3-30l5 2M-2-8l4-2M-3 10l5 1" stroke="#C2401E" strokeWidth="3.4" />
      </Copies>
    </>
  );
}

/** Hollow shells, each broken open and filled. */
export function PaniPuri(p: Paint) {
  const gold = mix('#DFA045', p.tone, 0.25);
  return (
    <>
      <Ball id={p.id('b')} stops={[lighter(gold, 0.55), gold, darker(gold, 0.4)]} />
      <Shade rx={70} y={12} />
      <Copies
        p={p}
        places={[
          [-26, -38, -6, 0.94],
          [24, -40, 8, 0.94],
          [-50, -6],
          [0, -12, 5],
          [50, -8, -5],
        ]}
      >
        <circle r="27" fill={p.url('b')} stroke={darker(gold, 0.4)} />
        <path d="M-17-10Q-12-22 2-20T18-11Q20-1 6 1T-15-2Z" fill={darker(gold, 0.62)} />
        <path d="M-13-7Q-6-17 4-15T15-7Q10 0 0-2T-13-7Z" fill={p.sauce ?? '#7E9C3A'} />
        <path d="M-7-9l4 1M3-12l4 2M7-5l3-2" stroke="#FFF0C0" strokeWidth="4.5" />
        <path d="M-1-7l3-2" stroke="#3F7F2E" strokeWidth="4.5" />
        <path d="M-19 6Q-16 15-6 19" stroke="#FFF0C8" strokeWidth="3.4" fill="none" opacity=".7" />
      </Copies>
    </>
  );
}

/** Puffed rice with all that is tossed into it. */
export function Bhel(p: Paint) {
  const at = (count: number, length: number): string =>
    strokes(
      p.random,
      [...scatter(p.random, count, 58, 12), ...scatter(p.random, count, 42, 22)].map(([x, y]) => [x, y - 16]),
      length,
    );
  return (
    <>
      <path d="M-64 14C-62-26-28-50 2-50S62-24 64 10C40 26-40 26-64 14Z" fill="#B9853C" />
      <g fill="none">
        <path d={at(13, 5)} stroke="#FFF4D8" strokeWidth="9" />
        <path d={at(9, 5)} stroke="#EBCB8C" strokeWidth="8" />
        <path d={at(7, 12)} stroke="#F2B020" strokeWidth="3" />
        <path d={at(4, 4)} stroke="#D8402A" strokeWidth="8" />
        <path d={at(4, 3)} stroke="#C07A3A" strokeWidth="7" />
      </g>
    </>
  );
}

/** Fried gram-flour noodles, nuts and curry leaf. */
export function Mixture(p: Paint) {
  const at = (count: number, length: number): string =>
    strokes(
      p.random,
      scatter(p.random, count, 58, 26).map(([x, y]) => [x, y - 22]),
      length,
    );
  return (
    <g fill="none">
      <path d="M-66 4C-58-34-30-52 0-52S58-34 66 4C40 20-40 20-66 4Z" fill="#A8621C" />
      <path d={at(30, 18)} stroke="#F0B030" strokeWidth="4.5" />
      <path d={at(16, 16)} stroke="#D97B1E" strokeWidth="4.5" />
      <path d={at(8, 4)} stroke="#E8C088" strokeWidth="11" />
      <path d={at(5, 9)} stroke="#3F7F2E" strokeWidth="7" />
    </g>
  );
}

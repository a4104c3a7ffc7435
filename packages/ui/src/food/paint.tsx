import type { ReactNode } from 'react';
import type { Base } from './dish-picture.ts';

/** What every part of a picture is drawn with. Ids are unique per instance; `random` is seeded by the dish. */
export type Paint = {
  tone: string;
  sauce: string | null;
  random: () => number;
  id: (name: string) => string;
  url: (name: string) => string;
};

/** Where garnish may fall on a dish: an ellipse about a point, in the base's own measure. */
export type Ground = { x: number; y: number; rx: number; ry: number };

/** What stands on a vessel: its drawing about the origin, where garnish falls, and how high it reaches. */
export type Solid = { draw: (p: Paint) => ReactNode; ground: Ground; top: number };

/** What can be poured: its colour, and what floats on an opening of half-width `rx` and half-depth `ry`. */
export type Liquid = { colour: (p: Paint) => string; floats: (p: Paint, rx: number, ry: number) => ReactNode };

/** The drawings of one family of dishes. */
export type FoodArt = { solids?: Partial<Record<Base, Solid>>; liquids?: Partial<Record<Base, Liquid>> };

/** Several families as one. Without prototypes: a menu may carry any words, `constructor` among them. */
export const oneOf = (families: readonly FoodArt[]): FoodArt => ({
  solids: Object.assign(Object.create(null), ...families.map(({ solids }) => solids)),
  liquids: Object.assign(Object.create(null), ...families.map(({ liquids }) => liquids)),
});

export const solid = (draw: Solid['draw'], x: number, y: number, rx: number, ry: number, top: number): Solid => ({
  draw,
  ground: { x, y, rx, ry },
  top,
});

/** mulberry32 over an FNV-1a hash: small, and the same everywhere. */
export function seeded(text: string): () => number {
  let state = 0x811c9dc5;
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const isHex = /^#[0-9a-f]{6}$/i;
const parts = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** Mixes two hex colours; `share` of the second, 0 to 1. A colour that is not #rrggbb counts as mid brown. */
export function mix(one: string, other: string, share: number): string {
  const a = parts(isHex.test(one) ? one : '#9A6B3C');
  const b = parts(isHex.test(other) ? other : '#9A6B3C');
  const channel = (at: number) => Math.round((a[at] ?? 0) * (1 - share) + (b[at] ?? 0) * share);
  return `#${[0, 1, 2].map((at) => channel(at).toString(16).padStart(2, '0')).join('')}`;
}
export const lighter = (hex: string, share: number) => mix(hex, '#FFFFFF', share);
export const darker = (hex: string, share: number) => mix(hex, '#2A1408', share);
/** One decimal keeps a picture in its 2-4 KB. */
export const round = (value: number) => Math.round(value * 10) / 10;

/** Points spread over an ellipse about the origin, evenly enough not to clump. */
export function scatter(random: () => number, count: number, rx: number, ry: number): [x: number, y: number][] {
  return Array.from({ length: count }, (_, index) => {
    const angle = index * 2.39996 + random() * 0.7;
    const far = Math.sqrt((index + 0.3 + random() * 0.5) / count);
    return [round(Math.cos(angle) * far * rx), round(Math.sin(angle) * far * ry)];
  });
}

/** Short strokes in one path: grains, crumbs, shreds. */
export function strokes(random: () => number, points: [number, number][], length: number): string {
  return points
    .map(([x, y]) => {
      const angle = random() * Math.PI;
      return `M${Math.round(x)} ${Math.round(y)}l${Math.round(Math.cos(angle) * length)} ${Math.round(Math.sin(angle) * length)}`;
    })
    .join('');
}

/** Points inside a mound: an ellipse lying on the plate, bulging `height` upwards. */
export function moundPoints(random: () => number, count: number, half: number, height: number): [number, number][] {
  return scatter(random, count, half, 1).map(([x, v]) => {
    const top = -height * Math.sqrt(Math.max(0, 1 - (x / half) ** 2));
    return [Math.round(x), Math.round(top * 0.5 + v * Math.abs(top) * 0.5 + 3 + (v > 0 ? v * 6 : 0))];
  });
}

type GradientProps = { id: string; stops: string[]; children?: ReactNode };

/** Top-left to bottom-right: the light of every picture comes from the upper left. */
export function Slope({ id, stops, down = false }: GradientProps & { down?: boolean }) {
  return (
    <linearGradient id={id} x1={down ? '0' : '.1'} y1="0" x2={down ? '0' : '.8'} y2="1">
      {stops.map((colour, at) => (
        <stop key={`${at}${colour}`} offset={round(at / (stops.length - 1))} stopColor={colour} />
      ))}
    </linearGradient>
  );
}

/** A ball lit from the upper left. */
export function Ball({ id, stops }: GradientProps) {
  return (
    <radialGradient id={id} cx=".36" cy=".28" r=".78">
      {stops.map((colour, at) => (
        <stop key={`${at}${colour}`} offset={round(at / (stops.length - 1))} stopColor={colour} />
      ))}
    </radialGradient>
  );
}

/** Left to right with a bright band: polished steel, glass. */
export function Sheen({ id, stops }: GradientProps) {
  return (
    <linearGradient id={id}>
      {stops.map((colour, at) => (
        <stop key={`${at}${colour}`} offset={round(at / (stops.length - 1))} stopColor={colour} />
      ))}
    </linearGradient>
  );
}

/** Contact shadow under a thing that stands on the vessel. */
export function Shade({ x = 0, y = 4, rx, ry = rx / 3.2 }: { x?: number; y?: number; rx: number; ry?: number }) {
  return <ellipse cx={x} cy={y} rx={rx} ry={round(ry)} fill="#3B2A17" opacity=".22" />;
}

export const steelStops = ['#F9FAFA', '#C3CBCF', '#EFF2F3', '#AEB8BD'];

type CopiesProps = { p: Paint; places: (readonly number[])[]; children: ReactNode; name?: string };

/** One drawing set down several times, each place with its turn and size: keeps a heap of chips as small as one. */
export function Copies({ p, places, children, name = 'o' }: CopiesProps) {
  return (
    <>
      <defs>
        <g id={p.id(name)}>{children}</g>
      </defs>
      {places.map(([x = 0, y = 0, turn = 0, scale = 1]) => (
        <use
          key={`${x} ${y}`}
          href={`#${p.id(name)}`}
          transform={`translate(${x} ${y})${turn ? `rotate(${turn})` : ''}${scale === 1 ? '' : `scale(${scale})`}`}
        />
      ))}
    </>
  );
}

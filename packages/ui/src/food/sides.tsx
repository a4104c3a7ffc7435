import type { Side } from './dish-picture.ts';
import { darker, lighter, type Paint, round, scatter, strokes } from './paint.tsx';

/** What is in the katori, and what is to be seen in it. A dry side is heaped where there is a leaf to heap it on. */
const contents: Record<Side, { colour: string; specks: string; dry?: true }> = {
  sambar: { colour: '#C25A22', specks: '#F0B04A' },
  'coconut-chutney': { colour: '#FBF8EC', specks: '#5E8A34' },
  'mint-chutney': { colour: '#6FA53A', specks: '#D7EBA6' },
  'tomato-chutney': { colour: '#D9482B', specks: '#FFD08A' },
  ketchup: { colour: '#C22A1E', specks: '#E8604C' },
  raita: { colour: '#F7F5EE', specks: '#A8437E' },
  dal: { colour: '#E8B32E', specks: '#8A2E12' },
  kadala: { colour: '#5E3019', specks: '#B9824A' },
  stew: { colour: '#F4EAD0', specks: '#E58A34' },
  kurma: { colour: '#E6CE92', specks: '#7FA24A' },
  potato: { colour: '#EBBE3C', specks: '#FFF0B0' },
  bhaji: { colour: '#C4481D', specks: '#F5C04A' },
  'chicken-curry': { colour: '#8A3716', specks: '#E0A060' },
  'fish-curry': { colour: '#C42A16', specks: '#F6E4D2' },
  'egg-curry': { colour: '#A94E22', specks: '#FFF6E2' },
  'paneer-curry': { colour: '#E0701F', specks: '#FFF8E8' },
  thoran: { colour: '#7BA83C', specks: '#F4F6E2', dry: true },
  avial: { colour: '#E4C860', specks: '#E58A34', dry: true },
  pickle: { colour: '#B3261E', specks: '#F0A03C', dry: true },
  pani: { colour: '#7E9C3A', specks: '#CFE39A' },
  kheer: { colour: '#FBF1DC', specks: '#C98A3A' },
};

export type Place = readonly [x: number, y: number, scale: number];
type Props = { p: Paint; sides: readonly Side[]; places: readonly Place[]; heaps?: readonly Place[] };

/** Small steel katoris, each mouth 34 above its place; one drawing set down for all of them. */
export function Sides({ p, sides, places, heaps = [] }: Props) {
  const heaped = sides.filter((side) => contents[side].dry && heaps.length > 0);
  const poured = sides.filter((side) => !heaped.includes(side));
  return (
    <>
      {heaped.map((side, at) => (
        <Heap key={side} p={p} side={side} place={heaps[at] ?? [0, 0, 0]} />
      ))}
      {poured.length > 0 ? (
        <defs>
          <g id={p.id('k')}>
            <ellipse cx="3" cy="4" rx="41" ry="11" fill="#3B2A17" opacity=".28" />
            <path d="M-45-34C-43-10-34 6-22 8H22C34 6 43-10 45-34Z" fill={p.url('steel')} />
            <ellipse cy="-34" rx="46" ry="15" fill="#F1F4F5" stroke="#98A4AA" strokeWidth="1.5" />
            <ellipse cy="-32.5" rx="39" ry="11" stroke="#7E898E" strokeWidth="2" />
            <path d="M-28-34q8-6 22-6" stroke="#fff" strokeWidth="3" fill="none" opacity=".65" />
          </g>
        </defs>
      ) : null}
      {poured.map((side, at) => (
        <Katori key={side} p={p} side={side} place={places[at] ?? [0, 0, 0]} />
      ))}
    </>
  );
}

/** The drawing's mouth has no colour of its own: it takes that of the `use`. */
function Katori({ p, side, place: [x, y, scale] }: { p: Paint; side: Side; place: Place }) {
  const { colour, specks } = contents[side];
  const floating = scatter(p.random, 5, 28, 6).map(([sx, sy]): [number, number] => [sx, sy - 31]);
  return (
    <g transform={`translate(${x} ${y})scale(${scale})`}>
      <use href={`#${p.id('k')}`} fill={colour} />
      <path d={strokes(p.random, floating, 3)} stroke={specks} strokeWidth="5" />
    </g>
  );
}

function Heap({ p, side, place: [x, y, scale] }: { p: Paint; side: Side; place: Place }) {
  const { colour, specks } = contents[side];
  const points = scatter(p.random, 7, 26, 8).map(([sx, sy]): [number, number] => [sx, round(sy - 9)]);
  return (
    <g transform={`translate(${x} ${y})scale(${scale})`} fill="none" strokeWidth="4.5">
      <path d="M-36 2C-32-22-12-28 4-25C22-24 33-14 36 2C24 12-24 12-36 2Z" fill={darker(colour, 0.2)} />
      <path d="M-32-2C-28-20-10-26 4-24C20-22 29-14 32-4C18 4-20 5-32-2Z" fill={lighter(colour, 0.12)} />
      <path d={strokes(p.random, points, 5)} stroke={specks} />
    </g>
  );
}

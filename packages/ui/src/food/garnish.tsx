import type { ReactNode } from 'react';
import type { Garnish } from './dish-picture.ts';
import { hearty } from './hearty.tsx';
import { Copies, type Ground, type Paint, scatter, strokes } from './paint.tsx';
import { rimArt } from './rims.tsx';
import type { Opening } from './vessel.ts';

type Draw = (p: Paint, ground: Ground) => ReactNode;

/** One drawing, scattered. */
const scattered =
  (name: string, count: number, draw: ReactNode): Draw =>
  (p, ground) => {
    const places = scatter(p.random, count, ground.rx, ground.ry).map(([x, y]) => [
      Math.round(x + ground.x),
      Math.round(y + ground.y),
      Math.round(p.random() * 150 - 75),
    ]);
    return (
      <Copies p={p} name={name} places={places}>
        {draw}
      </Copies>
    );
  };

/** Short strokes in one or two colours. */
const strewn =
  (count: number, length: number, width: number, ...colours: string[]): Draw =>
  (p, g) => (
    <g transform={`translate(${g.x} ${g.y})`} strokeWidth={width} fill="none">
      {colours.map((colour) => (
        <path
          key={colour}
          d={strokes(p.random, scatter(p.random, count, g.rx * 0.9, g.ry * 0.9), length)}
          stroke={colour}
        />
      ))}
    </g>
  );

const leaf = 'M0 0C-9-2-9-9-4-9C-5-15 5-15 4-9C9-9 9-2 0 0Z';

const light: Partial<Record<Garnish, Draw>> = {
  coriander: scattered(
    'gc',
    5,
    <g transform="scale(.8)">
      <path d="M0 0v7" stroke="#3C7A2B" strokeWidth="1.8" />
      <path d={leaf} fill="#5FAA42" stroke="#37702A" />
    </g>,
  ),
  'curry-leaf': scattered(
    'gl',
    4,
    <>
      <path d="M-12 0Q0-9 13 0Q0 8-12 0Z" fill="#3F7F2E" />
      <path d="M-12 0H11" stroke="#7DB55A" strokeWidth="1.4" />
    </>,
  ),
  mint: (_, g) => (
    <g transform={`translate(${g.x + 4} ${Math.round(g.y - g.ry * 0.5)})`}>
      <path d="M0 4C-24 4-27-11-20-17C-8-16 0-8 0 4Z" fill="#3E8E41" />
      <path d="M0 4C2-16 16-22 26-17C26-4 14 5 0 4Z" fill="#56A84C" />
      <path d="M0 4C-10-4-8-20 1-26C9-18 8-4 0 4Z" fill="#6BBB5C" />
      <path d="M0 4Q-10-6-19-15M0 4Q12-8 24-15M0 4V-19" stroke="#2A6B30" strokeWidth="1.4" fill="none" />
    </g>
  ),
  onion: scattered(
    'go',
    3,
    <g fill="none">
      <ellipse rx="10" ry="5.5" stroke="#FBEFF6" strokeWidth="4" />
      <ellipse rx="11.5" ry="6.8" stroke="#A8437E" strokeWidth="1.8" />
    </g>,
  ),
  'browned-onion': scattered('gb', 8, <path d="M-9 2q5-9 10-2t9-3" stroke="#6B2F12" strokeWidth="3.6" fill="none" />),
  chilli: (_, g) => (
    <g transform={`translate(${Math.round(g.x - g.rx * 0.7)} ${Math.round(g.y + g.ry * 0.4)})rotate(-18)`}>
      <path d="M-24 5C-8 12 12 8 22-6C24-2 24 2 22 5C12 18-10 18-24 5Z" fill="#C9271C" />
      <path d="M-14 9C-2 12 10 8 18 0" stroke="#FF9C86" strokeWidth="2" fill="none" />
      <path d="M19-7q6-1 7 7l-5 4q-4-6-2-11ZM24-5q2-8 8-9" fill="#3E8A35" stroke="#3E8A35" strokeWidth="2.5" />
    </g>
  ),
  lemon: (_, g) => (
    <g transform={`translate(${Math.round(g.x + g.rx * 0.95)} ${Math.round(g.y + g.ry * 0.6)})rotate(-14)`}>
      <path d="M-19 0A19 19 0 0 0 19 0Q0-7-19 0Z" fill="#E3B50D" />
      <path d="M-17-1A17 15 0 0 0 17-1Q0-6-17-1Z" fill="#FFF3B0" />
      <path
        d="M-14 0L-1 1L-8 9A14 13 0 0 1-14 0ZM1 1L14 0A14 13 0 0 1 8 9ZM0 2.5L6.5 10A14 13 0 0 1-6.5 10Z"
        fill="#FAD23C"
      />
    </g>
  ),
  cashew: scattered(
    'gw',
    4,
    <path
      d="M-9 3C-10-8 8-11 11 0C11 5 6 6 4 2C1-2-3 0-3 4C-4 9-9 8-9 3Z"
      fill="#F4D9A0"
      stroke="#BE8F45"
      strokeWidth="1.4"
    />,
  ),
  almond: scattered('ga', 6, <path d="M-8 0Q0-7 9 0Q0 7-8 0Z" fill="#F0D9B0" stroke="#9A5E2C" strokeWidth="2" />),
  peanut: scattered('gp', 6, <ellipse rx="5.5" ry="4" fill="#E2B36C" stroke="#A8702E" strokeWidth="1.2" />),
  coconut: (p, g) => (
    <>
      {strewn(8, 8, 4, '#B9AE98')(p, g)}
      {strewn(14, 8, 3, '#FFFFFF')(p, g)}
    </>
  ),
  sesame: strewn(14, 2.2, 3, '#FFF6DE', '#FFE9B8'),
  vegetables: strewn(6, 7, 6, '#E8762C', '#6FAE3C', '#F6E6A8'),
  chickpeas: scattered(
    'gk',
    11,
    <>
      <circle r="7.5" fill="#9A5F34" stroke="#4A2411" strokeWidth="1.5" />
      <path d="M-4-2q2-3 5-2" stroke="#E2B585" strokeWidth="2" fill="none" />
    </>,
  ),
  paneer: scattered(
    'gn',
    6,
    <>
      <path d="M-11-5L3-9L11-3V5L-3 9L-11 3Z" fill="#E3D3B2" />
      <path d="M-11-5L3-9L11-3L-3 2Z" fill="#FFFBF0" />
    </>,
  ),
  sev: strewn(16, 11, 2.8, '#F2B632', '#E09A1C'),
  cocoa: strewn(16, 3, 3.4, '#5A2E17'),
  cream: (_, g) => (
    <g transform={`translate(${g.x} ${g.y - 2})`}>
      <path
        d="M-22 5C-26-6-13-12-10-9C-10-19 5-23 7-15C17-17 20-7 15-5C26-4 24 6 15 6C7 10-13 10-22 5Z"
        fill="#FFFDF7"
      />
      <path d="M-14 1q8 5 15 1t13-3M-5-8q5 4 11 0" stroke="#D9CCB4" strokeWidth="2" fill="none" />
    </g>
  ),
};

const lying: Partial<Record<Garnish, Draw>> = { ...light, ...hearty };

type Props = { p: Paint; names: readonly Garnish[]; ground: Ground; tall?: boolean };

/** What lies on the food. Of a tall vessel, what sits on its rim is left to `Rim`. */
export function Garnishes({ p, names, ground, tall = false }: Props) {
  return names.map((name) => (tall && rimArt[name] ? null : <g key={name}>{lying[name]?.(p, ground)}</g>));
}

/** What sits on the rim of a tall vessel, or stands in it. */
export function Rim({ p, names, opening }: { p: Paint; names: readonly Garnish[]; opening: Opening }) {
  const { x, y, rx } = opening;
  const scale = Math.round((rx / 40) * 100) / 100;
  return names.map((name) => {
    const draw = rimArt[name];
    return draw ? (
      <g key={name} transform={`translate(${x} ${y - 12})scale(${scale})`}>
        {draw(p)}
      </g>
    ) : null;
  });
}

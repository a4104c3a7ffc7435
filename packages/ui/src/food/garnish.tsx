import type { ReactNode } from 'react';
import type { Garnish } from './dish-picture.ts';
import { type Paint, scatter, strokes } from './paint.tsx';

/** Where garnish may fall on a dish: an ellipse about a point, in the base's own measure. */
export type Ground = { x: number; y: number; rx: number; ry: number };

function each(p: Paint, ground: Ground, count: number, draw: (turn: number, at: number) => ReactNode): ReactNode {
  return scatter(p.random, count, ground.rx, ground.ry).map(([x, y], at) => {
    const turn = Math.round(p.random() * 150 - 75);
    return (
      <g key={`${x} ${y}`} transform={`translate(${x + ground.x} ${y + ground.y}) rotate(${turn})`}>
        {draw(turn, at)}
      </g>
    );
  });
}

const leafPath = 'M0 0C-9-2-9-9-4-9C-5-15 5-15 4-9C9-9 9-2 0 0Z';

export const garnishArt: Record<Garnish, (p: Paint, ground: Ground) => ReactNode> = {
  coriander: (p, g) =>
    each(p, g, 6, (_, at) => (
      <g transform="scale(.78)">
        <path d="M0 0v7" stroke="#3C7A2B" strokeWidth="1.8" strokeLinecap="round" />
        <path d={leafPath} fill={at % 2 ? '#4E9A36' : '#6BB14A'} stroke="#37702A" strokeWidth=".8" />
      </g>
    )),
  mint: (p, g) => (
    <g transform={`translate(${g.x + 4} ${g.y - g.ry * 0.5})`}>
      <path d="M0 4C-24 4-27-11-20-17C-8-16 0-8 0 4Z" fill="#3E8E41" />
      <path d="M0 4C2-16 16-22 26-17C26-4 14 5 0 4Z" fill="#56A84C" />
      <path d="M0 4Q-10-6-19-15M0 4Q12-8 24-15" stroke="#2A6B30" strokeWidth="1.5" fill="none" />
      <path d="M0 4C-10-4-8-20 1-26C9-18 8-4 0 4Z" fill="#6BBB5C" />
      <path d={`M0 4V${-18 - Math.round(p.random() * 3)}`} stroke="#2F7A35" strokeWidth="1.4" />
    </g>
  ),
  onion: (p, g) =>
    each(p, g, 4, () => (
      <g fill="none">
        <ellipse rx="10" ry="5.5" stroke="#FBEFF6" strokeWidth="4" />
        <ellipse rx="11.5" ry="6.8" stroke="#A8437E" strokeWidth="1.8" />
      </g>
    )),
  lemon: (_, g) => (
    <g transform={`translate(${g.x + g.rx * 0.95} ${g.y + g.ry * 0.6}) rotate(-14)`}>
      <path d="M-19 0A19 19 0 0 0 19 0Q0-7-19 0Z" fill="#E3B50D" />
      <path d="M-17-1A17 15 0 0 0 17-1Q0-6-17-1Z" fill="#FFF3B0" />
      <path
        d="M-14 0L-1 1L-8 9A14 13 0 0 1-14 0ZM1 1L14 0A14 13 0 0 1 8 9ZM0 2.5L6.5 10A14 13 0 0 1-6.5 10Z"
        fill="#FAD23C"
      />
    </g>
  ),
  chilli: (_, g) => (
    <g transform={`translate(${g.x - g.rx * 0.75} ${g.y + g.ry * 0.5}) rotate(-18)`}>
      <path d="M-24 5C-8 12 12 8 22-6C24-2 24 2 22 5C12 18-10 18-24 5Z" fill="#C9271C" />
      <path d="M-14 9C-2 12 10 8 18 0" stroke="#FF9C86" strokeWidth="2" strokeLinecap="round" fill="none" />
      <path
        d="M19-7q6-1 7 7l-5 4q-4-6-2-11ZM24-5q2-8 8-9"
        fill="#3E8A35"
        stroke="#3E8A35"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
    </g>
  ),
  cashew: (p, g) =>
    each(p, g, 3, () => (
      <path
        d="M-9 3C-10-8 8-11 11 0C11 5 6 6 4 2C1-2-3 0-3 4C-4 9-9 8-9 3Z"
        fill="#F4D9A0"
        stroke="#BE8F45"
        strokeWidth="1.4"
      />
    )),
  coconut: (p, g) => (
    <g transform={`translate(${g.x} ${g.y})`} strokeLinecap="round" fill="none">
      <path
        d={strokes(p.random, scatter(p.random, 14, g.rx * 0.7, g.ry * 0.8), 8)}
        stroke="#B9AE98"
        strokeWidth="3.6"
        opacity=".5"
      />
      <path d={strokes(p.random, scatter(p.random, 22, g.rx * 0.7, g.ry * 0.8), 8)} stroke="#FFFFFF" strokeWidth="3" />
    </g>
  ),
  sesame: (p, g) => (
    <g transform={`translate(${g.x} ${g.y})`} strokeLinecap="round">
      <path d={strokes(p.random, scatter(p.random, 22, g.rx, g.ry), 2.2)} stroke="#FFF6DE" strokeWidth="3" />
      <path d={strokes(p.random, scatter(p.random, 8, g.rx, g.ry), 2)} stroke="#3A2A18" strokeWidth="2.4" />
    </g>
  ),
  cream: (_, g) => (
    <g transform={`translate(${g.x} ${g.y - 2})`}>
      <path d="M-20 4C-24-6-12-11-9-9C-9-18 4-22 6-15C15-17 18-7 14-5C24-4 22 6 14 6C6 10-12 10-20 4Z" fill="#FFFDF7" />
      <path d="M-14 1q8 5 15 1t13-3M-5-8q5 4 11 0" stroke="#E2D6C0" strokeWidth="2" strokeLinecap="round" fill="none" />
    </g>
  ),
};

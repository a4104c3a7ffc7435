import type { ReactNode } from 'react';
import type { Garnish } from './dish-picture.ts';
import { Copies, type Ground, type Paint } from './paint.tsx';

const at = (g: Ground, x: number, y: number, turn = 0) =>
  `translate(${Math.round(g.x + g.rx * x)} ${Math.round(g.y + g.ry * y)})${turn ? `rotate(${turn})` : ''}`;

/** What makes a dish another dish: the egg, the leg of chicken, the fish. */
export const hearty: Partial<Record<Garnish, (p: Paint, g: Ground) => ReactNode>> = {
  egg: (p, g) => (
    <Copies
      p={p}
      name="ge"
      places={[
        [Math.round(g.x - g.rx * 0.5), Math.round(g.y - g.ry * 0.2), -16],
        [Math.round(g.x + g.rx * 0.55), Math.round(g.y + g.ry * 0.1), 14],
      ]}
    >
      <ellipse cx="1" cy="4" rx="20" ry="14" fill="#5A2E10" opacity=".4" />
      <ellipse rx="20" ry="14.5" fill="#FFFDF6" stroke="#E0D4BA" />
      <circle cx="1" cy="1" r="8.5" fill="#F5A81C" />
      <path d="M-5-3q2-3 6-3" stroke="#FFE08A" strokeWidth="2.5" fill="none" />
    </Copies>
  ),
  drumstick: (p, g) => (
    <Copies p={p} name="gd" places={[[Math.round(g.x - 6), Math.round(g.y - g.ry * 0.2), -14, 1.3]]}>
      <path d="M14-4L40-12" stroke="#B39C72" strokeWidth="10" />
      <path d="M14-5L40-13M40-18L43-8" stroke="#FFF8E6" strokeWidth="7" />
      <path d="M22-10C16-24-14-26-24-10C-32 4-18 16-4 12C10 10 20 2 22-10Z" fill="#8A3C12" />
      <path d="M19-11C12-22-12-23-21-10C-26 1-16 10-4 8C8 6 16 0 19-11Z" fill="#C8702A" />
      <path d="M-14-9Q-6-17 6-16" stroke="#F4BE7C" strokeWidth="4" fill="none" />
      <path d="M-12 2l4 2M2 0l5-2" stroke="#5E2508" strokeWidth="3" />
    </Copies>
  ),
  fish: (_, g) => (
    <g transform={`${at(g, 0.1, -0.4, -8)}scale(.95)`}>
      <path d="M-46 4C-30-18 14-24 40-6L60-20Q56-2 62 14L40 2C16 22-28 22-46 4Z" fill="#7A3512" />
      <path d="M-44 1C-28-18 14-23 38-6L58-19Q54-4 59 10L38 0C14 17-28 18-44 1Z" fill="#C9762C" />
      <path d="M-22-12Q-16 0-22 11M-4-15Q4-2-4 13M16-14Q22-2 15 10" stroke="#6B2A0C" strokeWidth="3" fill="none" />
      <path d="M-24-10Q-2-19 24-11" stroke="#F6C98C" strokeWidth="3" fill="none" />
      <circle cx="-34" cy="-2" r="3.5" fill="#FFF8E6" stroke="#3B1A08" strokeWidth="2" />
    </g>
  ),
  prawn: (p, g) => (
    <Copies
      p={p}
      name="gr"
      places={[
        [Math.round(g.x - g.rx * 0.65), Math.round(g.y), -20],
        [Math.round(g.x + g.rx * 0.1), Math.round(g.y - g.ry * 0.7), 10],
        [Math.round(g.x + g.rx * 0.75), Math.round(g.y + g.ry * 0.2), 50],
      ]}
    >
      <path d="M-16 8C-20-14 8-22 17-4C20 6 14 14 6 12" stroke="#B8431C" strokeWidth="13" fill="none" />
      <path d="M-16 7C-19-12 8-20 16-4C19 5 14 12 6 11" stroke="#F58A58" strokeWidth="9.5" fill="none" />
      <path d="M-17-4l8 2M-8-13l4 7M5-14l-1 8M16-6l-8 3" stroke="#C9501F" strokeWidth="2" />
      <path d="M6 12l-9 6M6 12l-4-7" stroke="#E2602C" strokeWidth="4" />
    </Copies>
  ),
  papad: (_, g) => (
    <g transform={at(g, -0.95, -0.9, -14)}>
      <path
        d="M-32 0C-34-24-12-36 8-32C30-30 38-10 30 8C20 26-28 26-32 0Z"
        fill="#E9B95C"
        stroke="#B97F2C"
        strokeWidth="2"
      />
      <path d="M-18-8l2 2M-6-20l2 1M8-6l3 1M14-18l1 2M-8 6l3 1M18 4l2-1" stroke="#A8691F" strokeWidth="4" />
      <path d="M-22-12Q-12-26 6-26" stroke="#FFEDB8" strokeWidth="3" fill="none" />
    </g>
  ),
};

import type { ReactNode } from 'react';
import type { Garnish } from './dish-picture.ts';
import { Copies, type Paint } from './paint.tsx';

/** On the rim of a glass whose mouth is about 40 to each side of the origin. */
export const rimArt: Partial<Record<Garnish, (p: Paint) => ReactNode>> = {
  straw: () => (
    <g fill="none">
      <path d="M4 22L18-46L34-52" stroke="#F7F4EC" strokeWidth="7" />
      <path d="M7 10l6 2M10-4l6 2M13-18l6 2M16-32l6 2M24-46l2 5" stroke="#D9482B" strokeWidth="5" />
    </g>
  ),
  ice: (p) => (
    <Copies
      p={p}
      name="ri"
      places={[
        [-14, 22, -10],
        [10, 40, 18],
        [-8, 62, 8],
      ]}
    >
      <path d="M-11-10H9L13-6V10H-7L-11 6Z" fill="#fff" fillOpacity=".55" stroke="#fff" strokeWidth="2" />
    </Copies>
  ),
  lemon: () => (
    <g transform="translate(34-6)">
      <circle r="20" fill="#D9B310" />
      <circle r="17" fill="#FFF6BE" />
      <path
        d="M0-3L-6-14A15 15 0 0 1 6-14ZM3-1L13-8A15 15 0 0 1 14 5ZM2 3L11 10A15 15 0 0 1-1 15ZM-2 2L-5 14A15 15 0 0 1-14 5ZM-3-1L-15 0A15 15 0 0 1-10-11Z"
        fill="#F7D638"
      />
    </g>
  ),
  melon: () => (
    <g transform="translate(28-12)rotate(16)">
      <path d="M-28-22L28-16A30 30 0 0 1-28-22Z" fill="#2E7D3A" transform="translate(0 5)" />
      <path d="M-27-21L27-15A28 30 0 0 1-27-21Z" fill="#F4F7D8" />
      <path d="M-25-22L25-16A26 26 0 0 1-25-22Z" fill="#E8414A" />
      <path d="M-10-14l1 2M2-12l1 2M12-11l1 2M-2-5l1 2" stroke="#3B1410" strokeWidth="3.5" />
    </g>
  ),
  pineapple: () => (
    <g transform="translate(28-10)">
      <path d="M-2-22Q-14-40-24-44Q-10-46-1-36Q-2-52 6-60Q12-48 6-36Q16-46 28-42Q16-38 6-22Z" fill="#3F8E3A" />
      <path d="M-18-20Q2-32 22-18L10 18Q2 22-6 18Z" fill="#E0A019" />
      <path d="M-15-19Q2-28 18-17L8 14Q2 18-4 14Z" fill="#F8D24A" />
      <path d="M-8-12l16 14M-5 2l9 9M10-14l-16 16M12-4l-12 13" stroke="#D9951A" strokeWidth="2" />
    </g>
  ),
  mango: () => (
    <g transform="translate(28-14)rotate(20)">
      <path d="M-24-6C-20-30 18-32 28-8C30 8 6 20-10 14C-20 10-26 4-24-6Z" fill="#E8721C" />
      <path d="M-21-8C-16-27 16-28 25-8C26 4 6 14-8 10C-17 7-22 2-21-8Z" fill="#FFC02E" />
      <path d="M-12-14l18 20M0-19l18 17M14-18L-6 8M22-8L6 10" stroke="#F09A1C" strokeWidth="2" />
      <path d="M-18-26Q-8-40 12-36Q4-24-18-26Z" fill="#4F9A3B" />
    </g>
  ),
  banana: (p) => (
    <Copies
      p={p}
      name="rb"
      places={[
        [-18, 4],
        [28, -8, 20, 1.2],
      ]}
    >
      <circle r="13" fill="#D9B25A" />
      <circle r="11" fill="#FFF0BE" />
      <path d="M-3-1l1 3M3-2l-1 3M0 4v1" stroke="#9A7430" strokeWidth="2.5" />
    </Copies>
  ),
  mint: () => (
    <g transform="translate(-20 2)">
      <path d="M0 4C-24 2-26-14-19-20C-8-16 0-8 0 4Z" fill="#3E8E41" />
      <path d="M0 4C2-16 16-22 26-17C26-4 14 5 0 4Z" fill="#56A84C" />
      <path d="M0 4C-10-8-8-24 1-31C10-20 8-4 0 4Z" fill="#6BBB5C" />
    </g>
  ),
  ginger: () => (
    <g transform="translate(44 84)scale(.95)">
      <path
        d="M-24 8C-32-4-20-14-10-10C-10-24 8-24 8-12C16-20 30-12 24-2C32 4 24 14 14 10C6 18-14 18-24 8Z"
        fill="#C99A5C"
        stroke="#8A6230"
        strokeWidth="2"
      />
      <path d="M-12-8q4 5 2 12M8-10q-2 6 2 14" stroke="#8A6230" strokeWidth="2" fill="none" />
      <path
        d="M-46 12Q-38 2-28 12Q-38 20-46 12ZM-20 22Q-10 12 0 22Q-10 30-20 22Z"
        fill="#8DB35A"
        stroke="#55782E"
        strokeWidth="2"
      />
    </g>
  ),
};

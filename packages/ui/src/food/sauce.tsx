import type { DishPicture } from './dish-picture.ts';
import type { Ground } from './garnish.tsx';
import { darker, lighter, type Paint } from './paint.tsx';

/** How the sauce comes: in its own katori, poured over, in zigzags, or drawn by base or vessel itself. */
export function sauceWay({ vessel, base, sauce }: DishPicture): 'none' | 'own' | 'beside' | 'poured' | 'drizzled' {
  if (sauce === null || base === 'bread' || base === 'ice' || vessel === 'thali')
    return sauce === null ? 'none' : 'own';
  if (base === 'rice' || base === 'noodles') return 'poured';
  if (vessel === 'steel-plate' || vessel === 'banana-leaf' || vessel === 'parcel') return 'beside';
  return 'drizzled';
}

export function Sauce({ p, picture, ground }: { p: Paint; picture: DishPicture; ground: Ground }) {
  const way = sauceWay(picture);
  if (p.sauce === null) return null;
  if (way === 'poured') {
    return (
      <>
        <path
          d="M-38-22C-32-48-10-54 4-52C24-51 36-42 42-24C45-12 36-8 31-16C28-2 18 2 14-10C8 4-4 6-8-8C-14 2-24 0-25-13C-32-6-40-10-38-22Z"
          fill={darker(p.sauce, 0.3)}
          transform="translate(0 2)"
        />
        <path
          d="M-38-23C-32-48-10-54 4-52C24-51 36-42 42-25C45-13 36-9 31-17C28-4 18 0 14-12C8 2-4 4-8-10C-14 0-24-2-25-15C-32-8-40-12-38-23Z"
          fill={p.sauce}
        />
        <path
          d="M-24-36q12-11 30-10"
          stroke={lighter(p.sauce, 0.6)}
          strokeWidth="4"
          strokeLinecap="round"
          fill="none"
        />
        <g fill={lighter(p.sauce, 0.28)}>
          <rect x="-14" y="-32" width="11" height="9" rx="3" transform="rotate(12 -10 -28)" />
          <rect x="10" y="-36" width="11" height="9" rx="3" transform="rotate(-16 14 -32)" />
          <rect x="14" y="-22" width="10" height="8" rx="3" />
        </g>
      </>
    );
  }
  if (way !== 'drizzled') return null;
  const { x, y, rx, ry } = ground;
  const step = rx / 3;
  const zig = [0, 1, 2, 3, 4].map(
    (at) => `l${step * 0.6}${at % 2 ? ' ' : ' -'}${ry * 1.4}q${step * 0.3} 2 ${step * 0.5} 0`,
  );
  return (
    <path
      d={`M${x - rx} ${y + ry * 0.6}${zig.join('')}`}
      stroke={p.sauce}
      strokeWidth="6"
      strokeLinecap="round"
      strokeLinejoin="round"
      fill="none"
    />
  );
}

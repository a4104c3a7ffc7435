import type { Base } from './dish-picture.ts';
import { darker, type Ground, lighter, type Paint } from './paint.tsx';

// These draw their sauce themselves, as a filling or a glaze.
const within: ReadonlySet<Base> = new Set<Base>([
  'puff',
  'bread',
  'sandwich',
  'bun',
  'ice',
  'masala-dosa',
  'morsels',
  'pani-puri',
  'mixture',
  'jamun',
  'fries',
  'pakora',
  'biscuit',
  'chips',
  'bhel',
]);

/** Ladled over rice and noodles, drawn in zigzags over anything else. */
export function Sauce({ p, base, ground }: { p: Paint; base: Base; ground: Ground }) {
  if (p.sauce === null || within.has(base)) return null;
  if (base === 'rice' || base === 'noodles') {
    return (
      <>
        <path
          d="M-38-23C-32-48-10-54 4-52C24-51 36-42 42-25C45-13 36-9 31-17C28-4 18 0 14-12C8 2-4 4-8-10C-14 0-24-2-25-15C-32-8-40-12-38-23Z"
          fill={p.sauce}
          stroke={darker(p.sauce, 0.3)}
          strokeWidth="1.5"
        />
        <path d="M-24-36q12-11 30-10" stroke={lighter(p.sauce, 0.6)} strokeWidth="4" fill="none" />
      </>
    );
  }
  const { x, y, rx, ry } = ground;
  const step = Math.round(rx / 2.5);
  const high = Math.round(ry * 1.2);
  return (
    <path
      d={`M${Math.round(x - rx)} ${Math.round(y + ry * 0.6)}l${step}-${high}l4 ${high}l${step}-${high}l4 ${high}l${step}-${high}l4 ${high}`}
      stroke={p.sauce}
      strokeWidth="7"
      fill="none"
    />
  );
}

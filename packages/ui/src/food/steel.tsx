import type { ReactNode } from 'react';
import type { Paint } from './paint.tsx';

/** A steel katori standing at the origin, its mouth 34 above. Holds chutney, sambar, curry. */
export function Katori({ p, colour, children }: { p: Paint; colour: string; children?: ReactNode }) {
  return (
    <>
      <ellipse cx="2" cy="4" rx="40" ry="11" fill="#3B2A17" opacity=".25" />
      <path d="M-45-34C-43-10-34 6-22 8H22C34 6 43-10 45-34Z" fill={p.url('steel')} />
      <ellipse cy="-34" rx="46" ry="15" fill="#E4E8EA" stroke="#9FAAB0" strokeWidth="1.5" />
      <ellipse cy="-33" rx="40" ry="12" fill="#8D979C" />
      <ellipse cy="-31.5" rx="39" ry="11" fill={colour} />
      <g transform="translate(0 -31.5)">
        {children ?? (
          <path d="M-26-2q8-6 22-7" stroke="#fff" strokeWidth="3" strokeLinecap="round" fill="none" opacity=".6" />
        )}
      </g>
    </>
  );
}

export function Plate({ p, y, rx, ry }: { p: Paint; y: number; rx: number; ry: number }) {
  return (
    <>
      <ellipse cx="100" cy={y + 9} rx={rx} ry={ry} fill="#3B2A17" opacity=".2" />
      <ellipse cx="100" cy={y + 4} rx={rx} ry={ry} fill="#8E999F" />
      <ellipse cx="100" cy={y} rx={rx} ry={ry} fill={p.url('steel')} />
      <ellipse cx="100" cy={y} rx={rx - 5} ry={ry - 3} fill="none" stroke="#fff" strokeWidth="1.6" opacity=".8" />
      <ellipse cx="100" cy={y + 1} rx={rx - 16} ry={ry - 9} fill="#A9B4B9" />
      <ellipse cx="100" cy={y + 3} rx={rx - 17} ry={ry - 10} fill={p.url('well')} />
    </>
  );
}

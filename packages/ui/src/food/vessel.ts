import type { ReactNode } from 'react';
import type { Paint } from './paint.tsx';
import type { Place } from './sides.tsx';

export type Opening = { x: number; y: number; rx: number; ry: number };

export type VesselArt = {
  /** Where the food rests, and how large. */
  anchor: { x: number; y: number; scale: number };
  /** Low vessels are raised towards the middle of the picture. */
  lift?: number;
  /** Drawn with the steel gradient; a plate needs that of its well as well. */
  steel?: 'cup' | 'plate';
  /** Where a liquid shows; without one, a liquid comes in a small steel katori on top. */
  opening?: Opening;
  /** Tall and drunk from: fruit sits on its rim and a straw stands in it. */
  tall?: true;
  /** Where one, two and three katoris stand; the food makes room for them. */
  sides?: readonly (readonly Place[])[];
  /** Where dry sides are heaped. */
  heaps?: readonly Place[];
  /** `liquid` is the colour of what fills it, or null. */
  back: (p: Paint, liquid: string | null) => ReactNode;
  front?: (p: Paint, liquid: string | null) => ReactNode;
};

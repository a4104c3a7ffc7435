import { useId } from 'react';
import { useArt } from './art.ts';
import type { DishPicture } from './dish-picture.ts';

export type FoodPictureProps = {
  picture: DishPicture;
  /** The dish's name: the picture's text alternative. */
  title: string;
  size?: number | string;
  /** When the name stands beside the picture, do not read it twice. */
  decorative?: boolean;
};

/**
 * Composes a dish from what it is served in, what it is and what is on it. The same words are always the same picture,
 * whatever the dish is called in the language of the day. Until its drawings have come there is only its ground.
 */
export function FoodPicture({ picture, title, size = '100%', decorative = false }: FoodPictureProps) {
  const key = useId().replace(/[^\w-]/g, '');
  const art = useArt(picture.base);
  return (
    <svg
      viewBox="0 0 200 200"
      role={decorative ? 'presentation' : 'img'}
      aria-hidden={decorative || undefined}
      aria-label={decorative ? undefined : title}
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{ display: 'block', width: size, maxWidth: '100%', height: 'auto', aspectRatio: 1 }}
    >
      <circle
        cx="100"
        cy="100"
        r="98"
        // Shows where the tone is no colour.
        fill="#F1E4CF"
        style={{ fill: `color-mix(in srgb, ${picture.tone} 26%, var(--ck-food-ground, #FFFDF8))` }}
      />
      {art ? <art.Composition picture={picture} food={art.food} name={key} /> : null}
    </svg>
  );
}

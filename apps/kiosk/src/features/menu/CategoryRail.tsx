import { FoodPicture } from '@college-kiosk/ui';
import { useEffect, useRef } from 'react';
import { canOrder, pictureOf } from '../../shell/menu/dish.ts';
import type { Category } from '../../shell/menu/live-menu.tsx';

type Props = { categories: Category[]; current: string | null; onChoose: (id: string) => void };

/** Each category by its first dish that can be had; the one in sight is marked. */
export function CategoryRail({ categories, current, onChoose }: Props) {
  const rail = useRef<HTMLElement>(null);
  useEffect(() => {
    if (current) rail.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <nav ref={rail} className="k-rail">
      {categories.map(({ id, name, dishes }) => {
        const face = dishes.find(canOrder) ?? dishes[0];
        return (
          <button
            key={id}
            type="button"
            aria-current={id === current}
            data-later={!dishes.some(({ servedNow }) => servedNow) || undefined}
            onClick={() => onChoose(id)}
          >
            {face ? (
              <FoodPicture picture={pictureOf(face)} title={face.name} size="clamp(3.25rem, 7vw, 5.5rem)" decorative />
            ) : null}
            <span>{name}</span>
          </button>
        );
      })}
    </nav>
  );
}

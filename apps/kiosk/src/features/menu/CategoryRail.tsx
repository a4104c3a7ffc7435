import { FoodPicture } from '@college-kiosk/ui';
import { canOrder, pictureOf } from '../../shell/menu/dish.ts';
import type { Category } from '../../shell/menu/live-menu.tsx';

type Props = { categories: Category[]; current: string; onChoose: (id: string) => void };

/** Each category by its first dish that can be had; the whole rail is one stop of the arrow keys' own making. */
export function CategoryRail({ categories, current, onChoose }: Props) {
  return (
    <nav className="k-rail">
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

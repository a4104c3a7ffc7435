import { memo, useDeferredValue } from 'react';
import { type CartLine, countOf } from '../../shell/cart.ts';
import type { Category, Dish } from '../../shell/menu/live-menu.tsx';
import { DishCard } from './DishCard.tsx';

type Props = {
  categories: Category[];
  cart: CartLine[];
  onOpen: (dish: Dish) => void;
  onAdd: (dish: Dish) => void;
};

/** More than any screen shows before somebody scrolls. */
const AT_ONCE = 16;

/** Every dish, by category. Those in sight come at once, the others when whoever touched has been answered. */
export const DishList = memo(function DishList({ categories, cart, onOpen, onAdd }: Props) {
  const whole = useDeferredValue(true, false);
  let before = 0;
  return categories.map(({ id, name, dishes }) => {
    const shown = whole ? dishes : dishes.slice(0, Math.max(0, AT_ONCE - before));
    before += dishes.length;
    return (
      <section key={id} data-category={id} aria-label={name}>
        <h2>{name}</h2>
        <ul>
          {shown.map((dish) => (
            <DishCard
              key={dish.id}
              dish={dish}
              inCart={countOf(cart.filter(({ itemId }) => itemId === dish.id))}
              onOpen={onOpen}
              onAdd={onAdd}
            />
          ))}
        </ul>
      </section>
    );
  });
});

import { DietMark, FoodPicture, formatMoney, StatusPill } from '@college-kiosk/ui';
import { IconPlus } from '@tabler/icons-react';
import { memo } from 'react';
import { useSay } from '../../i18n/i18n.ts';
import { useDietNames } from '../../shell/food-names.ts';
import {
  alternativeTo,
  canOrder,
  clock,
  isSoldOut,
  lowestPrice,
  pictureOf,
  servedFrom,
} from '../../shell/menu/dish.ts';
import { type Dish, useMenu } from '../../shell/menu/live-menu.tsx';
import { useMinuteOfDay } from '../../shell/use-minute-of-day.ts';

type Props = {
  dish: Dish;
  /** How many of it are in the cart. */
  inCart: number;
  onOpen: (dish: Dish) => void;
  onAdd: (dish: Dish) => void;
};

const few = 10;

/** Drawn again only when something about this dish has changed: there are eighty of them, and each touch changes the cart. */
export const DishCard = memo(function DishCard({ dish, inCart, onOpen, onAdd }: Props) {
  const say = useSay();
  const diets = useDietNames();
  const available = canOrder(dish);
  const price = formatMoney(lowestPrice(dish));
  const allTaken = dish.portionsLeft != null && inCart >= dish.portionsLeft;
  return (
    <li className="k-card" data-off={!available || undefined} data-in-cart={inCart > 0 || undefined}>
      <button type="button" className="k-card-open" data-dish={dish.id} onClick={() => onOpen(dish)}>
        <span className="k-card-picture">
          <FoodPicture picture={pictureOf(dish)} title={dish.name} size="min(11rem, 82%)" decorative />
        </span>
        <span className="k-card-name">
          <DietMark diet={dish.diet} size={24} labels={diets} /> {dish.name}
        </span>
        <span className="k-card-price">{dish.variants.length > 1 ? say('menu.from', { price }) : price}</span>
        <Standing dish={dish} />
      </button>
      {inCart > 0 ? (
        <span className="k-card-count" aria-hidden>
          {inCart}
        </span>
      ) : null}
      {available ? (
        <button
          type="button"
          className="k-card-add"
          disabled={allTaken}
          aria-label={say('menu.add', { dish: dish.name })}
          onClick={() => onAdd(dish)}
        >
          <IconPlus aria-hidden />
        </button>
      ) : (
        <Instead dish={dish} onOpen={onOpen} />
      )}
    </li>
  );
});

/** How many are left, or why there is none. */
function Standing({ dish }: { dish: Dish }) {
  const say = useSay();
  const minute = useMinuteOfDay();
  if (isSoldOut(dish)) return <StatusPill tone="bad">{say('menu.soldOut')}</StatusPill>;
  if (!dish.servedNow) {
    const from = servedFrom(dish, minute);
    return (
      <StatusPill tone="quiet">
        {from === null ? say('menu.later') : say('menu.servedFrom', { time: clock(from) })}
      </StatusPill>
    );
  }
  if (dish.portionsLeft == null) return null;
  if (dish.portionsLeft > few)
    return <span className="k-card-left">{say('menu.left', { count: dish.portionsLeft })}</span>;
  return <StatusPill tone="soon">{say('menu.left', { count: dish.portionsLeft })}</StatusPill>;
}

/** Never a dead end: something like it that can be had. */
function Instead({ dish, onOpen }: { dish: Dish; onOpen: (dish: Dish) => void }) {
  const say = useSay();
  const { categories } = useMenu();
  const other = isSoldOut(dish) ? alternativeTo(dish, categories) : null;
  if (!other) return null;
  return (
    <button type="button" className="k-card-instead" onClick={() => onOpen(other)}>
      {say('menu.tryInstead', { dish: other.name })}
    </button>
  );
}

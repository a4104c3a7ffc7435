import { type DishPicture, sayTime } from '@college-kiosk/ui';
import { spokenLocale } from '../../i18n/i18n.ts';
import type { Category, Dish } from './live-menu.tsx';

/** The menu carries the picture's words as they were entered; the server has checked them. */
export const pictureOf = (dish: { picture: unknown }): DishPicture => dish.picture as DishPicture;

export const isSoldOut = (dish: Dish): boolean => dish.soldOut || dish.portionsLeft === 0;
export const canOrder = (dish: Dish): boolean => dish.servedNow && !isSoldOut(dish);
export const lowestPrice = (dish: Dish): number => Math.min(...dish.variants.map(({ price }) => price));

/** When it is served next, in minutes of the day; null when it has no times of its own. */
export function servedFrom(dish: Dish, minuteNow: number): number | null {
  const starts = dish.dayparts.map(({ startsAt }) => startsAt).sort((a, b) => a - b);
  return starts.find((start) => start > minuteNow) ?? starts[0] ?? null;
}

const plain = new Set(['VEG', 'VEGAN']);

/** What to offer in place of a dish that cannot be had: near in kind and price, never meat or egg for a vegetarian dish. */
export function alternativeTo(dish: Dish, categories: readonly Category[]): Dish | null {
  const family = categories.find(({ dishes }) => dishes.some(({ id }) => id === dish.id))?.dishes ?? [];
  const price = lowestPrice(dish);
  const fit = family.filter(
    (other) =>
      other.id !== dish.id &&
      canOrder(other) &&
      (plain.has(dish.diet) ? plain.has(other.diet) : true) &&
      (dish.diet === 'VEGAN' ? other.diet === 'VEGAN' : true),
  );
  return fit.sort((a, b) => Math.abs(lowestPrice(a) - price) - Math.abs(lowestPrice(b) - price))[0] ?? null;
}

/** Minutes after midnight as a time, in the language spoken now. */
export function clock(minutes: number): string {
  return sayTime(minutes * 60_000, 'UTC', spokenLocale());
}

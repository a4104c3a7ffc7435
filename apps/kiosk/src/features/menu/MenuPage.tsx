import { EmptyState, ErrorState, LoadingShape } from '@college-kiosk/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useSay } from '../../i18n/i18n.ts';
import { addLine } from '../../shell/cart.ts';
import { announce } from '../../shell/frame/announce.tsx';
import { Screen, StartOver } from '../../shell/frame/Screen.tsx';
import { type Dish, useMenu } from '../../shell/menu/live-menu.tsx';
import { brokenGroup } from '../../shell/modifiers.ts';
import { changeCart, useSession, wipeSession } from '../../shell/session.ts';
import { CartBar } from './CartBar.tsx';
import { CategoryRail } from './CategoryRail.tsx';
import { DishCard } from './DishCard.tsx';
import { DishSheet, SheetFoot } from './DishSheet.tsx';
import { useDishChoice } from './use-dish-choice.ts';
import './menu.css';

export function MenuPage() {
  const say = useSay();
  const navigate = useNavigate();
  const menu = useMenu();
  const { cart } = useSession();
  const { dish: openId } = useSearch({ from: '/menu' });
  const [chosenCategory, chooseCategory] = useState<string | null>(null);
  const dishesTop = useRef<HTMLElement>(null);
  const category = menu.categories.find(({ id }) => id === chosenCategory) ?? firstServed(menu.categories);
  const open = openId ? (menu.dishes.get(openId) ?? null) : null;
  const choice = useDishChoice(open, cart);

  const show = (dish: Dish | null) => void navigate({ to: '/menu', search: dish ? { dish: dish.id } : {} });
  const close = () => {
    show(null);
    document.querySelector<HTMLElement>(`[data-dish="${openId}"]`)?.focus();
  };
  const add = (dish: Dish) => {
    const [variant] = dish.variants;
    // Anything to decide: decide it on the sheet.
    if (!variant || dish.variants.length > 1 || brokenGroup(dish.modifierGroups, [])) return show(dish);
    const line = { itemId: dish.id, variantId: variant.id, optionIds: [], quantity: 1, seenPrice: variant.price };
    changeCart((before) => addLine(before, line));
    announce(say('menu.added', { dish: dish.name }));
  };
  const addChosen = () => {
    const { line } = choice;
    if (!open || !line) return;
    changeCart((before) => addLine(before, line));
    announce(say('menu.added', { dish: open.name }));
    close();
  };
  const startOver = () => {
    wipeSession();
    void navigate({ to: '/' });
  };

  return (
    <Screen
      title={say('menu.title')}
      leave={<StartOver onPress={startOver} />}
      className="k-menu"
      sheet={open ? <DishSheet key={open.id} dish={open} choice={choice} onShow={show} onClose={close} /> : undefined}
      foot={open ? <SheetFoot dish={open} choice={choice} onAdd={addChosen} onClose={close} /> : <CartBar />}
    >
      {menu.error ? (
        <ErrorState message={say('error.menu')} onRetry={menu.refetch} retryLabel={say('retry')} />
      ) : menu.loading ? (
        <LoadingShape shape="cards" count={9} label={say('loading')} />
      ) : category ? (
        <div className="k-menu-body">
          <CategoryRail
            categories={menu.categories}
            current={category.id}
            onChoose={(id) => {
              chooseCategory(id);
              dishesTop.current?.scrollTo({ top: 0 });
            }}
          />
          <section ref={dishesTop} className="k-dishes" aria-label={category.name}>
            <h2>{category.name}</h2>
            <ul>
              {inOrder(category.dishes).map((dish) => (
                <DishCard key={dish.id} dish={dish} cart={cart} onOpen={show} onAdd={add} />
              ))}
            </ul>
          </section>
        </div>
      ) : (
        <EmptyState kind="first-use" title={say('menu.empty')} />
      )}
    </Screen>
  );
}

const firstServed = <C extends { dishes: { servedNow: boolean }[] }>(categories: C[]): C | undefined =>
  categories.find(({ dishes }) => dishes.some(({ servedNow }) => servedNow)) ?? categories[0];

/** What can be had first, then what is sold out, then what has its time later. */
function inOrder(dishes: Dish[]): Dish[] {
  const rank = (dish: Dish) => (dish.servedNow ? 0 : 1);
  return [...dishes].sort((a, b) => rank(a) - rank(b));
}

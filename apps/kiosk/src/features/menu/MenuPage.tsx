import { EmptyState, ErrorState, LoadingShape } from '@college-kiosk/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useDeferredValue, useMemo } from 'react';
import { useSay } from '../../i18n/i18n.ts';
import { addLine } from '../../shell/cart.ts';
import { announce } from '../../shell/frame/announce.tsx';
import { Screen, StartOver } from '../../shell/frame/Screen.tsx';
import { type Category, type Dish, useMenu } from '../../shell/menu/live-menu.tsx';
import { brokenGroup } from '../../shell/modifiers.ts';
import { changeCart, useSession, wipeSession } from '../../shell/session.ts';
import { CartBar } from './CartBar.tsx';
import { CategoryRail } from './CategoryRail.tsx';
import { DishList } from './DishList.tsx';
import { DishSheet, SheetFoot } from './DishSheet.tsx';
import { useCategorySpy } from './use-category-spy.ts';
import { useDishChoice } from './use-dish-choice.ts';
import './menu.css';

export function MenuPage() {
  const say = useSay();
  const navigate = useNavigate();
  const menu = useMenu();
  const { cart } = useSession();
  const { dish: openId } = useSearch({ from: '/menu' });
  const categories = useMemo(() => servedFirst(menu.categories), [menu.categories]);
  const spy = useCategorySpy(categories.map(({ id }) => id));
  const open = openId ? (menu.dishes.get(openId) ?? null) : null;
  const choice = useDishChoice(open, cart);
  // The bar below answers a touch at once; eighty cards may take the next picture.
  const cartOnCards = useDeferredValue(cart);

  const show = useCallback(
    (dish: Dish | null) => void navigate({ to: '/menu', search: dish ? { dish: dish.id } : {} }),
    [navigate],
  );
  const close = () => {
    show(null);
    document.querySelector<HTMLElement>(`[data-dish="${openId}"]`)?.focus();
  };
  const add = useCallback(
    (dish: Dish) => {
      const [variant] = dish.variants;
      // Anything to decide: decide it on the sheet.
      if (!variant || dish.variants.length > 1 || brokenGroup(dish.modifierGroups, [])) return show(dish);
      const line = { itemId: dish.id, variantId: variant.id, optionIds: [], quantity: 1, seenPrice: variant.price };
      changeCart((before) => addLine(before, line));
      announce(say('menu.added', { dish: dish.name }));
    },
    [say, show],
  );
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
      ) : categories.length > 0 ? (
        <div className="k-menu-body">
          <CategoryRail categories={categories} current={spy.current} onChoose={spy.goTo} />
          <div ref={spy.scroller} className="k-dishes" onScroll={spy.onScroll}>
            <DishList categories={categories} cart={cartOnCards} onOpen={show} onAdd={add} />
          </div>
        </div>
      ) : (
        <EmptyState kind="first-use" title={say('menu.empty')} />
      )}
    </Screen>
  );
}

/** What can be had now comes first, in the menu's own order; what has its time later comes after it. */
function servedFirst(categories: Category[]): Category[] {
  const later = (dish: Dish) => (dish.servedNow ? 0 : 1);
  const allLater = ({ dishes }: Category) => (dishes.some(({ servedNow }) => servedNow) ? 0 : 1);
  return categories
    .map((category) => ({ ...category, dishes: [...category.dishes].sort((a, b) => later(a) - later(b)) }))
    .sort((a, b) => allLater(a) - allLater(b));
}

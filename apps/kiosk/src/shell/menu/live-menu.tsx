import { useApolloClient, useQuery } from '@apollo/client/react';
import { useLiveQuery, useLiveStream } from '@college-kiosk/client';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';
import type { MenuDishFragment, WholeMenuFragment } from '../../gql/graphql.ts';
import { readFragment } from '../../gql/index.ts';
import { usePlace } from '../place.ts';
import { useSession } from '../session.ts';
import {
  KioskMenu,
  KioskMenuChanged,
  KioskStockChanged,
  MenuDish,
  OpenNow,
  PortionsLeft,
  WholeMenu,
} from './documents.ts';

export type Dish = MenuDishFragment;
export type Category = { id: string; code: string; name: string; dishes: Dish[] };
export type LiveMenu = {
  outlet: WholeMenuFragment['outlet'] | null;
  categories: Category[];
  /** Every dish by its id. */
  dishes: ReadonlyMap<string, Dish>;
  loading: boolean;
  error: boolean;
  position: number | null;
  refetch: () => void;
};

const openPollMs = 10_000;
const MenuContext = createContext<LiveMenu | null>(null);

/** @throws Error outside the menu's provider. */
export function useMenu(): LiveMenu {
  const menu = useContext(MenuContext);
  if (!menu) throw new Error('no menu here');
  return menu;
}

/** One menu for all screens: asked once, kept true by the streams of menu and stock. */
export function MenuProvider({ children }: { children: ReactNode }) {
  const { outlet } = usePlace();
  const { language } = useSession();
  const apollo = useApolloClient();
  const live = useLiveQuery(KioskMenu, KioskMenuChanged, {
    variables: { outletId: outlet.id, language },
    position: (data) => data.streamPosition,
    select: (message) => message.menuChanged,
    merge: (data, message) => ({ ...data, menu: message.menuChanged.menu }),
  });
  const { refetch } = live;
  useLiveStream(KioskStockChanged, {
    variables: { outletId: outlet.id },
    from: live.since,
    select: (message) => message.stockChanged,
    onNext: ({ stockChanged }) =>
      apollo.cache.batch({
        update: (cache) => {
          for (const item of stockChanged.items) {
            const data = readFragment(PortionsLeft, item);
            cache.writeFragment({
              id: cache.identify({ __typename: 'MenuItem', id: data.id }),
              fragment: PortionsLeft,
              data,
            });
          }
        },
      }),
    onGap: refetch,
  });
  // Whether the canteen is open goes by a switch and by the clock. The answer lands on the outlet the menu shows; a device
  // that was unpaired meanwhile learns of it here too.
  useQuery(OpenNow, { pollInterval: openPollMs, fetchPolicy: 'network-only' });
  // Dayparts change by the clock, which tells nobody.
  useEffect(() => {
    const timer = setInterval(refetch, 60_000);
    return () => clearInterval(timer);
  }, [refetch]);

  // While another language comes, the menu stays as it was.
  const held = useRef(live.data);
  held.current = live.data ?? held.current;
  const data = held.current;
  const menu = useMemo(() => {
    const whole = data ? readFragment(WholeMenu, data.menu) : null;
    const categories = (whole?.categories ?? [])
      .map(({ id, code, name, items }) => ({
        id,
        code,
        name,
        dishes: items.map((item) => readFragment(MenuDish, item)),
      }))
      .filter(({ dishes }) => dishes.length > 0);
    const dishes = new Map(categories.flatMap((category) => category.dishes).map((dish) => [dish.id, dish]));
    return { outlet: whole?.outlet ?? null, categories, dishes };
  }, [data]);
  const value = useMemo(
    () => ({ ...menu, loading: !data && live.loading, error: !!live.error && !data, position: live.position, refetch }),
    [menu, data, live.loading, live.error, live.position, refetch],
  );
  return <MenuContext value={value}>{children}</MenuContext>;
}

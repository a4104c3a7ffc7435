import { FoodPicture } from '@college-kiosk/ui';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { speak } from '../../i18n/i18n.ts';
import { pictureOf } from '../menu/dish.ts';
import { MenuProvider, useMenu } from '../menu/live-menu.tsx';
import { usePlace } from '../place.ts';
import { pendingOrder, plainAccess, useSession, wipeSession } from '../session.ts';
import { AddressedPage } from './AddressedPage.tsx';
import { Announcer } from './announce.tsx';
import { useBusy } from './busy.ts';
import { ClosedScreen } from './ClosedScreen.tsx';
import { IdleGuard } from './IdleGuard.tsx';
import './kiosk.css';

/** Around every screen: the person's language and wishes, the menu, the question whether they are still there. */
export function Shell() {
  useLook();
  return (
    <MenuProvider>
      <Announcer />
      <TopPanel />
      <Inside />
    </MenuProvider>
  );
}

function useLook() {
  const { language, access } = useSession();
  useEffect(() => void speak(language), [language]);
  useEffect(() => {
    const { dataset, style } = document.documentElement;
    dataset.contrast = access.contrast ? 'high' : 'plain';
    dataset.lower = String(access.lower);
    dataset.still = String(access.still);
    style.setProperty('--k-text', String(access.text / 100));
  }, [access]);
}

function Inside() {
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { outlet } = useMenu();
  const session = useSession();
  const busy = useBusy();
  const afterOrder = path.startsWith('/pay') || path.startsWith('/order');
  const nobodyYet =
    path === '/' && session.cart.length === 0 && session.language === 'en' && session.access === plainAccess;
  useResume(path);
  if (outlet && !outlet.openNow && !afterOrder) return <ClosedScreen />;
  return (
    <>
      <AddressedPage />
      <IdleGuard
        watching={!nobodyYet && !busy}
        onGone={() => {
          wipeSession();
          void navigate({ to: '/', replace: true });
        }}
      />
    </>
  );
}

const stillTheSamePersonMs = 20 * 60_000;

/** After a reload or a crash the order that was on its way goes on where it was. */
function useResume(path: string) {
  const navigate = useNavigate();
  const looked = useRef(false);
  useEffect(() => {
    if (looked.current) return;
    looked.current = true;
    const kept = pendingOrder.load();
    if (!kept || path.startsWith('/pay') || path.startsWith('/order')) return;
    if (kept.state === 'pending') void navigate({ to: '/cart', replace: true });
    else if (Date.now() - kept.savedAt > stillTheSamePersonMs) pendingOrder.clear();
    else {
      const to = kept.answer.tender === 'UPI' ? '/pay/$orderId' : '/order/$orderId';
      void navigate({ to, params: { orderId: kept.answer.orderId }, replace: true });
    }
  }, [navigate, path]);
}

/** In "lower screen" the part out of a seated person's reach shows the canteen's name and food. */
function TopPanel() {
  const { access } = useSession();
  const { outlet, organisation } = usePlace();
  const { categories } = useMenu();
  if (!access.lower) return null;
  return (
    <div className="k-top-panel" aria-hidden>
      <p>{organisation.name}</p>
      <p>{outlet.name}</p>
      <div>
        {categories
          .slice(0, 4)
          .map(({ id, dishes: [dish] }) =>
            dish ? (
              <FoodPicture
                key={id}
                picture={pictureOf(dish)}
                title={dish.name}
                size="min(18vw, 18vh, 14rem)"
                decorative
              />
            ) : null,
          )}
      </div>
    </div>
  );
}

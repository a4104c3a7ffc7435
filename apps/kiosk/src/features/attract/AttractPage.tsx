import { comesFirst, FoodPicture, LoadingShape } from '@college-kiosk/ui';
import { IconHandFinger, IconLeaf } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { languages, useSay } from '../../i18n/i18n.ts';
import { AccessButton } from '../../shell/frame/AccessButton.tsx';
import { Away } from '../../shell/frame/Away.tsx';
import { Languages } from '../../shell/frame/Languages.tsx';
import { OfflineBanner } from '../../shell/frame/OfflineBanner.tsx';
import { Freshness } from '../../shell/frame/Screen.tsx';
import { canOrder, clock, pictureOf } from '../../shell/menu/dish.ts';
import { type Dish, useMenu } from '../../shell/menu/live-menu.tsx';
import { usePlace } from '../../shell/place.ts';
import { useSession } from '../../shell/session.ts';
import './attract.css';

/** The whole screen is one button; above it only the language, below it only the accessibility button. */
export function AttractPage() {
  const say = useSay();
  const navigate = useNavigate();
  const { outlet, organisation } = usePlace();
  const menu = useMenu();
  const [touched, setTouched] = useState(false);
  const begin = () => {
    setTouched(true);
    void navigate({ to: '/menu' });
  };
  return (
    <div className="k-attract">
      <button
        type="button"
        className="k-attract-touch"
        data-touched={touched || undefined}
        onClick={begin}
        aria-label={say('attract.touch')}
      />
      <header>
        <p className="k-brand">
          <IconLeaf aria-hidden />
          {outlet.name}
        </p>
        <Freshness />
      </header>
      <OfflineBanner />
      <main>
        <div>
          <h1>{say('attract.title')}</h1>
          <p className="k-attract-place">
            {organisation.name} · <Hours {...(menu.outlet ?? outlet)} />
          </p>
        </div>
        {menu.error ? (
          <Away onRetry={menu.refetch} />
        ) : menu.loading ? (
          <LoadingShape shape="cards" label={say('loading')} />
        ) : (
          <Procession dishes={passing([...menu.dishes.values()].filter(canOrder))} />
        )}
        <p className="k-attract-call" aria-hidden>
          <IconHandFinger />
          <Call />
        </p>
        <Languages />
      </main>
      <footer className="k-foot">
        <AccessButton />
      </footer>
    </div>
  );
}

function Hours({ opensAt, closesAt }: { opensAt: number; closesAt: number }) {
  const say = useSay();
  if (opensAt === 0 && closesAt >= 1440) return say('attract.openAllDay');
  return say('attract.openUntil', { time: clock(closesAt) });
}

/** "Touch to order" in each language in turn; in the chosen one once somebody has chosen. */
function Call() {
  const { language } = useSession();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((now) => now + 1), 3_500);
    return () => clearInterval(timer);
  }, []);
  const chosen =
    language === 'en' ? languages[turn % languages.length] : languages.find(({ code }) => code === language);
  return (
    <span key={chosen?.code} lang={chosen?.code}>
      {chosen?.call}
    </span>
  );
}

/** Dishes whose drawings come first, so that this page fetches no others; all, where there are none of them. */
function passing(dishes: Dish[]): Dish[] {
  const first = dishes.filter((dish) => comesFirst(pictureOf(dish).base));
  return first.length > 0 ? first : dishes;
}

const inARow = 8;

/** What can be had right now, passing by. Each row is drawn twice so that it has no end. */
function Procession({ dishes }: { dishes: Dish[] }) {
  const step = Math.max(1, Math.floor(dishes.length / (inARow * 2)));
  const picked = dishes.filter((_, at) => at % step === 0).slice(0, inARow * 2);
  const rows = [picked.slice(0, Math.ceil(picked.length / 2)), picked.slice(Math.ceil(picked.length / 2))];
  return (
    <div className="k-procession" aria-hidden>
      {rows.map((row) => (
        <div key={row[0]?.id}>
          {['first', 'again'].map((round) =>
            row.map((dish) => (
              <figure key={round + dish.id}>
                <FoodPicture picture={pictureOf(dish)} title={dish.name} decorative />
                <figcaption>{dish.name}</figcaption>
              </figure>
            )),
          )}
        </div>
      ))}
    </div>
  );
}

import { useLiveState } from '@college-kiosk/client';
import { LivePill, sayTime } from '@college-kiosk/ui';
import { IconArrowLeft, IconLeaf, IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useDeferredValue, useEffect, useRef } from 'react';
import { spokenLocale, useSay } from '../../i18n/i18n.ts';
import { usePlace } from '../place.ts';
import { AccessButton } from './AccessButton.tsx';
import { LanguageButton, Languages } from './Languages.tsx';
import { OfflineBanner } from './OfflineBanner.tsx';

export type ScreenProps = {
  /** Read first and focused when the screen opens. */
  title: string;
  /** Shown large above the content; otherwise the title is only read out. */
  showTitle?: boolean;
  onBack?: () => void;
  /** What stands where "start over" stands everywhere. */
  leave?: ReactNode;
  children: ReactNode;
  /** Right of the accessibility button: what comes next. */
  foot?: ReactNode;
  /** Lies over the content, not over the foot; what is below it is out of reach meanwhile. */
  sheet?: ReactNode;
  className?: string;
};

/** Back top left, start over top right, accessibility bottom left, the one next act bottom right: always. */
export function Screen({ title, showTitle, onBack, leave, children, foot, sheet, className = '' }: ScreenProps) {
  const say = useSay();
  const { outlet } = usePlace();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  // A frame after the sheet: whatever goes out of reach is styled anew, a whole menu of it.
  const isCovered = useDeferredValue(!!sheet) && !!sheet;
  return (
    <div className={`k-screen ${className}`}>
      <div className="k-above-foot">
        <header className="k-top" inert={isCovered}>
          <div className="k-top-left">
            {onBack ? (
              <button type="button" className="k-button k-quiet" onClick={onBack}>
                <IconArrowLeft aria-hidden /> {say('back')}
              </button>
            ) : (
              <span className="k-brand">
                <IconLeaf aria-hidden />
                {outlet.name}
              </span>
            )}
            <Freshness />
          </div>
          <div className="k-top-right">
            <Languages />
            <LanguageButton />
            {leave}
          </div>
        </header>
        <OfflineBanner />
        <main className="k-main" inert={isCovered}>
          <h1 ref={heading} tabIndex={-1} className={showTitle ? 'k-title' : 'ck-hidden'}>
            {title}
          </h1>
          {children}
        </main>
        {sheet}
      </div>
      <footer className="k-foot">
        <AccessButton />
        {foot}
      </footer>
    </div>
  );
}

/** The word without the number: guests want to know whether, not how far. */
export function Freshness() {
  const say = useSay();
  const { organisation } = usePlace();
  const { state, staleSince } = useLiveState();
  if (state === 'connecting') return null;
  const stale =
    staleSince === null
      ? say('live.stale')
      : say('live.staleSince', { time: sayTime(staleSince, organisation.zone, spokenLocale()) });
  const words = { live: say('live.on'), reconnecting: say('live.reconnecting'), stale };
  return (
    <span className="k-freshness">
      <LivePill state={state} words={words} />
    </span>
  );
}

export function StartOver({ onPress }: { onPress: () => void }) {
  const say = useSay();
  return (
    <button type="button" className="k-button k-quiet" onClick={onPress}>
      <IconRefresh aria-hidden /> {say('startOver')}
    </button>
  );
}

import { useQuery } from '@apollo/client/react';
import { isDue } from '@college-kiosk/account';
import { Alone, LoadingShape } from '@college-kiosk/ui';
import { IconLock, IconShieldHeart, IconToolsKitchen2, IconUserCircle } from '@tabler/icons-react';
import { Link, Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useSay } from '../i18n/i18n.ts';
import { studentClient } from './client.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import { ProblemState } from './ProblemState.tsx';
import { adoptPreferences } from './preferences.ts';
import { signOut } from './sign-out.ts';
import { type Signed, SignedProvider, ViewerDocument } from './viewer.ts';
import { LENGTH_OF_STAFF, lengthAdvised } from './weakness.ts';

// The page that lets people in is fetched only by those who are still outside.
const SignInPage = lazy(() => import('./SignInPage.tsx').then((file) => ({ default: file.SignInPage })));
const ConfirmItsMe = lazy(() => import('./ConfirmItsMe.tsx').then((file) => ({ default: file.ConfirmItsMe })));
// Shown to nearly nobody, and before there is any other page.
const DuePage = lazy(() => import('./DuePage.tsx').then((file) => ({ default: file.DuePage })));

/** Whoever is signed in sees their pages; everybody else the way in. */
export function SignedLayout() {
  const say = useSay();
  const { data, error, refetch } = useQuery(ViewerDocument, { fetchPolicy: 'cache-and-network' });
  useEffect(() => studentClient.onSignedOut(() => void refetch()), [refetch]);
  const viewer = data?.viewer;
  useEffect(() => {
    if (!viewer?.language || !viewer.preferences) return;
    const { largeText: large, highContrast: contrast, reduceMotion: still } = viewer.preferences;
    adoptPreferences({ language: viewer.language, large, contrast, still });
  }, [viewer]);
  if (!data) {
    return (
      <Alone>
        {error ? (
          <ProblemState error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingShape shape="text" label={say('loading')} />
        )}
      </Alone>
    );
  }
  if (data.viewer.kind !== 'USER') {
    return (
      <Suspense fallback={null}>
        <SignInPage organisation={data.organisation} onSignedIn={studentClient.startAnew} />
      </Suspense>
    );
  }
  if (isDue(data.viewer)) {
    return (
      <Suspense fallback={null}>
        <DuePage
          viewer={data.viewer}
          place={data.organisation.name}
          client={studentClient}
          lengthAdvised={data.viewer.passwordIsShort ? LENGTH_OF_STAFF : lengthAdvised}
          above={<LanguageChoice />}
          onSettled={() => void studentClient.startAnew()}
          onSignOut={() => void signOut()}
        />
      </Suspense>
    );
  }
  return (
    <SignedProvider value={data}>
      <Frame place={data.organisation.name} />
      <Suspense fallback={null}>
        <ConfirmItsMe client={studentClient} />
      </Suspense>
    </SignedProvider>
  );
}

const icon = { size: 22, 'aria-hidden': true } as const;
const places = [
  { to: '/', text: 'nav.account', icon: <IconUserCircle {...icon} /> },
  { to: '/security', text: 'nav.security', icon: <IconLock {...icon} /> },
  { to: '/privacy', text: 'nav.privacy', icon: <IconShieldHeart {...icon} /> },
] as const;

/** The name of the canteen above, the page, and the ways below the thumb; on a desk the ways stand above too. */
function Frame({ place }: { place: Signed['organisation']['name'] }) {
  const say = useSay();
  return (
    <div className="sd-frame">
      <a className="ck-skip" href="#main">
        {say('skip')}
      </a>
      <header className="sd-top">
        <span className="ck-brand">
          <IconToolsKitchen2 {...icon} />
          <span>{place}</span>
        </span>
      </header>
      <nav className="sd-nav" aria-label={say('nav.label')}>
        {places.map(({ to, text, icon: Icon }) => (
          <Link key={to} to={to} activeOptions={{ exact: true }}>
            {Icon}
            <span>{say(text)}</span>
          </Link>
        ))}
      </nav>
      <main id="main" className="sd-main" tabIndex={-1}>
        <div className="sd-column">
          <Suspense fallback={<LoadingShape shape="text" label={say('loading')} />}>
            <Outlet />
          </Suspense>
        </div>
      </main>
    </div>
  );
}

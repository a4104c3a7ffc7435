import { useQuery } from '@apollo/client/react';
import { ConfirmItsMe, isDue } from '@college-kiosk/account';
import { Alone, EmptyState, LoadingShape } from '@college-kiosk/ui';
import { useSearch } from '@tanstack/react-router';
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useMemo } from 'react';
import { staffClient } from './apollo.ts';
import { chooseOutlet } from './outlet-choice.ts';
import { ProblemState } from './ProblemState.tsx';
import { signOut } from './sign-out.ts';
import {
  holds,
  holdsEverywhere,
  LENGTH_ADVISED,
  type Organisation,
  type Signed,
  SignedProvider,
  type Viewer,
  ViewerDocument,
} from './viewer.tsx';

// Shown to nearly nobody, and before there is any other page.
const DuePage = lazy(() => import('./DuePage.tsx').then((file) => ({ default: file.DuePage })));
// Only a paired till is ever locked.
const TillLock = lazy(() => import('./TillLock.tsx').then((file) => ({ default: file.TillLock })));
const TillUpkeep = lazy(() => import('./TillWatch.tsx').then((file) => ({ default: file.TillUpkeep })));
// The page that lets people in is fetched only by those who are still outside.
const SignInPage = lazy(() => import('./SignInPage.tsx').then((file) => ({ default: file.SignInPage })));

type Props = {
  children: ReactNode;
  /** For the first person of an installation without an outlet. */
  SetUp: ComponentType<{ viewer: Viewer; organisation: Organisation }>;
};

/** Shows its children to whoever is signed in; everybody else signs in first, at the address they came for. */
export function SignedGate({ children, SetUp }: Props) {
  const { data, error, refetch } = useQuery(ViewerDocument, { fetchPolicy: 'cache-and-network' });
  const { outlet: asked } = useSearch({ strict: false });
  useEffect(() => staffClient.onSignedOut(() => void refetch()), [refetch]);

  const signed = useMemo<Signed | null>(() => {
    const outlet = data && chooseOutlet(data.viewer.outlets, asked);
    if (!data || !outlet) return null;
    const { viewer, organisation } = data;
    return { viewer, organisation, outlet, may: (permission) => holds(viewer, permission, outlet.id) };
  }, [data, asked]);

  if (!data) {
    return (
      <Alone>
        {error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <LoadingShape shape="text" />}
      </Alone>
    );
  }
  if (data.viewer.kind === 'DEVICE') {
    return (
      <Suspense fallback={null}>
        <TillUpkeep />
        <TillLock viewer={data.viewer} organisation={data.organisation} onTaken={staffClient.startAnew} />
      </Suspense>
    );
  }
  if (data.viewer.kind !== 'USER') {
    return (
      <Suspense fallback={null}>
        <SignInPage organisation={data.organisation} onSignedIn={staffClient.startAnew} />
      </Suspense>
    );
  }
  if (isDue(data.viewer)) {
    return (
      <Suspense fallback={null}>
        <DuePage
          viewer={data.viewer}
          place={data.organisation.name}
          client={staffClient}
          lengthAdvised={LENGTH_ADVISED}
          onSettled={() => void staffClient.startAnew()}
          onSignOut={() => void signOut()}
        />
      </Suspense>
    );
  }
  if (!signed && holdsEverywhere(data.viewer, 'outlet:manage')) {
    return (
      <Suspense fallback={null}>
        <SetUp viewer={data.viewer} organisation={data.organisation} />
      </Suspense>
    );
  }
  if (!signed) {
    return (
      <Alone>
        <EmptyState
          kind="first-use"
          title={`${data.viewer.name}, there is no outlet you work in yet`}
          action={{ label: 'Sign out', onClick: () => void signOut() }}
        >
          An administrator gives your account its place; then reload this page.
        </EmptyState>
      </Alone>
    );
  }
  return (
    <SignedProvider value={signed}>
      {children}
      {signed.viewer.tillIdleMinutes ? (
        <Suspense fallback={null}>
          <TillUpkeep />
        </Suspense>
      ) : (
        <ConfirmItsMe client={staffClient} />
      )}
    </SignedProvider>
  );
}

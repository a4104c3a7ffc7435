import { useQuery } from '@apollo/client/react';
import { Alone, EmptyState, LoadingShape } from '@college-kiosk/ui';
import { useSearch } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useMemo } from 'react';
import { staffClient } from './apollo.ts';
import { ConfirmItsMe } from './ConfirmItsMe.tsx';
import { chooseOutlet } from './outlet-choice.ts';
import { ProblemState } from './ProblemState.tsx';
import { signOut } from './sign-out.ts';
import { holds, type Signed, SignedProvider, ViewerDocument } from './viewer.tsx';

// Shown to nearly nobody, and before there is any other page.
const FactorDuePage = lazy(() =>
  import('../features/account/FactorDuePage.tsx').then((file) => ({ default: file.FactorDuePage })),
);
// The page that lets people in is fetched only by those who are still outside.
const SignInPage = lazy(() => import('./SignInPage.tsx').then((file) => ({ default: file.SignInPage })));
const FirstPasswordPage = lazy(() =>
  import('./FirstPasswordPage.tsx').then((file) => ({ default: file.FirstPasswordPage })),
);

/** Shows its children to whoever is signed in; everybody else signs in first, at the address they came for. */
export function SignedGate({ children }: { children: ReactNode }) {
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
  if (data.viewer.kind !== 'USER') {
    return (
      <Suspense fallback={null}>
        <SignInPage
          organisation={data.organisation}
          onSignedIn={async () => {
            await staffClient.apollo.resetStore();
          }}
        />
      </Suspense>
    );
  }
  if (data.viewer.passwordIsDue || data.viewer.passwordIsShort) {
    return (
      <Suspense fallback={null}>
        <FirstPasswordPage
          viewer={data.viewer}
          organisation={data.organisation}
          onChanged={() => void staffClient.apollo.resetStore()}
        />
      </Suspense>
    );
  }
  if (data.viewer.factorIsDue) {
    return (
      <Suspense fallback={null}>
        <FactorDuePage
          name={data.viewer.name}
          onSwitchedOn={async () => {
            await staffClient.apollo.resetStore();
          }}
        />
        <ConfirmItsMe />
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
      <ConfirmItsMe />
    </SignedProvider>
  );
}

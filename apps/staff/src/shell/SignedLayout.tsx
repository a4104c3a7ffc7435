import { useLiveState } from '@college-kiosk/client';
import { AppFrame, Brand, LivePill, Person } from '@college-kiosk/ui';
import { NativeSelect } from '@mantine/core';
import { IconLeaf } from '@tabler/icons-react';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { type ComponentProps, lazy, Suspense } from 'react';
import { AddressedPage } from './AddressedPage.tsx';
import { navigationFor, placeOf } from './navigation.tsx';
import { keepOutlet } from './outlet-choice.ts';
import { SignedGate } from './SignedGate.tsx';
import { signOut } from './sign-out.ts';
import { useOpenAlerts } from './use-open-alerts.ts';
import { useSigned } from './viewer.tsx';

// Of a till alone.
const AtTill = lazy(() => import('./TillWatch.tsx').then((file) => ({ default: file.AtTill })));

/** The frame of everybody who is signed in: only the places they may enter are shown. */
export function SignedLayout({ SetUp }: Pick<ComponentProps<typeof SignedGate>, 'SetUp'>) {
  return (
    <SignedGate SetUp={SetUp}>
      <SignedFrame />
    </SignedGate>
  );
}

function SignedFrame() {
  const { viewer, organisation, may } = useSigned();
  const navigate = useNavigate();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const items = navigationFor(may);
  const current = placeOf(items, path);
  const openAlerts = useOpenAlerts(path);
  return (
    <AppFrame
      brand={<Brand icon={<IconLeaf size={22} aria-hidden />}>{organisation.name}</Brand>}
      items={items.map((item) => (item.to === '/stock/alerts' && openAlerts ? { ...item, badge: openAlerts } : item))}
      current={current}
      onNavigate={({ key }) => {
        const place = items.find((item) => item.key === key);
        if (place) void navigate({ to: place.to });
      }}
      header={
        <>
          <Freshness />
          <OutletChoice />
          {viewer.tillIdleMinutes ? (
            <Suspense fallback={null}>
              <AtTill name={viewer.name} idleMinutes={viewer.tillIdleMinutes} />
            </Suspense>
          ) : null}
        </>
      }
      footer={
        viewer.tillIdleMinutes ? null : (
          <Person
            name={viewer.name}
            account={{
              href: '/staff/account',
              isHere: path === '/account',
              onOpen: () => void navigate({ to: '/account' }),
            }}
            onSignOut={() => void signOut()}
          />
        )
      }
    >
      <AddressedPage />
    </AppFrame>
  );
}

/** Says how fresh the screen is while something live is on it. */
function Freshness() {
  const { state, staleSince } = useLiveState();
  const { organisation } = useSigned();
  return state === 'connecting' ? null : <LivePill state={state} since={staleSince} zone={organisation.zone} />;
}

function OutletChoice() {
  const { viewer, outlet } = useSigned();
  const navigate = useNavigate();
  if (viewer.outlets.length < 2) return <span className="st-outlet">{outlet.name}</span>;
  return (
    <NativeSelect
      aria-label="Outlet"
      className="st-outlet"
      value={outlet.id}
      data={viewer.outlets.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(event) => {
        const { value } = event.currentTarget;
        keepOutlet(value);
        void navigate({ to: '.', search: (before) => ({ ...before, outlet: value }) });
      }}
    />
  );
}

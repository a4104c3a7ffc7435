import { ApolloProvider, useQuery } from '@apollo/client/react';
import { isDue } from '@college-kiosk/account';
import { Alone, AppFrame, Brand, EmptyState, LoadingShape, type NavItem, Person, UiProvider } from '@college-kiosk/ui';
import {
  IconBook2,
  IconBuildingBank,
  IconCalendarCheck,
  IconCashRegister,
  IconCoins,
  IconDoorEnter,
  IconFileInvoice,
  IconListNumbers,
  IconPencil,
  IconReceipt2,
  IconReceiptRefund,
  IconReceiptTax,
  IconReportMoney,
  IconScale,
  IconShieldCheck,
  IconTruckDelivery,
} from '@tabler/icons-react';
import { Navigate, useNavigate, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { AddressedPage } from './AddressedPage.tsx';
import { financeClient } from './apollo.ts';
import { ProblemState } from './ProblemState.tsx';
import { signOut } from './sign-out.ts';
import {
  LENGTH_ADVISED,
  mayAnywhere,
  mayDo,
  readsTheBooks,
  type Signed,
  SignedProvider,
  useSigned,
  ViewerDocument,
} from './viewer.ts';

// Shown to nearly nobody, and before there is any other page.
const DuePage = lazy(() => import('./DuePage.tsx').then((file) => ({ default: file.DuePage })));
// The page that lets people in is fetched only by those who are still outside.
const SignInPage = lazy(() => import('./SignInPage.tsx').then((file) => ({ default: file.SignInPage })));

export function SignedLayout() {
  return (
    <UiProvider>
      <ApolloProvider client={financeClient.apollo}>
        <Gate />
      </ApolloProvider>
    </UiProvider>
  );
}

/** Whoever is signed in and may read the books sees them, and whoever may claim expenses those; everybody else learns why not. */
function Gate() {
  const { data, error, refetch } = useQuery(ViewerDocument, { fetchPolicy: 'cache-and-network' });
  useEffect(() => financeClient.onSignedOut(() => void refetch()), [refetch]);
  const signed = useMemo<Signed | null>(() => {
    if (!data) return null;
    const { viewer, organisation } = data;
    const today = viewer.outlets
      .map(({ businessDate }) => businessDate)
      .sort()
      .at(-1);
    return { viewer, organisation, today: today || new Date().toISOString().slice(0, 10) };
  }, [data]);
  if (!data || !signed) {
    return (
      <Alone>
        {error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <LoadingShape shape="text" />}
      </Alone>
    );
  }
  if (data.viewer.kind !== 'USER') {
    return (
      <Suspense fallback={null}>
        <SignInPage organisation={data.organisation} onSignedIn={financeClient.startAnew} />
      </Suspense>
    );
  }
  if (isDue(data.viewer)) {
    return (
      <Suspense fallback={null}>
        <DuePage
          viewer={data.viewer}
          place={data.organisation.name}
          client={financeClient}
          lengthAdvised={LENGTH_ADVISED}
          onSettled={() => void financeClient.startAnew()}
          onSignOut={() => void signOut()}
        />
      </Suspense>
    );
  }
  if (!readsTheBooks(data.viewer) && !mayAnywhere(data.viewer, CLAIMS)) {
    return (
      <Alone>
        <EmptyState
          kind="first-use"
          title={`${data.viewer.name}, the books are not open to your account`}
          action={{ label: 'Sign out', onClick: () => void signOut() }}
        >
          An administrator can give your account the right to read them.
        </EmptyState>
      </Alone>
    );
  }
  return (
    <SignedProvider value={signed}>
      <Frame />
    </SignedProvider>
  );
}

/** What opens the app to whoever claims what they paid or answers for petty cash, and nothing else in it. */
const CLAIMS = 'expense:read';

const places = [
  { key: '/', to: '/', href: '/finance/', label: 'Trial balance', icon: <IconScale size={20} aria-hidden /> },
  {
    key: '/statements',
    to: '/statements',
    href: '/finance/statements',
    label: 'Statements',
    icon: <IconReportMoney size={20} aria-hidden />,
  },
  {
    key: '/day-book',
    to: '/day-book',
    href: '/finance/day-book',
    label: 'Day book',
    icon: <IconBook2 size={20} aria-hidden />,
  },
  {
    key: '/documents',
    to: '/documents',
    href: '/finance/documents',
    label: 'Documents',
    icon: <IconFileInvoice size={20} aria-hidden />,
  },
  {
    key: '/gst',
    to: '/gst',
    href: '/finance/gst',
    label: 'GST',
    icon: <IconReceiptTax size={20} aria-hidden />,
  },
  {
    key: '/journals',
    to: '/journals',
    href: '/finance/journals',
    label: 'Journals',
    icon: <IconPencil size={20} aria-hidden />,
  },
  {
    key: '/payables',
    to: '/payables',
    href: '/finance/payables',
    label: 'Payables',
    icon: <IconTruckDelivery size={20} aria-hidden />,
  },
  {
    key: '/payments',
    to: '/payments',
    href: '/finance/payments',
    label: 'Payments',
    icon: <IconBuildingBank size={20} aria-hidden />,
  },
  {
    key: '/claims',
    to: '/claims',
    href: '/finance/claims',
    label: 'Expense claims',
    icon: <IconReceipt2 size={20} aria-hidden />,
    needs: CLAIMS,
  },
  {
    key: '/petty-cash',
    to: '/petty-cash',
    href: '/finance/petty-cash',
    label: 'Petty cash',
    icon: <IconCoins size={20} aria-hidden />,
    needs: CLAIMS,
  },
  {
    key: '/owed',
    to: '/owed',
    href: '/finance/owed',
    label: 'Owed to guests',
    icon: <IconReceiptRefund size={20} aria-hidden />,
    needs: 'payment:review',
  },
  {
    key: '/drawers',
    to: '/drawers',
    href: '/finance/drawers',
    label: 'Cash drawers',
    icon: <IconCashRegister size={20} aria-hidden />,
  },
  {
    key: '/accounts',
    to: '/accounts',
    href: '/finance/accounts',
    label: 'Accounts',
    icon: <IconListNumbers size={20} aria-hidden />,
  },
  {
    key: '/months',
    to: '/months',
    href: '/finance/months',
    label: 'Months and years',
    icon: <IconCalendarCheck size={20} aria-hidden />,
  },
  {
    key: '/opening',
    to: '/opening',
    href: '/finance/opening',
    label: 'Opening balances',
    icon: <IconDoorEnter size={20} aria-hidden />,
  },
  {
    key: '/verifier',
    to: '/verifier',
    href: '/finance/verifier',
    label: 'Verifier',
    icon: <IconShieldCheck size={20} aria-hidden />,
    needs: 'identity:read',
    isOfAll: true,
  },
] as const satisfies readonly (NavItem & { to: string; needs?: string; isOfAll?: true })[];

/** The place that a page belongs to; an order is looked at from the day book. */
function currentPlace(path: string): string {
  if (path === '/') return '/';
  return places.find(({ key }) => key !== '/' && path.startsWith(key))?.key ?? '/day-book';
}

/** The books are open to who reads them; of these, single pages to who may do what they are for: in any outlet, or where it is of all, everywhere. */
function isOpen(place: (typeof places)[number], viewer: Signed['viewer']): boolean {
  if (!('needs' in place)) return readsTheBooks(viewer);
  if (place.needs === CLAIMS) return mayAnywhere(viewer, CLAIMS);
  const may = 'isOfAll' in place ? mayDo(viewer, place.needs, null) : mayAnywhere(viewer, place.needs);
  return may && readsTheBooks(viewer);
}

function Frame() {
  const { viewer, organisation } = useSigned();
  const navigate = useNavigate();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const open = places.filter((place) => isOpen(place, viewer));
  // Of those who see no books, all that is theirs is their claims, and the petty cash they answer for.
  const isTheirs = path.startsWith('/claims') || path.startsWith('/petty-cash');
  if (!readsTheBooks(viewer) && !isTheirs) return <Navigate to="/claims" />;
  return (
    <AppFrame
      brand={<Brand icon={<IconScale size={22} aria-hidden />}>{organisation.name}, books</Brand>}
      items={open}
      current={currentPlace(path)}
      onNavigate={({ key }) => {
        const place = places.find((one) => one.key === key);
        if (place) void navigate({ to: place.to });
      }}
      footer={<Person name={viewer.name ?? ''} onSignOut={() => void signOut()} />}
    >
      <AddressedPage />
    </AppFrame>
  );
}

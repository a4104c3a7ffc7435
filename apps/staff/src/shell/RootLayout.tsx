import { ApolloProvider } from '@apollo/client/react';
import { UiProvider } from '@college-kiosk/ui';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { staffClient } from './apollo.ts';
import { ToastProvider } from './toast.tsx';

/** Everything a page stands in. The kitchen is dark and large whatever the device says. */
export function RootLayout() {
  const kitchen = useRouterState({ select: ({ location }) => location.pathname.startsWith('/kitchen') });
  return (
    <UiProvider density={kitchen ? 'kitchen' : 'desk'} colorScheme={kitchen ? 'dark' : 'auto'}>
      <ApolloProvider client={staffClient.apollo}>
        <ToastProvider>
          <Outlet />
        </ToastProvider>
      </ApolloProvider>
    </UiProvider>
  );
}

import { ApolloProvider } from '@apollo/client/react';
import { UiProvider } from '@college-kiosk/ui';
import { I18nProvider } from '@lingui/react';
import { Outlet } from '@tanstack/react-router';
import { i18n } from '../i18n/i18n.ts';
import { studentClient } from './client.ts';
import { NoticesProvider } from './notices.tsx';

/** Look, language and the line to the server. */
export function RootLayout() {
  return (
    <UiProvider>
      <I18nProvider i18n={i18n}>
        <ApolloProvider client={studentClient.apollo}>
          <NoticesProvider>
            <Outlet />
          </NoticesProvider>
        </ApolloProvider>
      </I18nProvider>
    </UiProvider>
  );
}

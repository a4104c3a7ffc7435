import { ApolloProvider } from '@apollo/client/react';
import { AccountWordsProvider } from '@college-kiosk/account';
import { UiProvider } from '@college-kiosk/ui';
import { I18nProvider } from '@lingui/react';
import { Outlet } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { i18n, useSay } from '../i18n/i18n.ts';
import { accountWords } from './account-words.ts';
import { studentClient } from './client.ts';
import { NoticesProvider } from './notices.tsx';

/** Look, language and the line to the server. */
export function RootLayout() {
  return (
    <UiProvider>
      <I18nProvider i18n={i18n}>
        <ApolloProvider client={studentClient.apollo}>
          <NoticesProvider>
            <Words>
              <Outlet />
            </Words>
          </NoticesProvider>
        </ApolloProvider>
      </I18nProvider>
    </UiProvider>
  );
}

/** Lets what the apps share speak the person's language. */
function Words({ children }: { children: ReactNode }) {
  const say = useSay();
  const words = useMemo(() => accountWords(say), [say]);
  return <AccountWordsProvider value={words}>{children}</AccountWordsProvider>;
}

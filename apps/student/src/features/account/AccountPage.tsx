import { PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useSay } from '../../i18n/i18n.ts';
import { signOut } from '../../shell/sign-out.ts';
import { useSigned } from '../../shell/viewer.ts';
import { PreferencesCard } from './PreferencesCard.tsx';

/** Who one is here, and how the app looks and speaks. */
export function AccountPage() {
  const say = useSay();
  const { viewer } = useSigned();
  return (
    <>
      <PageHeader title={say('account.title')} />
      <div className="sd-page">
        <section className="sd-card" aria-label={say('account.title')}>
          <dl className="sd-facts">
            <dt>{say('account.name')}</dt>
            <dd>{viewer.name}</dd>
            <dt>{say('email')}</dt>
            <dd>{viewer.email}</dd>
          </dl>
          <Button variant="default" onClick={() => void signOut()}>
            {say('signOut')}
          </Button>
        </section>
        <PreferencesCard />
      </div>
    </>
  );
}

import { PageHeader } from '@college-kiosk/ui';
import { useSay } from '../../i18n/i18n.ts';
import { NameCard } from './NameCard.tsx';
import { PreferencesCard } from './PreferencesCard.tsx';
import { ReceiptsCard } from './ReceiptsCard.tsx';

/** Who one is here, and how the app looks and speaks. */
export function AccountPage() {
  const say = useSay();
  return (
    <>
      <PageHeader title={say('account.title')} />
      <div className="sd-page">
        <NameCard />
        <ReceiptsCard />
        <PreferencesCard />
      </div>
    </>
  );
}

import { UnlockByLink } from '@college-kiosk/account';
import { EntranceCard } from './EntranceCard.tsx';

/** Opens a locked account by the link in a letter. */
export function UnlockPage() {
  return <UnlockByLink Card={EntranceCard} />;
}

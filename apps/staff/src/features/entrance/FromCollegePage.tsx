import { FromCollege } from '@college-kiosk/account';
import { SecondStep } from '../../shell/SecondStep.tsx';
import { EntranceCard } from './EntranceCard.tsx';
import { usePlace } from './place.ts';

/** Where the college sends people back to. */
export function FromCollegePage() {
  const place = usePlace();
  return (
    <FromCollege
      Card={EntranceCard}
      secondStep={({ challenge, kinds, returnTo }) => (
        <SecondStep
          {...{ place, challenge, kinds }}
          onBack={() => location.assign('/staff/')}
          onSignedIn={async () => location.assign(returnTo)}
        />
      )}
    />
  );
}

import { FromCollege } from '@college-kiosk/account';
import { SecondStep } from '../../shell/SecondStep.tsx';
import { EntranceCard } from './EntranceCard.tsx';

/** Where the college sends people back to. */
export function FromCollegePage() {
  return (
    <FromCollege
      Card={EntranceCard}
      secondStep={({ challenge, kinds, returnTo }) => (
        <main className="sd-door">
          <div className="sd-card sd-sign-in">
            <SecondStep
              {...{ challenge, kinds }}
              onBack={() => location.assign('/student/')}
              onSignedIn={async () => location.assign(returnTo)}
            />
          </div>
        </main>
      )}
    />
  );
}

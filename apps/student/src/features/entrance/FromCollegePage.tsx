import { FromCollege } from '@college-kiosk/account';
import { problemOf } from '@college-kiosk/client';
import { useState } from 'react';
import type { TextId } from '../../i18n/en.ts';
import { useCollegeDoor } from '../../shell/college-door.ts';
import { problemWords } from '../../shell/problem-words.ts';
import { SecondStep } from '../../shell/SecondStep.tsx';
import { SignInProblem } from '../../shell/SignInProblem.tsx';
import { EntranceCard } from './EntranceCard.tsx';

/** Where the college sends people back to. */
export function FromCollegePage() {
  return (
    <FromCollege
      Card={EntranceCard}
      oneTooMany={() => <EndOldest />}
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

/** Goes to the college once more, and lets the oldest session end. */
function EndOldest() {
  const goToCollege = useCollegeDoor('/student/');
  const [problem, setProblem] = useState<TextId>('signIn.tooMany');
  const endOldest = async () => {
    const refused = await goToCollege?.(true).catch((error: unknown) => problemWords(problemOf(error)));
    if (refused) setProblem(refused);
  };
  return <SignInProblem problem={problem} busy={!goToCollege} onEndOldest={() => void endOldest()} />;
}

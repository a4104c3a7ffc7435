import { FromCollege } from '@college-kiosk/account';
import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { SecondStep } from '../../shell/SecondStep.tsx';
import { useCollegeDoor } from '../../shell/use-college-door.ts';
import { EntranceCard } from './EntranceCard.tsx';
import { usePlace } from './place.ts';

/** Where the college sends people back to. */
export function FromCollegePage() {
  const place = usePlace();
  return (
    <FromCollege
      Card={EntranceCard}
      oneTooMany={(message) => <EndOldest message={message} />}
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

/** Goes to the college once more, and lets the oldest session end. */
function EndOldest({ message }: { message: string }) {
  const goToCollege = useCollegeDoor('/staff/');
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <>
      <Notice tone="soon">{message}</Notice>
      {goToCollege ? (
        <Button onClick={async () => setProblem((await goToCollege(true))?.message ?? null)}>
          End the oldest and sign in
        </Button>
      ) : null}
      {problem === null ? null : <Notice>{problem}</Notice>}
    </>
  );
}

import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import type { TextId } from '../i18n/en.ts';
import { useSay } from '../i18n/i18n.ts';

type Props = {
  problem: TextId | null;
  busy: boolean;
  /** Signs in again and lets the oldest session end. */
  onEndOldest: () => void;
};

/** Why a sign-in did not work and, where the oldest session may end for it, the way on. */
export function SignInProblem({ problem, busy, onEndOldest }: Props) {
  const say = useSay();
  if (problem === null) return null;
  if (problem !== 'signIn.tooMany') return <Notice>{say(problem)}</Notice>;
  return (
    <>
      <Notice tone="soon">{say(problem)}</Notice>
      <Button variant="default" size="md" fullWidth disabled={busy} onClick={onEndOldest}>
        {say('signIn.endOldest')}
      </Button>
    </>
  );
}

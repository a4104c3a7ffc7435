import { Button } from '@mantine/core';
import { Notice, type NoticeProps } from './Notice.tsx';

/** Why somebody was not let in. */
export type Refused = Pick<NoticeProps, 'tone'> & {
  message: string;
  requestId: string | null;
  /** They are signed in at as many places as they may be, and may let the oldest end. */
  isOneTooMany?: true;
};

type Props = {
  refused: Refused;
  busy: boolean;
  /** Signs in again and lets the oldest session end. */
  onEndOldest: () => void;
};

/** Why a sign-in did not work and, where the oldest session may end for it, the way on. */
export function SignInRefusal({ refused, busy, onEndOldest }: Props) {
  return (
    <>
      <Notice tone={refused.tone} reference={refused.requestId}>
        {refused.message}
      </Notice>
      {refused.isOneTooMany ? (
        <Button variant="default" size="md" fullWidth disabled={busy} onClick={onEndOldest}>
          End the oldest and sign in
        </Button>
      ) : null}
    </>
  );
}

import { formatDay, formatTime, StatusPill } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';

const OneSession = graphql(`
  fragment OneSession on Session {
    __typename
    id
    device
    address
    place
    createdAt
    lastSeenAt
    isThisOne
  }
`);

const RevokeSessionDocument = graphql(`
  mutation RevokeSession($id: UUID!) {
    revokeSession(id: $id)
  }
`);

const RevokeOtherSessionsDocument = graphql(`
  mutation RevokeOtherSessions {
    revokeOtherSessions
  }
`);

type Props = {
  sessions: readonly FragmentType<typeof OneSession>[];
  zone: string;
  onChanged: () => Promise<void>;
};

/** Where the person is signed in, with a way to end what is not theirs any more. */
export function SessionList({ sessions, zone, onChanged }: Props) {
  const toast = useToast();
  const [revoke, revoking] = useRun(RevokeSessionDocument);
  const [revokeOthers, revokingOthers] = useRun(RevokeOtherSessionsDocument);
  const all = sessions.map((session) => readFragment(OneSession, session));
  const others = all.filter(({ isThisOne }) => !isThisOne).length;
  const moment = (at: string) => `${formatDay(at, zone)}, ${formatTime(at, zone)}`;
  const end = async (ended: Promise<object | null>, said: string) => {
    if (!(await ended)) return;
    toast.done(said);
    await onChanged();
  };
  return (
    <section className="ac-card" aria-labelledby="ac-sessions">
      <h2 id="ac-sessions">Where you are signed in</h2>
      <p>If you do not know one of these, end it and change your password.</p>
      <ul className="ac-sessions">
        {all.map(({ id, device, address, place, createdAt, lastSeenAt, isThisOne }) => (
          <li key={id}>
            <div>
              <strong>{device}</strong> {isThisOne ? <StatusPill tone="good">This one</StatusPill> : null}
              <p>
                {address ? `From ${address}${place ? ` (${place})` : ''}. ` : ''}Signed in {moment(createdAt)}
                {isThisOne ? '.' : `, last used ${moment(lastSeenAt)}.`}
              </p>
            </div>
            {isThisOne ? null : (
              <Button
                variant="default"
                disabled={revoking || revokingOthers}
                aria-label={`End ${device}, signed in ${moment(createdAt)}`}
                onClick={() => void end(revoke({ id }), `${device} is signed out.`)}
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others > 0 ? (
        <Button
          variant="outline"
          color="chilli"
          loading={revokingOthers}
          onClick={() => void end(revokeOthers({}), 'Only this one is left.')}
        >
          {others === 1 ? 'End the other one' : `End all ${others} others`}
        </Button>
      ) : null}
    </section>
  );
}

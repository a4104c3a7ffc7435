import { formatDay, formatTime, SessionRows } from '@college-kiosk/ui';
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
      <SessionRows
        sessions={all}
        moment={moment}
        busy={revoking || revokingOthers}
        onEnd={({ id, device }) => void end(revoke({ id }), `${device} is signed out.`)}
        onEndOthers={() => void end(revokeOthers({}), 'Only this one is left.')}
      />
    </section>
  );
}

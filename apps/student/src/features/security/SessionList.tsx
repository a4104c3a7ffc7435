import { SessionRows } from '@college-kiosk/ui';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { useMoment, useSay } from '../../i18n/i18n.ts';
import { useNotices } from '../../shell/notices.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.ts';

const OneSession = graphql(`
  fragment OneSession on Session {
    __typename
    id
    device
    address
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

type Props = { sessions: readonly FragmentType<typeof OneSession>[]; onChanged: () => Promise<void> };

/** Where the person is signed in, with a way to end what is not theirs any more. */
export function SessionList({ sessions, onChanged }: Props) {
  const say = useSay();
  const notices = useNotices();
  const moment = useMoment(useSigned().organisation.zone);
  const [revoke, revoking] = useRun(RevokeSessionDocument);
  const [revokeOthers, revokingOthers] = useRun(RevokeOtherSessionsDocument);
  const all = sessions.map((session) => readFragment(OneSession, session));
  const end = async (ended: Promise<object | null>, said: string) => {
    if (!(await ended)) return;
    notices.done(said);
    await onChanged();
  };
  return (
    <section className="sd-card" aria-labelledby="sd-sessions">
      <h2 id="sd-sessions">{say('sessions.title')}</h2>
      <p>{say('sessions.why')}</p>
      <SessionRows
        sessions={all}
        moment={moment}
        words={{
          here: say('sessions.here'),
          from: (address) => say('sessions.from', { address }),
          since: (at) => say('sessions.since', { at }),
          seen: (at) => say('sessions.seen', { at }),
          end: say('sessions.end'),
          endOne: (device, at) => say('sessions.endOne', { device, at }),
          endOthers: say('sessions.endOthers'),
        }}
        busy={revoking || revokingOthers}
        onEnd={({ id, device }) => void end(revoke({ id }), say('sessions.ended', { device }))}
        onEndOthers={() => void end(revokeOthers({}), say('sessions.endedOthers'))}
      />
    </section>
  );
}

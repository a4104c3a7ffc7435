import { StatusPill } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
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
      <ul className="sd-list">
        {all.map(({ id, device, address, createdAt, lastSeenAt, isThisOne }) => (
          <li key={id}>
            <div>
              <strong>{device}</strong> {isThisOne ? <StatusPill tone="good">{say('sessions.here')}</StatusPill> : null}
              <p>
                {address ? `${say('sessions.from', { address })} · ` : ''}
                {say('sessions.since', { at: moment(createdAt) })}
                {isThisOne ? '' : ` · ${say('sessions.seen', { at: moment(lastSeenAt) })}`}
              </p>
            </div>
            {isThisOne ? null : (
              <Button
                variant="default"
                disabled={revoking || revokingOthers}
                aria-label={say('sessions.endOne', { device, at: moment(createdAt) })}
                onClick={() => void end(revoke({ id }), say('sessions.ended', { device }))}
              >
                {say('sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {all.length > 1 ? (
        <Button
          variant="outline"
          color="chilli"
          loading={revokingOthers}
          onClick={() => void end(revokeOthers({}), say('sessions.endedOthers'))}
        >
          {say('sessions.endOthers')}
        </Button>
      ) : null}
    </section>
  );
}

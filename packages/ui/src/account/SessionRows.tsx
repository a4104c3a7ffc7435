import { Button } from '@mantine/core';
import { StatusPill } from '../components/status.tsx';

const english = {
  here: 'This one',
  from: (address: string, place: string | null) => `From ${address}${place ? ` (${place})` : ''}`,
  since: (at: string) => `signed in ${at}`,
  seen: (at: string) => `last used ${at}`,
  end: 'End',
  endOne: (device: string, at: string) => `End ${device}, signed in ${at}`,
  endOthers: 'End all others',
};
export type SessionWords = typeof english;

export type ListedSession = {
  id: string;
  device: string;
  address?: string | null | undefined;
  place?: string | null | undefined;
  createdAt: string;
  lastSeenAt: string;
  isThisOne: boolean;
};
export type SessionRowsProps = {
  sessions: readonly ListedSession[];
  /** Says an instant. */
  moment: (at: string) => string;
  words?: SessionWords;
  busy: boolean;
  onEnd: (session: ListedSession) => void;
  onEndOthers: () => void;
};

/** Where somebody is signed in, with a way to end what is not theirs any more. */
export function SessionRows({ sessions, moment, words = english, busy, onEnd, onEndOthers }: SessionRowsProps) {
  return (
    <>
      <ul className="ck-sessions">
        {sessions.map((session) => {
          const { id, device, address, place = null, createdAt, lastSeenAt, isThisOne } = session;
          const facts = [
            ...(address ? [words.from(address, place)] : []),
            words.since(moment(createdAt)),
            ...(isThisOne ? [] : [words.seen(moment(lastSeenAt))]),
          ];
          return (
            <li key={id}>
              <div>
                <strong>{device}</strong> {isThisOne ? <StatusPill tone="good">{words.here}</StatusPill> : null}
                <p>{facts.join(' · ')}</p>
              </div>
              {isThisOne ? null : (
                <Button
                  variant="default"
                  disabled={busy}
                  aria-label={words.endOne(device, moment(createdAt))}
                  onClick={() => onEnd(session)}
                >
                  {words.end}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {sessions.length > 1 ? (
        <Button variant="outline" color="chilli" loading={busy} onClick={onEndOthers}>
          {words.endOthers}
        </Button>
      ) : null}
    </>
  );
}

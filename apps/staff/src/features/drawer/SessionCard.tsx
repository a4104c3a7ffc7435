import { formatDay, formatTime, MoneyText, StatusPill } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { CloseDrawer } from './CloseDrawer.tsx';
import { CountDrawer } from './CountDrawer.tsx';
import { MoveCash } from './MoveCash.tsx';
import { MOVES, type Move } from './moves.ts';

const DrawerSessionFragment = graphql(`
  fragment DrawerSession on DrawerSession {
    __typename
    id
    state
    openedByLabel
    openedAt
    float
    expected
    counted
    countedByLabel
    countedAt
  }
`);

type Props = { session: FragmentType<typeof DrawerSessionFragment>; isHere: boolean; onDone: () => void };

/** A session that goes on: what can be done with it, one thing at a time. */
export function SessionCard({ session: masked, isHere, onDone }: Props) {
  const session = readFragment(DrawerSessionFragment, masked);
  const { organisation, may } = useSigned();
  const [doing, setDoing] = useState<Move | 'COUNT' | null>(null);
  const moment = (at: string) => `${formatDay(at, organisation.zone)}, ${formatTime(at, organisation.zone)}`;
  const done = () => {
    setDoing(null);
    onDone();
  };
  const works = may('drawer:work') && (isHere || session.state === 'COUNTED');
  return (
    <div className="dr-session">
      <p className="dr-since">
        <StatusPill tone={session.state === 'OPEN' ? 'good' : 'soon'}>
          {session.state === 'OPEN' ? 'Open' : 'Counted, not closed'}
        </StatusPill>
        {session.state === 'OPEN' ? (
          <span>
            since {moment(session.openedAt)}, by {session.openedByLabel}, with a float of{' '}
            <MoneyText value={session.float} />
          </span>
        ) : (
          <span>
            {session.countedAt ? moment(session.countedAt) : ''}, by {session.countedByLabel}
          </span>
        )}
      </p>
      {!works ? null : session.state === 'COUNTED' ? (
        <CloseDrawer
          sessionId={session.id}
          counted={session.counted ?? 0}
          expected={session.expected ?? 0}
          onDone={onDone}
        />
      ) : doing === null ? (
        <div className="dr-moves">
          {(Object.keys(MOVES) as Move[]).map((move) => (
            <Button key={move} size="lg" variant="default" onClick={() => setDoing(move)}>
              {MOVES[move].label}
            </Button>
          ))}
          <Button size="lg" onClick={() => setDoing('COUNT')}>
            Count and close
          </Button>
        </div>
      ) : (
        <>
          {doing === 'COUNT' ? (
            <CountDrawer sessionId={session.id} onDone={done} />
          ) : (
            <MoveCash sessionId={session.id} move={doing} onDone={done} />
          )}
          <Button variant="subtle" color="steel" fullWidth onClick={() => setDoing(null)}>
            Back
          </Button>
        </>
      )}
    </div>
  );
}

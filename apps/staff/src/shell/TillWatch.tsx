import './till.css';
import { useApolloClient } from '@apollo/client/react';
import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import { staffClient } from './apollo.ts';
import { useStationUpkeep } from './station-upkeep.ts';
import { tillStorage } from './till-device.ts';

const LockTillDocument = graphql(`
  mutation LockTill {
    lockTill
  }
`);
const KeepTillDocument = graphql(`
  mutation KeepTill {
    keepTill
  }
`);

/** Told this long before the till locks itself: whoever is still there only has to touch it. */
const WARN_SECONDS = 30;
const TELL_EVERY_MS = 60_000;

/** Locks the till and begins afresh, so that nothing of one person is left for the next. */
async function lock(): Promise<void> {
  await staffClient.apollo.mutate({ mutation: LockTillDocument }).catch(() => undefined);
  location.assign('/staff/counter/new');
}

/** Whoever has taken over the till, and the way to leave it. */
export function AtTill({ name, idleMinutes }: { name: string; idleMinutes: number }) {
  const left = useIdle(idleMinutes);
  return (
    <div className="st-till-here">
      <strong>{name}</strong>
      <Button variant="default" leftSection={<IconLock size={18} aria-hidden />} onClick={() => void lock()}>
        Lock<span className="st-till-word">&nbsp;the till</span>
      </Button>
      <div className="st-till-soon" role="status">
        {left <= WARN_SECONDS ? (
          <Notice tone="soon">The till locks itself in {left} seconds. Touch it to stay.</Notice>
        ) : null}
      </div>
    </div>
  );
}

/** A paired till says that it is alive and keeps its token young, whoever is there. */
export function TillUpkeep() {
  useStationUpkeep(tillStorage, staffClient.reconnect);
  return null;
}

/** Seconds until the till locks itself: it does so when nobody touches it, and tells the server once a minute while somebody does. */
function useIdle(idleMinutes: number): number {
  const apollo = useApolloClient();
  const touchedAt = useRef(Date.now());
  const toldAt = useRef(Date.now());
  const [left, setLeft] = useState(idleMinutes * 60);
  useEffect(() => {
    const touch = () => {
      touchedAt.current = Date.now();
    };
    const tell = async () => {
      toldAt.current = Date.now();
      const { data } = await apollo.mutate({ mutation: KeepTillDocument }).catch(() => ({ data: null }));
      if (data?.keepTill === false) location.assign('/staff/counter/new');
    };
    const look = () => {
      const now = Date.now();
      const seconds = Math.ceil((touchedAt.current + idleMinutes * 60_000 - now) / 1_000);
      setLeft(seconds);
      if (seconds <= 0) {
        clearInterval(timer);
        void lock();
      } else if (touchedAt.current > toldAt.current && now - toldAt.current >= TELL_EVERY_MS) void tell();
    };
    const timer = setInterval(look, 1_000);
    const heard = ['pointerdown', 'keydown'] as const;
    for (const name of heard) window.addEventListener(name, touch, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const name of heard) window.removeEventListener(name, touch, { capture: true });
    };
  }, [apollo, idleMinutes]);
  return left;
}

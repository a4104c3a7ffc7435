import { useLiveQuery, useLiveState } from '@college-kiosk/client';
import { ErrorState, formatTime, LivePill, LoadingShape } from '@college-kiosk/ui';
import { IconLeaf, IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { type BoardWord, boardWords } from '../../i18n/board-words.ts';
import { useSay } from '../../i18n/i18n.ts';
import { usePlace } from '../../shell/place.ts';
import { BoardColumn } from './BoardColumn.tsx';
import { ReadyBoard, ReadyBoardChanged } from './documents.ts';
import { InAll } from './InAll.tsx';
import { useChime } from './use-chime.ts';
import { useNewlyReady } from './use-newly-ready.ts';
import { WallClock } from './WallClock.tsx';
import './board.css';

/** Read from across the hall: which tokens are being made, which are waiting for their people. Never a name. */
export function BoardPage() {
  const say = useSay();
  const { outlet, organisation } = usePlace();
  const { data, loading, position } = useLiveQuery(ReadyBoard, ReadyBoardChanged, {
    variables: { outletId: outlet.id },
    position: (answer) => answer.streamPosition,
    select: (message) => message.boardChanged,
    merge: (held, message) => ({ ...held, board: message.boardChanged.board }),
  });
  const { state, staleSince } = useLiveState();
  const chime = useChime();
  const { preparing = [], ready = [] } = data?.board ?? {};
  const fresh = useNewlyReady(data ? ready : null, chime.ring);
  return (
    <div className="b-board">
      <header>
        <p className="b-brand">
          <IconLeaf aria-hidden />
          {outlet.name}
        </p>
        <div className="b-tools">
          <button type="button" className="b-sound" aria-pressed={chime.on} onClick={chime.toggle}>
            {chime.on ? <IconVolume aria-hidden /> : <IconVolumeOff aria-hidden />}
            <InAll word={chime.on ? 'soundOn' : 'soundOff'} />
          </button>
          {state === 'connecting' ? null : (
            <LivePill state={state} position={position} words={liveWords(staleSince, organisation.zone)} />
          )}
          <WallClock zone={organisation.zone} />
        </div>
      </header>
      {loading ? (
        <LoadingShape shape="cards" label={say('loading')} />
      ) : data ? (
        <main>
          <BoardColumn kind="preparing" tokens={preparing} fresh={none} />
          <BoardColumn kind="ready" tokens={ready} fresh={fresh} />
        </main>
      ) : (
        <ErrorState message={inAll('away')} />
      )}
      <p className="ck-hidden" aria-live="polite">
        {ready
          .filter(({ orderId }) => fresh.has(orderId))
          .map(({ token }) => inAll('tokenReady').replaceAll('{token}', token))
          .join(' ')}
      </p>
    </div>
  );
}

const none: ReadonlySet<string> = new Set();

const inAll = (word: BoardWord) => Object.values(boardWords[word]).join(' · ');

/** The word people look for when the board seems wrong, and since when; the time of day needs no language here. */
function liveWords(staleSince: number | null, zone: string) {
  const since = staleSince === null ? '' : ` · ${formatTime(staleSince, zone)}`;
  return { live: inAll('live'), reconnecting: inAll('reconnecting'), stale: `${inAll('stale')}${since}` };
}

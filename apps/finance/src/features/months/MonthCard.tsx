import { formatDay, formatTime, StatusPill, type Tone } from '@college-kiosk/ui';
import type { PeriodState } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { mayDo, useSigned } from '../../shell/viewer.ts';
import { DecideMonth } from './DecideMonth.tsx';
import { RequestMonth } from './RequestMonth.tsx';

const MonthCardFragment = graphql(`
  fragment MonthCard on LedgerPeriod {
    __typename
    month
    state
    since
    isOver
    requests {
      __typename
      id
      wanted
      reason
      state
      askedByLabel
      askedAt
      decidedByLabel
      decidedAt
      decisionReason
    }
  }
`);

const words: Readonly<Record<PeriodState, { label: string; tone: Tone; wanted: string }>> = {
  OPEN: { label: 'Open', tone: 'good', wanted: 'to open it again' },
  SOFT_LOCKED: { label: 'Locked', tone: 'soon', wanted: 'to lock it' },
  HARD_LOCKED: { label: 'Locked for good', tone: 'quiet', wanted: 'to lock it for good' },
};

type Props = { period: FragmentType<typeof MonthCardFragment>; onDone: () => void };

/** A month: how it stands, what waits for a second person, and what was asked before. */
export function MonthCard({ period: masked, onDone }: Props) {
  const { month, state, isOver, requests } = readFragment(MonthCardFragment, masked);
  const { viewer, organisation } = useSigned();
  const moment = (at: string) => `${formatDay(at, organisation.zone)}, ${formatTime(at, organisation.zone)}`;
  const mayLock = mayDo(viewer, 'period:lock', null);
  const waiting = requests.find((request) => request.state === 'WAITING');
  const before = requests.filter((request) => request.state !== 'WAITING');
  const { label, tone } = words[state];
  return (
    <li className="fm-month">
      <h2>
        {nameOf(month)}
        <StatusPill tone={isOver || state !== 'OPEN' ? tone : 'info'}>
          {isOver || state !== 'OPEN' ? label : 'Running'}
        </StatusPill>
      </h2>
      {waiting ? (
        <div className="fm-waiting">
          <p>
            <strong>{waiting.askedByLabel}</strong> asked {words[waiting.wanted].wanted}: {waiting.reason}
            <small>{moment(waiting.askedAt)}</small>
          </p>
          {mayLock ? <DecideMonth requestId={waiting.id} onDone={onDone} /> : null}
        </div>
      ) : isOver && mayLock && state !== 'HARD_LOCKED' ? (
        <RequestMonth month={month} state={state} onDone={onDone} />
      ) : null}
      {before.length > 0 ? (
        <ul className="fn-list">
          {before.map((request) => (
            <li key={request.id}>
              <span>
                {request.askedByLabel} asked {words[request.wanted].wanted}: {request.reason}
                <small>
                  {request.decidedByLabel} said {request.state === 'APPROVED' ? 'yes' : `no: ${request.decisionReason}`}
                </small>
              </span>
              <time className="fn-soft">{request.decidedAt ? moment(request.decidedAt) : ''}</time>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

/** `October 2026`, of the first day of a month. */
function nameOf(month: string): string {
  return new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(month));
}

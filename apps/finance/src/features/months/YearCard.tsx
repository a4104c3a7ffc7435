import { formatDay, formatTime, MoneyText, StatusPill } from '@college-kiosk/ui';
import { Link } from '@tanstack/react-router';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { mayDo, useSigned } from '../../shell/viewer.ts';
import { DecideYear } from './DecideYear.tsx';
import { RequestYear } from './RequestYear.tsx';

const YearCardFragment = graphql(`
  fragment YearCard on LedgerYear {
    __typename
    label
    firstDay
    lastDay
    isClosed
    isOver
    requests {
      __typename
      id
      reason
      state
      askedByLabel
      askedAt
      decidedByLabel
      decidedAt
      decisionReason
      profit
    }
  }
`);

type Props = { year: FragmentType<typeof YearCardFragment>; onDone: () => void };

/** A financial year: whether it is closed, what waits for a second person, and what was asked before. */
export function YearCard({ year: masked, onDone }: Props) {
  const { label, firstDay, lastDay, isClosed, isOver, requests } = readFragment(YearCardFragment, masked);
  const { viewer, organisation } = useSigned();
  const moment = (at: string) => `${formatDay(at, organisation.zone)}, ${formatTime(at, organisation.zone)}`;
  const mayClose = mayDo(viewer, 'year:close', null);
  const waiting = requests.find((request) => request.state === 'WAITING');
  const before = requests.filter((request) => request.state !== 'WAITING');
  return (
    <section className="fm-year" aria-label={`The year ${label}`}>
      <h2>
        {label}
        <StatusPill tone={isClosed ? 'quiet' : isOver ? 'soon' : 'info'}>
          {isClosed ? 'Closed' : isOver ? 'To be closed' : 'Running'}
        </StatusPill>
      </h2>
      {waiting ? (
        <div className="fm-waiting">
          <p>
            <strong>{waiting.askedByLabel}</strong> asked to close the year: {waiting.reason}
            <small>{moment(waiting.askedAt)}</small>
          </p>
          {mayClose ? <DecideYear requestId={waiting.id} onDone={onDone} /> : null}
        </div>
      ) : isOver && !isClosed && mayClose ? (
        <RequestYear firstDay={firstDay} onDone={onDone} />
      ) : null}
      {before.map(({ id, askedByLabel, reason, decidedByLabel, decidedAt, state, decisionReason, profit }) => (
        <p key={id} className="fm-said">
          {askedByLabel} asked to close the year: {reason}
          <small>
            {decidedByLabel} said {state === 'APPROVED' ? 'yes' : `no: ${decisionReason}`}
            {decidedAt ? `, ${moment(decidedAt)}` : ''}
          </small>
          {profit === null ? null : (
            <span>
              {profit < 0 ? 'Loss' : 'Profit'} of <MoneyText value={Math.abs(profit)} paise /> went to retained
              earnings.{' '}
              <Link to="/statements" search={{ show: 'PROFIT_AND_LOSS', from: firstDay, to: lastDay }}>
                Profit and loss
              </Link>
            </span>
          )}
        </p>
      ))}
    </section>
  );
}

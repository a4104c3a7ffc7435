import { formatDay, formatTime } from '@college-kiosk/ui';
import { Button, Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { EntryTable } from '../../shell/EntryTable.tsx';
import { useSigned } from '../../shell/viewer.ts';

const EntryDrawerFragment = graphql(`
  fragment EntryDrawer on JournalEntry {
    __typename
    id
    number
    businessDate
    happenedOn
    taxDate
    narration
    sourceType
    sourceId
    event
    postedAt
    postedBy
    outlet { __typename id name }
    order { __typename id token }
    reversal { __typename id number state }
    ...EntryTable
  }
`);

type Props = { entry: FragmentType<typeof EntryDrawerFragment>; onClose: () => void };

/** One entry: its lines, who posted it and why. */
export function EntryDrawer({ entry: masked, onClose }: Props) {
  const entry = readFragment(EntryDrawerFragment, masked);
  const { zone } = useSigned().organisation;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={600}
      title={`Entry ${entry.number.toLocaleString('en-IN')}`}
    >
      <div className="fn-drawer">
        <p className="fn-narration">{entry.narration}</p>
        <EntryTable entry={entry} />
        <dl className="fn-facts">
          <dt>Outlet</dt>
          <dd>{entry.outlet.name}</dd>
          <dt>Business day</dt>
          <dd>{formatDay(entry.businessDate, 'UTC')}</dd>
          {entry.happenedOn ? (
            <>
              <dt>Happened on</dt>
              <dd>{formatDay(entry.happenedOn, 'UTC')}: its month was locked by then</dd>
            </>
          ) : null}
          <dt>Tax date</dt>
          <dd>{formatDay(entry.taxDate, 'UTC')}</dd>
          <dt>Posted</dt>
          <dd>
            {formatDay(entry.postedAt, zone)}, {formatTime(entry.postedAt, zone)} by {entry.postedBy}
          </dd>
          <dt>Because of</dt>
          <dd>
            {entry.sourceType}, {entry.event}
          </dd>
        </dl>
        {entry.reversal ? (
          <Link to="/journals/$journalId" params={{ journalId: entry.reversal.id }}>
            {entry.reversal.state === 'POSTED' ? 'Reversed by' : 'A reversal waits:'} journal {entry.reversal.number}
          </Link>
        ) : null}
        {entry.sourceType === 'manual_journal' ? (
          <Button
            renderRoot={(props) => <Link to="/journals/$journalId" params={{ journalId: entry.sourceId }} {...props} />}
          >
            The journal behind it
          </Button>
        ) : null}
        {entry.order ? (
          <Button
            renderRoot={(props) => (
              <Link to="/orders/$orderId" params={{ orderId: entry.order?.id ?? '' }} {...props} />
            )}
          >
            Order {entry.order.token} behind it
          </Button>
        ) : null}
      </div>
    </Drawer>
  );
}

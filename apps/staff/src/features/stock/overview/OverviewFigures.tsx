import { FigureCard, MoneyText } from '@college-kiosk/ui';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type FragmentType, graphql, readFragment } from '../../../gql/index.ts';

const OverviewFiguresFragment = graphql(`
  fragment OverviewFigures on StockOverview {
    __typename
    value
    usableValue
    daysOnHand
    expiringBatches
    expiringValue
    wastedThisWeek
    stockOuts
    openAlerts
    suggestionsWaiting
  }
`);

/** The figures of the overview; each leads to what it is the sum of. */
export function OverviewFigures({ overview: masked }: { overview: FragmentType<typeof OverviewFiguresFragment> }) {
  const overview = readFragment(OverviewFiguresFragment, masked);
  const { value, usableValue, daysOnHand, expiringBatches } = overview;
  return (
    <ul className="so-figures" aria-label="Figures">
      <Figure label="Value in stock" to="/stock" figure={<MoneyText value={value} />}>
        {usableValue === value ? (
          'All of it usable'
        ) : (
          <>
            <MoneyText value={usableValue} /> of it usable
          </>
        )}
      </Figure>
      <Figure label="Days on hand" to="/stock" figure={daysOnHand === null ? '–' : daysOnHand.toLocaleString('en-IN')}>
        {daysOnHand === null ? 'Known once a day is over' : 'At the pace of four weeks'}
      </Figure>
      <Figure
        label="Expiring soon"
        to="/stock/alerts"
        search={{ kind: 'NEAR_EXPIRY' }}
        figure={counted(expiringBatches, 'batch', 'batches')}
      >
        Worth <MoneyText value={overview.expiringValue} />
      </Figure>
      <Figure
        label="Wasted this week"
        to="/stock/waste/entries"
        search={{ show: 'all' }}
        figure={<MoneyText value={overview.wastedThisWeek} />}
      >
        Seven days, today among them
      </Figure>
      <Figure
        label="Out of stock"
        to="/stock/alerts"
        search={{ kind: 'OUT' }}
        figure={counted(overview.stockOuts, 'item', 'items')}
      >
        Nothing free of them
      </Figure>
      <Figure label="Open alerts" to="/stock/alerts" figure={overview.openAlerts}>
        Nobody saw them yet
      </Figure>
      <Figure
        label="To order"
        to="/purchasing/suggestions"
        figure={counted(overview.suggestionsWaiting, 'item', 'items')}
      >
        Suggestions that wait
      </Figure>
    </ul>
  );
}

type Props = Pick<LinkProps, 'to' | 'search'> & { label: string; figure: ReactNode; children: ReactNode };

function Figure({ label, figure, to, search, children }: Props) {
  return (
    <li>
      <Link {...({ to, search } as LinkProps)} className="so-figure">
        <FigureCard label={label} figure={figure}>
          <span className="so-note">{children}</span>
        </FigureCard>
      </Link>
    </li>
  );
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-IN')} ${count === 1 ? one : many}`;
}

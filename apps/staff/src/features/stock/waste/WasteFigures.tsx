import { useQuery } from '@apollo/client/react';
import { EmptyState, FigureCard, LoadingShape, MoneyText } from '@college-kiosk/ui';
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { WasteAnalysisQuery, WasteReason, WasteShareBy } from '../../../gql/graphql.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { useSigned } from '../../../shell/viewer.tsx';
import { LostOrders } from './LostOrders.tsx';
import { StockLimits } from './StockLimits.tsx';
import { reasonWords, weekdays } from './waste-words.ts';

const WasteAnalysisDocument = graphql(`
  query WasteAnalysis($outletId: UUID!, $from: LocalDate!, $to: LocalDate!) {
    wasteAnalysis(outletId: $outletId, from: $from, to: $to) {
      __typename
      value
      staffMeals
      entries
      shares { __typename by key label entries value }
      lostOrders { __typename reason by key orders portions value }
    }
  }
`);

const spans = { '7': '7 days', '30': '30 days', '90': '90 days' };
const titles: Record<WasteShareBy, string> = {
  REASON: 'Why',
  ITEM: 'What',
  STATION: 'At which station',
  LOCATION: 'Where it lay',
  WEEKDAY: 'On which day',
};

/** What waste comes to, and what it is told by. */
export function WasteFigures() {
  const { outlet, may } = useSigned();
  const [span, setSpan] = useState<string>('30');
  const to = outlet.businessDate;
  const from = new Date(Date.parse(to) - (Number(span) - 1) * 86_400_000).toISOString().slice(0, 10);
  const { data, previousData, error, refetch } = useQuery(WasteAnalysisDocument, {
    variables: { outletId: outlet.id, from, to },
    fetchPolicy: 'cache-and-network',
  });
  const told = (data ?? previousData)?.wasteAnalysis;
  return (
    <div className="sw-figures">
      <SegmentedControl
        aria-label="Over how long"
        value={span}
        data={Object.entries(spans).map(([value, label]) => ({ value, label }))}
        onChange={setSpan}
      />
      {error && !told ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !told ? (
        <LoadingShape shape="cards" />
      ) : (
        <>
          <div className="sw-cards">
            <FigureCard label="Wasted" figure={<MoneyText value={told.value} paise />} />
            <FigureCard label="Entries" figure={told.entries} />
            <FigureCard label="Staff meals" figure={<MoneyText value={told.staffMeals} paise />} />
          </div>
          {told.shares.length === 0 ? (
            <EmptyState kind="done" title="Nothing was wasted in these days" />
          ) : (
            <div className="sw-shares">
              <LostOrders lost={told.lostOrders} />
              {(Object.keys(titles) as WasteShareBy[]).map((by) => (
                <Shares key={by} by={by} shares={told.shares} />
              ))}
            </div>
          )}
        </>
      )}
      {may('stock:settings') ? <StockLimits /> : null}
    </div>
  );
}

type Share = WasteAnalysisQuery['wasteAnalysis']['shares'][number];

function Shares({ by, shares }: { by: WasteShareBy; shares: readonly Share[] }) {
  const { outlet } = useSigned();
  const rows = shares.filter((share) => share.by === by);
  const most = Math.max(1, ...rows.map(({ value }) => value));
  const nameOf = ({ key, label }: Share): string => {
    if (by === 'REASON') return reasonWords[key as WasteReason];
    if (by === 'WEEKDAY') return weekdays[Number(key)] ?? key;
    if (by === 'STATION') return outlet.stations.find(({ code }) => code === key)?.name ?? (key || 'No station said');
    return by === 'LOCATION' && key === '' ? 'Dishes, cooked for orders' : label;
  };
  return (
    <section className="sw-share" aria-label={titles[by]}>
      <h3>{titles[by]}</h3>
      <ul>
        {rows.map((share) => (
          <li key={share.key}>
            <span>{nameOf(share)}</span>
            <MoneyText value={share.value} paise />
            <progress max={most} value={share.value} aria-hidden />
          </li>
        ))}
      </ul>
    </section>
  );
}

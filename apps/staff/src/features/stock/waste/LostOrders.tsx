import { MoneyText } from '@college-kiosk/ui';
import type { WasteAnalysisQuery } from '../../../gql/graphql.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { reasonWords, weekdays } from './waste-words.ts';

type Lost = WasteAnalysisQuery['wasteAnalysis']['lostOrders'][number];

/** What orders that nobody got have cost: cancelled and not collected, each at its stations and on its weekdays. */
export function LostOrders({ lost }: { lost: readonly Lost[] }) {
  const { outlet } = useSigned();
  const sums = lost.filter(({ by }) => by === 'REASON');
  if (sums.length === 0) return null;
  const stationOf = (code: string) => outlet.stations.find((one) => one.code === code)?.name ?? (code || 'No station');
  const partsOf = (reason: Lost['reason'], by: Lost['by'], nameOf: (key: string) => string) =>
    lost
      .filter((one) => one.reason === reason && one.by === by)
      .map(({ key, value }) => (
        <li key={key}>
          <span>{nameOf(key)}</span>
          <MoneyText value={value} paise />
        </li>
      ));
  return (
    <section className="sw-share sw-lost" aria-label="Orders that nobody got">
      <h3>Orders that nobody got</h3>
      <div>
        {sums.map(({ reason, orders, portions, value }) => (
          <section key={reason} aria-label={reasonWords[reason]}>
            <h4>
              <span>{reasonWords[reason]}</span>
              <MoneyText value={value} paise />
            </h4>
            <p>
              {orders === 1 ? '1 order' : `${orders} orders`}, {portions === 1 ? '1 portion' : `${portions} portions`}
            </p>
            <ul>
              {partsOf(reason, 'STATION', stationOf)}
              {partsOf(reason, 'WEEKDAY', (day) => weekdays[Number(day)] ?? day)}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}

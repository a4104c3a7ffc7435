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
  const partsOf = (reason: Lost['reason'], by: Lost['by']) =>
    lost.filter((one) => one.reason === reason && one.by === by);
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
            <Parts title="Where" parts={partsOf(reason, 'STATION')} nameOf={stationOf} />
            <Parts
              title="On which day"
              parts={partsOf(reason, 'WEEKDAY').sort((one, other) => one.key.localeCompare(other.key))}
              nameOf={(day) => weekdays[Number(day)] ?? day}
            />
          </section>
        ))}
      </div>
    </section>
  );
}

type PartsProps = { title: string; parts: readonly Lost[]; nameOf: (key: string) => string };

function Parts({ title, parts, nameOf }: PartsProps) {
  return (
    <>
      <h5>{title}</h5>
      <ul aria-label={title}>
        {parts.map(({ key, value }) => (
          <li key={key}>
            <span>{nameOf(key)}</span>
            <MoneyText value={value} paise />
          </li>
        ))}
      </ul>
    </>
  );
}

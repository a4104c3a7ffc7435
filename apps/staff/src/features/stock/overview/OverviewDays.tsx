import { EmptyState, formatMoney, formatShortDay } from '@college-kiosk/ui';
import { LineByDay } from '@college-kiosk/ui/charts';
import { type FragmentType, graphql, readFragment } from '../../../gql/index.ts';

const OverviewDaysFragment = graphql(`
  fragment OverviewDays on StockOverview {
    __typename
    days { __typename businessDate used wasted }
  }
`);

/** What was used and wasted, day by day. */
export function OverviewDays({ overview }: { overview: FragmentType<typeof OverviewDaysFragment> }) {
  const { days } = readFragment(OverviewDaysFragment, overview);
  if (days.every(({ used, wasted }) => used === 0 && wasted === 0)) {
    return (
      <EmptyState kind="first-use" title="No day of use yet">
        The lines begin when the first day is over.
      </EmptyState>
    );
  }
  const of = (value: 'used' | 'wasted') =>
    days.map((day) => ({ key: day.businessDate, name: formatShortDay(day.businessDate, 'UTC'), value: day[value] }));
  const whole = (paise: number) => formatMoney(Math.round(paise / 100) * 100);
  return (
    <div className="so-days">
      <section aria-label="Used by day">
        <h2>Used, at cost</h2>
        <LineByDay title="Used by day" valueLabel="Used" days={of('used')} format={whole} />
      </section>
      <section aria-label="Wasted by day">
        <h2>Wasted</h2>
        <LineByDay title="Wasted by day" valueLabel="Wasted" days={of('wasted')} format={whole} color="chilli" />
      </section>
    </div>
  );
}

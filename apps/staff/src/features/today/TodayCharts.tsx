import { EmptyState, formatMoney } from '@college-kiosk/ui';
import { BarsByHour, TopItems } from '@college-kiosk/ui/charts';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';

const TodayChartsFragment = graphql(`
  fragment TodayCharts on Today {
    __typename
    salesByHour { __typename hour revenue orders }
    topItems { __typename itemId name quantity revenue }
  }
`);

type Props = { today: FragmentType<typeof TodayChartsFragment>; businessDate: string };

export function TodayCharts({ today, businessDate }: Props) {
  const { salesByHour, topItems } = readFragment(TodayChartsFragment, today);
  const navigate = useNavigate();
  const router = useRouter();
  const hours = wholeDay(salesByHour);
  const ofHour = (hour: number) => ({ to: '/orders', search: { date: businessDate, hour } }) as const;
  const ofItem = (item: string) => ({ to: '/orders', search: { date: businessDate, item } }) as const;
  if (salesByHour.every(({ orders }) => orders === 0)) {
    return (
      <EmptyState kind="first-use" title="No sale yet today">
        The first paid order starts the charts.
      </EmptyState>
    );
  }
  return (
    <div className="td-charts">
      <section className="td-card">
        <h2>Sales by hour</h2>
        <BarsByHour
          title="Sales by hour"
          valueLabel="Revenue"
          height={300}
          hours={hours.map(({ hour, revenue }) => ({ hour, value: revenue }))}
          format={(paise) => formatMoney(Math.round(paise / 100) * 100)}
          hrefOf={(hour) => router.buildLocation(ofHour(hour)).publicHref}
          onPick={(hour) => void navigate(ofHour(hour))}
        />
        <p>Choose a bar to see its orders.</p>
      </section>
      <section className="td-card">
        <h2>Top dishes</h2>
        <TopItems
          title="Top dishes"
          valueLabel="Sold"
          items={topItems.slice(0, 8).map(({ itemId, name, quantity }) => ({ key: itemId, name, value: quantity }))}
          hrefOf={(item) => router.buildLocation(ofItem(item)).publicHref}
        />
      </section>
    </div>
  );
}

type Hour = { hour: number; revenue: number };

/** From the first hour that sold to the last, the quiet ones between them too. */
function wholeDay(hours: readonly Hour[]): Hour[] {
  const sold = hours.filter(({ revenue }) => revenue > 0).map(({ hour }) => hour);
  const from = Math.min(...sold, 8);
  const to = Math.max(...sold, 18);
  return Array.from({ length: to - from + 1 }, (_, at) => {
    const hour = from + at;
    return { hour, revenue: hours.find((one) => one.hour === hour)?.revenue ?? 0 };
  });
}

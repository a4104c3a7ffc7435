import { BarChart } from '@mantine/charts';
import { ChartFigure } from './ChartFigure.tsx';

export type BarsByHourProps = {
  title: string;
  /** `hour` 0 to 23, at the place. */
  hours: { hour: number; value: number }[];
  valueLabel: string;
  format?: (value: number) => string;
  height?: number;
  /** Where a bar leads. */
  hrefOf?: (hour: number) => string;
  /** Called instead of following the link of a bar. */
  onPick?: (hour: number) => void;
};

const hourName = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

export function BarsByHour({
  title,
  hours,
  valueLabel,
  format = (value) => value.toLocaleString('en-IN'),
  height = 220,
  hrefOf,
  onPick,
}: BarsByHourProps) {
  const rows = hours.map(({ hour, value }) => ({ hour: hourName(hour), [valueLabel]: value }));
  return (
    <ChartFigure
      title={title}
      head={['Hour', valueLabel]}
      rows={hours.map(({ hour, value }) => ({
        key: String(hour),
        name: hourName(hour),
        value: format(value),
        href: hrefOf?.(hour),
      }))}
    >
      <BarChart
        h={height}
        data={rows}
        dataKey="hour"
        series={[{ name: valueLabel, color: 'var(--ck-leaf)' }]}
        valueFormatter={format}
        gridColor="var(--ck-line)"
        textColor="var(--ck-ink-soft)"
        tickLine="none"
        barProps={{
          radius: [5, 5, 0, 0],
          maxBarSize: 34,
          isAnimationActive: false,
          tabIndex: -1,
          ...(onPick && { cursor: 'pointer', onClick: (_bar, index) => onPick(hours[index]?.hour ?? 0) }),
        }}
        barChartProps={{ accessibilityLayer: false }}
      />
    </ChartFigure>
  );
}

import { LineChart } from '@mantine/charts';
import type { Family } from '../theme/tokens.ts';
import { ChartFigure } from './ChartFigure.tsx';

export type LineByDayProps = {
  title: string;
  /** One for each day, oldest first; the name is what the day is called. */
  days: { key: string; name: string; value: number }[];
  valueLabel: string;
  format?: (value: number) => string;
  color?: Family;
  height?: number;
};

export function LineByDay(props: LineByDayProps) {
  const {
    title,
    days,
    valueLabel,
    format = (value) => value.toLocaleString('en-IN'),
    color = 'leaf',
    height = 220,
  } = props;
  return (
    <ChartFigure
      title={title}
      head={['Day', valueLabel]}
      rows={days.map(({ key, name, value }) => ({ key, name, value: format(value) }))}
    >
      <LineChart
        h={height}
        data={days.map(({ name, value }) => ({ name, [valueLabel]: value }))}
        dataKey="name"
        series={[{ name: valueLabel, color: `var(--ck-${color})` }]}
        curveType="monotone"
        withDots={false}
        valueFormatter={format}
        gridColor="var(--ck-line)"
        textColor="var(--ck-ink-soft)"
        tickLine="none"
        lineProps={{ isAnimationActive: false, tabIndex: -1 }}
        lineChartProps={{ accessibilityLayer: false }}
        yAxisProps={{ width: 72 }}
      />
    </ChartFigure>
  );
}

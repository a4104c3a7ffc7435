import { Sparkline as MantineSparkline } from '@mantine/charts';
import type { Family } from '../theme/tokens.ts';
import { ChartFigure } from './ChartFigure.tsx';

export type SparklineProps = {
  title: string;
  points: { key: string; name: string; value: number }[];
  valueLabel: string;
  format?: (value: number) => string;
  color?: Family;
  height?: number;
};

export function Sparkline(props: SparklineProps) {
  const {
    title,
    points,
    valueLabel,
    format = (value) => value.toLocaleString('en-IN'),
    color = 'leaf',
    height = 40,
  } = props;
  return (
    <ChartFigure
      title={title}
      head={['', valueLabel]}
      rows={points.map((point) => ({ key: point.key, name: point.name, value: format(point.value) }))}
    >
      <MantineSparkline
        h={height}
        data={points.map((point) => point.value)}
        color={`var(--ck-${color})`}
        curveType="monotone"
        fillOpacity={0.25}
        strokeWidth={2}
        areaProps={{ isAnimationActive: false }}
      />
    </ChartFigure>
  );
}

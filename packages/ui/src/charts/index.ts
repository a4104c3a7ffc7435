import './charts.css';

export { BarsByHour, type BarsByHourProps } from './BarsByHour.tsx';
export { ChartFigure, type ChartFigureProps } from './ChartFigure.tsx';
export { LineByDay, type LineByDayProps } from './LineByDay.tsx';
export { Sparkline, type SparklineProps } from './Sparkline.tsx';
export { TopItems, type TopItemsProps } from './TopItems.tsx';

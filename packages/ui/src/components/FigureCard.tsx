import { IconArrowDownRight, IconArrowUpRight, IconEqual } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export type FigureCardProps = {
  label: string;
  figure: ReactNode;
  /** Change against `against`, as a share: 0.12 is +12 %. */
  delta?: number | null;
  /** What it is compared with: "last Monday". */
  against?: string;
  /** Whether more is better; colours the delta. Default true. */
  moreIsBetter?: boolean;
  /** A sparkline, from the charts entry. */
  children?: ReactNode;
};

export function FigureCard({ label, figure, delta, against, moreIsBetter = true, children }: FigureCardProps) {
  const change = delta ?? 0;
  const Icon = change > 0 ? IconArrowUpRight : change < 0 ? IconArrowDownRight : IconEqual;
  const family = change === 0 ? 'steel' : change > 0 === moreIsBetter ? 'leaf' : 'chilli';
  const percent = Math.abs(change * 100).toLocaleString('en-IN', { maximumFractionDigits: 1 });
  return (
    <section className="ck-figure" aria-label={label}>
      <p className="ck-figure-label">{label}</p>
      <p className="ck-figure-value">{figure}</p>
      {delta == null ? null : (
        <p className="ck-figure-delta">
          <span className="ck-delta" data-family={family}>
            <Icon size="1.1em" aria-hidden />
            {change > 0 ? '+' : change < 0 ? '−' : ''}
            {percent} %
          </span>
          {against ? ` vs ${against}` : null}
        </p>
      )}
      {children ? <div className="ck-figure-chart">{children}</div> : null}
    </section>
  );
}

import type { ReactNode } from 'react';

export type ChartFigureProps = {
  title: string;
  /** Head and body of the same data in words, for people who cannot see the picture. */
  head: [string, string];
  rows: { key: string; name: string; value: string; href?: string }[];
  children: ReactNode;
};

/** A chart is never the only way to the figures: the same rows follow as a table, in sight while its links have the focus. */
export function ChartFigure({ title, head, rows, children }: ChartFigureProps) {
  return (
    <figure className="ck-chart" aria-label={title}>
      <div aria-hidden="true">{children}</div>
      <table className="ck-hidden ck-chart-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{head[0]}</th>
            <th scope="col">{head[1]}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.href ? <a href={row.href}>{row.name}</a> : row.name}</th>
              <td>{row.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

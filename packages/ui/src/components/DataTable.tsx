import type { KeyboardEvent, ReactNode } from 'react';
import { LoadingShape } from './LoadingShape.tsx';
import { EmptyState, type EmptyStateProps, ErrorState, type ErrorStateProps } from './states.tsx';

export type Column<Row> = {
  key: string;
  header: ReactNode;
  render: (row: Row) => ReactNode;
  align?: 'start' | 'center' | 'end';
  /** Tabular figures, aligned to the end. */
  numeric?: boolean;
  width?: number | string;
};

export type DataTableProps<Row> = {
  /** What the table holds; read out before it. */
  caption: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  onRowClick?: (row: Row) => void;
  selectedKey?: string | null;
  loading?: boolean;
  error?: ErrorStateProps | null;
  empty?: EmptyStateProps;
  /** A last row of totals, one cell per column key. */
  totals?: Partial<Record<string, ReactNode>>;
  maxHeight?: number | string;
};

/** One of four states: loading, error, empty, full. Becomes a list of cards on narrow screens. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, onRowClick, selectedKey, loading, error, empty, totals, maxHeight } = props;
  if (error) return <ErrorState {...error} />;
  if (loading && rows.length === 0) return <LoadingShape shape="rows" label={caption} />;
  if (rows.length === 0) return <EmptyState kind="first-use" title="Nothing here yet" {...empty} />;
  return (
    <section className="ck-table-wrap" style={{ maxHeight }} aria-busy={loading || undefined} aria-label={caption}>
      <table className="ck-table">
        <caption className="ck-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" data-align={alignOf(column)} style={{ width: column.width }}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = rowKey(row);
            const press = onRowClick && {
              tabIndex: 0,
              onClick: () => onRowClick(row),
              onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => onRowKey(event, () => onRowClick(row)),
              'data-press': true,
            };
            return (
              <tr key={key} {...press} aria-selected={selectedKey === undefined ? undefined : key === selectedKey}>
                {columns.map((column) => (
                  <td key={column.key} data-align={alignOf(column)} data-numeric={column.numeric || undefined}>
                    <span className="ck-table-label" aria-hidden>
                      {column.header}
                    </span>
                    <span className="ck-table-value">{column.render(row)}</span>
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
        {totals ? (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td key={column.key} data-align={alignOf(column)} data-numeric={column.numeric || undefined}>
                  {totals[column.key]}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </section>
  );
}

function alignOf<Row>(column: Column<Row>): 'start' | 'center' | 'end' {
  return column.align ?? (column.numeric ? 'end' : 'start');
}

/** Enter and Space open the row, arrows and J/K move between rows; keys meant for a control inside are left to it. */
function onRowKey(event: KeyboardEvent<HTMLTableRowElement>, open: () => void) {
  if (event.target !== event.currentTarget) return;
  const step = {
    ArrowDown: 'nextElementSibling',
    j: 'nextElementSibling',
    ArrowUp: 'previousElementSibling',
    k: 'previousElementSibling',
  } as const;
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    open();
    return;
  }
  const way = step[event.key as keyof typeof step];
  const other = way ? event.currentTarget[way] : null;
  if (other instanceof HTMLElement) {
    event.preventDefault();
    other.focus();
  }
}

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
            const open = onRowClick && (() => onRowClick(row));
            return (
              <tr
                key={key}
                data-press={open ? true : undefined}
                onClick={open}
                onKeyDown={open && moveBetweenRows}
                aria-selected={selectedKey === undefined ? undefined : key === selectedKey}
              >
                {columns.map((column, at) => (
                  <td key={column.key} data-align={alignOf(column)} data-numeric={column.numeric || undefined}>
                    <span className="ck-table-label" aria-hidden>
                      {column.header}
                    </span>
                    <span className="ck-table-value">
                      {open && at === 0 ? (
                        // The row opens by a press anywhere in it; its first cell says so to everybody else. The press goes on to the row.
                        <button type="button" className="ck-row-open">
                          {column.render(row)}
                        </button>
                      ) : (
                        column.render(row)
                      )}
                    </span>
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

/** Arrows and J/K move between rows; keys meant for another control in the row are left to it. */
function moveBetweenRows(event: KeyboardEvent<HTMLTableRowElement>) {
  const isOpener = event.target instanceof HTMLElement && event.target.classList.contains('ck-row-open');
  if (!isOpener) return;
  const step = {
    ArrowDown: 'nextElementSibling',
    j: 'nextElementSibling',
    ArrowUp: 'previousElementSibling',
    k: 'previousElementSibling',
  } as const;
  const way = step[event.key as keyof typeof step];
  const other = way ? event.currentTarget[way]?.querySelector('.ck-row-open') : null;
  if (other instanceof HTMLElement) {
    event.preventDefault();
    other.focus();
  }
}

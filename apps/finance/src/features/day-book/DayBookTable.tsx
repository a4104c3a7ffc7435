import { formatDay } from '@college-kiosk/ui';
import type { DayBookQuery } from '../../gql/graphql.ts';
import { Figure } from '../../shell/Figure.tsx';

type Row = DayBookQuery['journalEntries']['edges'][number]['node'];
type Props = {
  rows: readonly Row[];
  /** Show what the entry did to this account instead of its total. */
  account: string | undefined;
  chosen: string | undefined;
  onChoose: (id: string) => void;
};

export function DayBookTable({ rows, account, chosen, onChoose }: Props) {
  const sums = rows.map((row) => movedBy(row, account));
  return (
    <table className="fn-table fn-day-book">
      <thead>
        <tr>
          <th scope="col">Number</th>
          <th scope="col">Day</th>
          <th scope="col">What happened</th>
          <th scope="col">{account ? 'Debit' : 'Amount'}</th>
          {account ? <th scope="col">Credit</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={row.id} aria-current={row.id === chosen || undefined}>
            <td>
              <span className="fn-code">{row.number.toLocaleString('en-IN')}</span>
            </td>
            <td>{formatDay(row.businessDate, 'UTC')}</td>
            <td>
              <button type="button" className="fn-open" onClick={() => onChoose(row.id)}>
                {row.narration}
              </button>
              {account ? null : (
                <small>
                  {row.lines
                    .filter(({ debit }) => debit > 0)
                    .map((line) => line.account.name)
                    .join(', ')}
                  {' to '}
                  {row.lines
                    .filter(({ credit }) => credit > 0)
                    .map((line) => line.account.name)
                    .join(', ')}
                </small>
              )}
            </td>
            <td>
              <Figure value={sums[at]?.debit ?? 0} />
            </td>
            {account ? (
              <td>
                <Figure value={sums[at]?.credit ?? 0} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function movedBy({ lines, total }: Row, account: string | undefined): { debit: number; credit: number } {
  if (!account) return { debit: total, credit: 0 };
  const own = lines.filter((line) => line.account.code === account);
  return {
    debit: own.reduce((sum, { debit }) => sum + debit, 0),
    credit: own.reduce((sum, { credit }) => sum + credit, 0),
  };
}

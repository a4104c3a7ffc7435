import { MoneyText } from '@college-kiosk/ui';
import { Link } from '@tanstack/react-router';
import type { StatementTableFragment as Shown } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';

const StatementTableFragment = graphql(`
  fragment StatementTable on Statement {
    __typename
    title
    columns { __typename key label from to outletId }
    lines { __typename key label kind account amounts shares }
  }
`);

type Props = {
  statement: FragmentType<typeof StatementTableFragment>;
  outlet: string | undefined;
  busy: boolean;
};

/** The lines of a statement; the figure of an account opens its ledger of just these days and outlets. */
export function StatementTable({ statement: masked, busy }: Props) {
  const { title, columns, lines } = readFragment(StatementTableFragment, masked);
  const hasShares = lines.some(({ shares }) => shares.length > 0);
  return (
    <section className="fs-scroll" aria-label={title}>
      <table className="fn-table fs-statement" aria-busy={busy || undefined}>
        <thead>
          <tr>
            <th scope="col">
              <span className="ck-hidden">Line</span>
            </th>
            {columns.map(({ key, label }) => (
              <ColumnHead key={key} label={label} hasShares={hasShares} />
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key} data-kind={line.kind.toLowerCase()}>
              <th scope="row" colSpan={line.kind === 'HEADING' ? 1 + columns.length * (hasShares ? 2 : 1) : undefined}>
                {line.account ? (
                  <>
                    <span className="fn-code">{line.account}</span> {line.label.slice(line.account.length + 1)}
                  </>
                ) : (
                  line.label
                )}
              </th>
              {line.kind === 'HEADING'
                ? null
                : columns.map((column, at) => (
                    <Cell key={column.key} line={line} column={column} at={at} hasShares={hasShares} />
                  ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ColumnHead({ label, hasShares }: { label: string; hasShares: boolean }) {
  return (
    <>
      <th scope="col">{label}</th>
      {hasShares ? (
        <th scope="col" className="fs-share">
          <abbr title="Per cent of net revenue">%</abbr>
        </th>
      ) : null}
    </>
  );
}

/** Basis points as per cent, with the sign of amounts. */
function percent(basisPoints: number): string {
  return `${basisPoints < 0 ? '−' : ''}${(Math.abs(basisPoints) / 100).toFixed(1)}`;
}

type CellProps = {
  line: Shown['lines'][number];
  column: Shown['columns'][number];
  at: number;
  hasShares: boolean;
};

function Cell({ line: { account, amounts, shares, label }, column, at, hasShares }: CellProps) {
  const amount = amounts[at] ?? 0;
  const figure = amount === 0 ? <span aria-hidden>–</span> : <MoneyText value={amount} paise />;
  const share = shares[at] ?? null;
  const { from, to, outletId } = column;
  return (
    <>
      <td>
        {account && amount !== 0 ? (
          <Link
            to="/ledger"
            search={{ account, from, to, outlet: outletId ?? undefined, closing: 'without' }}
            title={`The ledger of ${label}`}
          >
            {figure}
          </Link>
        ) : (
          figure
        )}
      </td>
      {hasShares ? <td className="fs-share">{share === null ? '' : percent(share)}</td> : null}
    </>
  );
}

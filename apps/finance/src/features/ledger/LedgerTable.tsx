import { formatDay } from '@college-kiosk/ui';
import { Link } from '@tanstack/react-router';
import type { AccountLedgerQuery } from '../../gql/graphql.ts';
import { Balance } from '../../shell/Balance.tsx';
import { Figure } from '../../shell/Figure.tsx';
import { PartyName } from '../../shell/PartyName.tsx';

/** The lines between what was there before and what is there after. */
export function LedgerTable({ ledger }: { ledger: AccountLedgerQuery['accountLedger'] }) {
  const { opening, debit, credit, closing, lines } = ledger;
  return (
    <table className="fn-table fn-day-book fn-ledger">
      <thead>
        <tr>
          <th scope="col">Number</th>
          <th scope="col">Day</th>
          <th scope="col">What happened</th>
          <th scope="col">Debit</th>
          <th scope="col">Credit</th>
          <th scope="col">Balance</th>
        </tr>
      </thead>
      <tbody>
        <tr className="fn-brought">
          <td />
          <td />
          <td>Brought forward</td>
          <td />
          <td />
          <td>
            <Balance value={opening} />
          </td>
        </tr>
        {lines.edges.map(({ node: { entry, position, party, supplier, person, balance, ...sides } }) => (
          <tr key={`${entry.id} ${position}`}>
            <td>
              <span className="fn-code">{entry.number.toLocaleString('en-IN')}</span>
            </td>
            <td>{formatDay(entry.businessDate, 'UTC')}</td>
            <td>
              <Link
                to="/day-book"
                search={{
                  from: entry.businessDate,
                  to: entry.businessDate,
                  account: ledger.account.code,
                  entry: entry.id,
                }}
              >
                {entry.narration}
              </Link>
              <PartyName party={party} supplier={supplier} person={person} />
            </td>
            <td>
              <Figure value={sides.debit} />
            </td>
            <td>
              <Figure value={sides.credit} />
            </td>
            <td>
              <Balance value={balance} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          <td />
          <td />
          <td>
            <Figure value={debit} />
          </td>
          <td>
            <Figure value={credit} />
          </td>
          <td>
            <Balance value={closing} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

import { StatusPill } from '@college-kiosk/ui';
import { Link } from '@tanstack/react-router';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { Figure } from '../../shell/Figure.tsx';

const ToPayFragment = graphql(`
  fragment ToPay on GstMonth {
    from
    to
    isSetOff
    outward { __typename cgst sgst igst }
    credit { __typename cgst sgst igst }
    reversed { __typename cgst sgst igst }
    used { __typename cgst sgst igst }
    payable { __typename cgst sgst igst }
    left { __typename cgst sgst igst }
  }
`);

type Heads = { readonly cgst: number; readonly sgst: number; readonly igst: number };

/** The accounts in which each head stands, central, State and integrated. */
const OUTPUT = ['2210', '2211', '2212'] as const;
const INPUT = ['1310', '1311', '1312'] as const;

/** From the tax on sales to what is paid in cash, head by head; figures of the books open to their ledger. */
export function ToPay({ month }: { month: FragmentType<typeof ToPayFragment> }) {
  const { from, to, isSetOff, outward, credit, reversed, used, payable, left } = readFragment(ToPayFragment, month);
  const days = { from, to };
  return (
    <section>
      <h2>To pay, GSTR-3B {isSetOff ? <StatusPill tone="good">Set off in the books</StatusPill> : null}</h2>
      <table className="fn-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="ck-hidden">What</span>
            </th>
            <th scope="col">CGST</th>
            <th scope="col">SGST</th>
            <th scope="col">IGST</th>
          </tr>
        </thead>
        <tbody>
          <Row says="Tax on sales" part="3.1 (a)" heads={outward} opens={{ accounts: OUTPUT, ...days }} />
          <Row says="Input tax" part="4 (A)" heads={credit} opens={{ accounts: INPUT, ...days }} />
          <Row says="Given up again" part="4 (B)" heads={reversed} />
          <Row says="Set off" part="6.1" heads={used} />
          <Row says="Left for later months" heads={left} />
        </tbody>
        <tfoot>
          <Row says="To pay in cash" heads={payable} />
        </tfoot>
      </table>
    </section>
  );
}

type RowProps = {
  says: string;
  part?: string;
  heads: Heads;
  opens?: { accounts: readonly [string, string, string]; from: string; to: string };
};

function Row({ says, part, heads: { cgst, sgst, igst }, opens }: RowProps) {
  return (
    <tr>
      <td>
        {says} {part ? <small className="fn-side">{part}</small> : null}
      </td>
      {[cgst, sgst, igst].map((value, at) => {
        const account = opens?.accounts[at];
        return (
          <td key={['cgst', 'sgst', 'igst'][at]}>
            {opens && account && value !== 0 ? (
              <Link to="/ledger" search={{ account, from: opens.from, to: opens.to }}>
                <Figure value={value} />
              </Link>
            ) : (
              <Figure value={value} />
            )}
          </td>
        );
      })}
    </tr>
  );
}

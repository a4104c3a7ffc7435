import { StatusPill } from '@college-kiosk/ui';
import { Link } from '@tanstack/react-router';
import type { GstMonthInput } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { Figure } from '../../shell/Figure.tsx';
import type { Heads } from './heads.ts';
import { KeepSummary } from './KeepGst.tsx';
import { SetOff } from './SetOff.tsx';

const ToPayFragment = graphql(`
  fragment ToPay on GstMonth {
    from
    to
    isSetOff
    setOffEntryId
    outward { __typename cgst sgst igst }
    credit { __typename cgst sgst igst }
    reversed { __typename cgst sgst igst }
    used { __typename cgst sgst igst }
    payable { __typename cgst sgst igst }
    left { __typename cgst sgst igst }
    broughtForward { __typename cgst sgst igst }
    lowered { __typename cgst sgst igst }
    ...SetOff
  }
`);

type Props = { month: FragmentType<typeof ToPayFragment>; input: GstMonthInput; onDone: () => void };

/** The accounts in which each head stands, central, State and integrated. */
const OUTPUT = ['2210', '2211', '2212'] as const;
const INPUT = ['1310', '1311', '1312'] as const;

/** From the tax on sales to what is paid in cash, head by head; figures of the books open to their ledger. */
export function ToPay({ month, input, onDone }: Props) {
  const shown = readFragment(ToPayFragment, month);
  const { from, to, isSetOff, outward, credit, reversed, used, payable, left, broughtForward, lowered } = shown;
  const days = { from, to };
  return (
    <section>
      <div className="fg-head">
        <h2>To pay, GSTR-3B {isSetOff ? <StatusPill tone="good">Set off in the books</StatusPill> : null}</h2>
        <KeepSummary input={input} />
      </div>
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
          {isSome(lowered) ? <Row says="Given back earlier, beyond what was charged" heads={lowered} /> : null}
          <Row says="Brought forward" heads={broughtForward} />
          <Row says="Input tax" part="4 (A)" heads={credit} opens={{ accounts: INPUT, ...days }} />
          <Row says="Given up again" part="4 (B)" heads={reversed} />
          <Row says="Set off" part="6.1" heads={used} />
          <Row says="Left for later months" heads={left} />
        </tbody>
        <tfoot>
          <Row says="To pay in cash" heads={payable} />
        </tfoot>
      </table>
      <SetOff month={shown} input={input} onDone={onDone} />
    </section>
  );
}

const isSome = ({ cgst, sgst, igst }: Heads) => cgst !== 0 || sgst !== 0 || igst !== 0;

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

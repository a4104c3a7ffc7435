import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { Figure } from './Figure.tsx';
import { PartyName } from './PartyName.tsx';

const EntryTableFragment = graphql(`
  fragment EntryTable on JournalEntry {
    __typename
    id
    total
    lines {
      __typename
      position
      debit
      credit
      party
      supplier { __typename id name }
      person
      account { __typename code name }
    }
  }
`);

/** The two sides of one entry. */
export function EntryTable({ entry }: { entry: FragmentType<typeof EntryTableFragment> }) {
  const { lines, total } = readFragment(EntryTableFragment, entry);
  return (
    <table className="fn-table fn-entry">
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col">Debit</th>
          <th scope="col">Credit</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ position, account, debit, credit, party, supplier, person }) => (
          <tr key={position} data-credit={credit > 0 || undefined}>
            <td>
              <span className="fn-code">{account.code}</span> {account.name}
              <PartyName party={party} supplier={supplier} person={person} />
            </td>
            <td>
              <Figure value={debit} />
            </td>
            <td>
              <Figure value={credit} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          <td>
            <Figure value={total} />
          </td>
          <td>
            <Figure value={total} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { Figure } from '../../shell/Figure.tsx';

const DocumentLinesFragment = graphql(`
  fragment DocumentLines on Document {
    __typename
    taxable
    tax
    roundOff
    total
    lines { __typename position description taxCode quantity gross taxable rateBp cgst sgst igst }
  }
`);

/** The lines of a document with their taxes, as they were stored. */
export function DocumentLines({ document }: { document: FragmentType<typeof DocumentLinesFragment> }) {
  const { lines, taxable, tax, roundOff, total } = readFragment(DocumentLinesFragment, document);
  return (
    <section>
      <h2>Lines</h2>
      <table className="fn-table fn-sale">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Quantity</th>
            <th scope="col">Taxable</th>
            <th scope="col">Rate</th>
            <th scope="col">Tax</th>
            <th scope="col">Amount</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.position}>
              <td>
                {line.description}
                <small>HSN/SAC {line.taxCode}</small>
              </td>
              <td>{line.quantity / 1000}</td>
              <td>
                <Figure value={line.taxable} />
              </td>
              <td>{line.rateBp === 0 ? 'Exempt' : `${line.rateBp / 100} %`}</td>
              <td>
                <Figure value={line.cgst + line.sgst + line.igst} />
              </td>
              <td>
                <Figure value={line.taxable + line.cgst + line.sgst + line.igst} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {roundOff === 0 ? null : (
            <tr>
              <th scope="row" colSpan={2}>
                Rounding in cash
              </th>
              <td />
              <td />
              <td />
              <td>
                <Figure value={roundOff} />
              </td>
            </tr>
          )}
          <tr>
            <th scope="row" colSpan={2}>
              Total
            </th>
            <td>
              <Figure value={taxable} />
            </td>
            <td />
            <td>
              <Figure value={tax} />
            </td>
            <td>
              <Figure value={total} />
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

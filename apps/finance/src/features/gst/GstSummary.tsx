import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { Figure } from '../../shell/Figure.tsx';

const GstSummaryFragment = graphql(`
  fragment GstSummary on GstMonth {
    summary {
      __typename
      part
      says
      taxable
      tax { __typename cgst sgst igst }
    }
  }
`);

/** What GSTR-3B asks for with a value: sales, reverse charge, other States, what was bought without tax. */
export function GstSummary({ month }: { month: FragmentType<typeof GstSummaryFragment> }) {
  const rows = readFragment(GstSummaryFragment, month).summary.filter(({ taxable }) => taxable !== null);
  return (
    <section>
      <h2>GSTR-3B, values</h2>
      <div className="fn-scroll">
        <table className="fn-table fg-values">
          <thead>
            <tr>
              <th scope="col">Table</th>
              <th scope="col">Without tax</th>
              <th scope="col">CGST</th>
              <th scope="col">SGST</th>
              <th scope="col">IGST</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ part, says, taxable, tax }) => (
              <tr key={`${part} ${says}`}>
                <td>
                  <span className="fn-code">{part}</span> {says}
                </td>
                {[taxable, tax?.cgst, tax?.sgst, tax?.igst].map((value, at) => (
                  <td key={['taxable', 'cgst', 'sgst', 'igst'][at]}>
                    {value === null || value === undefined ? null : <Figure value={value} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

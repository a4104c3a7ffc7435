import { Link } from '@tanstack/react-router';
import type { GstMonthInput, GstTablesFragment as Shown } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { Figure } from '../../shell/Figure.tsx';
import { KeepTable } from './KeepGst.tsx';
import { tableNames } from './table-names.ts';

const GstTablesFragment = graphql(`
  fragment GstTables on GstMonth {
    from
    to
    tables { __typename table count taxable cgst sgst igst }
    codes { __typename taxCode taxKind registered rateBp quantity taxable cgst sgst igst }
    series { __typename type series first last count }
  }
`);

/** The tables of GSTR-1: what each comes to, and the two that are short enough to be read. */
type Props = { month: FragmentType<typeof GstTablesFragment>; input: GstMonthInput };

export function GstTables({ month, input }: Props) {
  const { from, to, tables, codes, series } = readFragment(GstTablesFragment, month);
  return (
    <>
      <section>
        <h2>GSTR-1</h2>
        <div className="fn-scroll">
          <table className="fn-table fg-tables">
            <thead>
              <tr>
                <th scope="col">Table</th>
                <th scope="col">Count</th>
                <Amounts />
                <th scope="col">
                  <span className="ck-hidden">Download</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {tables.map((row) => (
                <tr key={row.table}>
                  <td>
                    <span className="fn-code">{tableNames[row.table].number}</span> {tableNames[row.table].name}
                  </td>
                  <td>
                    {row.table === 'DOCUMENTS' && row.count > 0 ? (
                      <Link to="/documents" search={{ from, to }}>
                        {row.count}
                      </Link>
                    ) : (
                      row.count
                    )}
                  </td>
                  <Heads of={row} />
                  <td>
                    <KeepTable input={input} table={row.table} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <Codes codes={codes} />
      <Series series={series} />
    </>
  );
}

function Codes({ codes }: Pick<Shown, 'codes'>) {
  if (codes.length === 0) return null;
  return (
    <section>
      <h2>By HSN and SAC, less credit notes</h2>
      <div className="fn-scroll">
        <table className="fn-table fg-codes">
          <thead>
            <tr>
              <th scope="col">Code</th>
              <th scope="col">Rate</th>
              <th scope="col">Pieces</th>
              <Amounts />
            </tr>
          </thead>
          <tbody>
            {codes.map((row) => (
              <tr key={`${row.taxCode} ${row.taxKind} ${row.rateBp} ${row.registered}`}>
                <td>
                  {row.taxCode} {row.registered ? <small className="fn-side">to registered buyers</small> : null}
                </td>
                <td>{row.rateBp / 100} %</td>
                <td>{(row.quantity / 1_000).toLocaleString('en-IN')}</td>
                <Heads of={row} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Series({ series }: Pick<Shown, 'series'>) {
  if (series.length === 0) return null;
  return (
    <section>
      <h2>Documents issued</h2>
      <div className="fn-scroll">
        <table className="fn-table fg-series">
          <thead>
            <tr>
              <th scope="col">Series</th>
              <th scope="col">First</th>
              <th scope="col">Last</th>
              <th scope="col">Issued</th>
              <th scope="col">Cancelled</th>
            </tr>
          </thead>
          <tbody>
            {series.map(({ type, series: name, first, last, count }) => (
              <tr key={`${name} ${type}`}>
                <td>
                  {name} <small className="fn-side">{type === 'INVOICE' ? 'invoices' : 'credit notes'}</small>
                </td>
                <td>{first}</td>
                <td>{last}</td>
                <td>{count}</td>
                <td>0</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Amounts() {
  return (
    <>
      <th scope="col">Without tax</th>
      <th scope="col">CGST</th>
      <th scope="col">SGST</th>
      <th scope="col">IGST</th>
    </>
  );
}

function Heads({
  of: { taxable, cgst, sgst, igst },
}: {
  of: { taxable: number; cgst: number; sgst: number; igst: number };
}) {
  return (
    <>
      <td>
        <Figure value={taxable} />
      </td>
      <td>
        <Figure value={cgst} />
      </td>
      <td>
        <Figure value={sgst} />
      </td>
      <td>
        <Figure value={igst} />
      </td>
    </>
  );
}

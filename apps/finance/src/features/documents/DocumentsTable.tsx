import { formatDay } from '@college-kiosk/ui';
import { Link } from '@tanstack/react-router';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { Figure } from '../../shell/Figure.tsx';
import { formWords } from './document-words.ts';

const DocumentRowFragment = graphql(`
  fragment DocumentRow on Document {
    __typename
    id
    number
    form
    taxDate
    taxable
    tax
    total
    outlet { __typename id name }
    buyer { __typename name gstin }
  }
`);

type Row = FragmentType<typeof DocumentRowFragment>;

export function DocumentsTable({ rows }: { rows: readonly Row[] }) {
  return (
    <table className="fn-table fn-documents">
      <thead>
        <tr>
          <th scope="col">Number</th>
          <th scope="col">What</th>
          <th scope="col">Taxable</th>
          <th scope="col">Tax</th>
          <th scope="col">Total</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((masked) => (
          <DocumentRow key={readFragment(DocumentRowFragment, masked).id} document={masked} />
        ))}
      </tbody>
    </table>
  );
}

function DocumentRow({ document }: { document: Row }) {
  const { id, number, form, taxDate, taxable, tax, total, outlet, buyer } = readFragment(DocumentRowFragment, document);
  return (
    <tr>
      <td>
        <Link className="fn-open fn-code" to="/documents/$documentId" params={{ documentId: id }}>
          {number}
        </Link>
      </td>
      <td>
        {formWords[form]}
        <small>
          {formatDay(taxDate, 'UTC')}, {buyer ? `${outlet.name}, to ${buyer.name}` : outlet.name}
        </small>
      </td>
      <td>
        <Figure value={taxable} />
      </td>
      <td>
        <Figure value={tax} />
      </td>
      <td>
        <Figure value={total} />
      </td>
    </tr>
  );
}

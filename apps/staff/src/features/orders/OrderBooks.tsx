import { formatDay, MoneyText } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { PaperDialog } from '../../shell/PaperDialog.tsx';

const OrderBooksFragment = graphql(`
  fragment OrderBooks on Order {
    __typename
    documents { __typename id type number reason taxDate total }
    entries {
      __typename
      id
      number
      narration
      total
      lines { __typename position debit credit account { __typename code name } }
    }
  }
`);

type Props = { order: FragmentType<typeof OrderBooksFragment>; mayPrint: boolean };

/** Invoices for those who may print them, and journal entries for those who may see the books; nothing for the rest. */
export function OrderBooks({ order: masked, mayPrint }: Props) {
  const [paper, setPaper] = useState<{ id: string; number: string } | null>(null);
  const { documents, entries } = readFragment(OrderBooksFragment, masked);
  if (documents.length === 0 && entries.length === 0) return null;
  return (
    <>
      {documents.length > 0 ? (
        <section className="or-card">
          <h2>Documents</h2>
          <ul className="or-payments">
            {documents.map(({ id, type, number, reason, taxDate, total }) => (
              <li key={id}>
                <span>
                  {type === 'INVOICE' ? 'Invoice' : 'Credit note'} <strong>{number}</strong>
                  <small>
                    {reason === null ? formatDay(taxDate, 'UTC') : `${formatDay(taxDate, 'UTC')}: ${reason}`}
                  </small>
                </span>
                {mayPrint ? (
                  <Button
                    variant="default"
                    size="compact-sm"
                    leftSection={<IconPrinter size={16} aria-hidden />}
                    aria-label={`Paper of ${number}`}
                    onClick={() => setPaper({ id, number })}
                  >
                    Paper
                  </Button>
                ) : null}
                <MoneyText value={total} paise />
              </li>
            ))}
          </ul>
          {paper ? <PaperDialog documentId={paper.id} number={paper.number} onClose={() => setPaper(null)} /> : null}
        </section>
      ) : null}
      {entries.length > 0 ? (
        <section className="or-card">
          <h2>In the books</h2>
          {entries.map(({ id, number, narration, lines }) => (
            <table key={id} className="or-lines or-entry">
              <caption>
                <span className="ck-figures">#{number.toLocaleString('en-IN')}</span> {narration}
              </caption>
              <tbody>
                {lines.map(({ position, account, debit, credit }) => (
                  <tr key={position} data-credit={credit > 0 || undefined}>
                    <td>
                      <span className="ck-figures">{account.code}</span> {account.name}
                    </td>
                    <td>{debit === 0 ? '' : <MoneyText value={debit} paise />}</td>
                    <td>{credit === 0 ? '' : <MoneyText value={credit} paise />}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ))}
        </section>
      ) : null}
    </>
  );
}

import { newId, saveFile, usePages } from '@college-kiosk/client';
import { formatDay, MoneyText, ShowMore } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import './receipts.css';
import { graphql } from '../../gql/gql.ts';
import { useLanguage, useSay } from '../../i18n/i18n.ts';
import { problemWords } from '../../shell/problem-words.ts';
import { useRun } from '../../shell/use-run.ts';

const MyReceiptsDocument = graphql(`
  query MyReceipts($after: String) {
    myReceipts(first: 10, after: $after) {
      __typename
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        cursor
        node { __typename id number type taxDate total outlet { __typename id name } }
      }
    }
  }
`);
const KeepReceiptDocument = graphql(`
  mutation KeepReceipt($input: PrintInvoiceInput!) {
    printInvoice(input: $input) {
      __typename
      ... on PrintedInvoice { copy file { __typename fileName mediaType base64 } }
      ... on LanguageUnknown { code message languages }
    }
  }
`);

/** The invoices of what one ordered oneself, to be kept as files. */
export function ReceiptsCard() {
  const say = useSay();
  const { code: language } = useLanguage();
  const { data, rows, ...list } = usePages(MyReceiptsDocument, {
    variables: {},
    page: (data) => data.myReceipts,
  });
  const [run, busy] = useRun(KeepReceiptDocument);
  const keep = async (documentId: string) => {
    const input = { commandId: newId(), documentId, paper: 'A4' as const, format: 'PDF' as const, language };
    const answer = (await run({ input }))?.printInvoice;
    if (answer?.__typename === 'PrintedInvoice') saveFile(answer.file);
  };
  if (!data) return null;
  return (
    <section className="sd-card" aria-labelledby="sd-receipts">
      <h2 id="sd-receipts">{say('receipts.title')}</h2>
      <p>{rows.length === 0 ? say('receipts.none') : say('receipts.why')}</p>
      <ul className="sd-receipts">
        {rows.map(({ id, number, type, taxDate, total, outlet }) => (
          <li key={id}>
            <span>
              {type === 'CREDIT_NOTE' ? `${say('receipts.credit')}, ${outlet.name}` : outlet.name}
              <small>
                {formatDay(taxDate, 'UTC')}, {number}
              </small>
            </span>
            <MoneyText value={total} paise />
            <Button
              variant="default"
              loading={busy}
              leftSection={<IconDownload size={18} aria-hidden />}
              aria-label={say('receipts.keepOne', { number })}
              onClick={() => void keep(id)}
            >
              {say('receipts.keep')}
            </Button>
          </li>
        ))}
      </ul>
      <ShowMore
        list={{
          ...list,
          moreProblem: list.moreProblem && { ...list.moreProblem, message: say(problemWords(list.moreProblem)) },
        }}
      >
        {say('receipts.more')}
      </ShowMore>
    </section>
  );
}

import { never, newId, printPage, saveFile } from '@college-kiosk/client';
import { Button, Menu } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { InvoiceFormat, PaperSize } from '../../gql/graphql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { useRun } from '../../shell/use-run.ts';

const MakeOutDocument = graphql(`
  mutation MakeOutDocument($input: PrintInvoiceInput!) {
    printInvoice(input: $input) {
      __typename
      ... on PrintedInvoice { copy file { __typename fileName mediaType base64 } }
      ... on LanguageUnknown { code message languages }
    }
  }
`);

const ways: readonly { label: string; paper: PaperSize; format: InvoiceFormat }[] = [
  { label: 'Print, A4', paper: 'A4', format: 'HTML' },
  { label: 'Print, receipt', paper: 'RECEIPT', format: 'HTML' },
  { label: 'PDF, A4', paper: 'A4', format: 'PDF' },
  { label: 'PDF, receipt', paper: 'RECEIPT', format: 'PDF' },
];
const languages = { en: 'English', hi: 'हिन्दी', ml: 'മലയാളം' } as const;

type Props = { documentId: string; number: string; onMade: () => void };

/** Lets somebody print a document or keep it as a file; each is a copy, and is counted. */
export function MakeOut({ documentId, number, onMade }: Props) {
  const { run, busy, problem } = useRun(MakeOutDocument);
  const [refusal, setRefusal] = useState<string | null>(null);
  const makeOut = async (language: string, { paper, format }: (typeof ways)[number]) => {
    setRefusal(null);
    const answer = (await run({ input: { commandId: newId(), documentId, paper, language, format } }))?.printInvoice;
    if (!answer) return;
    switch (answer.__typename) {
      case 'PrintedInvoice':
        if (format === 'HTML') printPage(answer.file);
        else saveFile(answer.file);
        return onMade();
      case 'LanguageUnknown':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button loading={busy} leftSection={<IconPrinter size={18} aria-hidden />} aria-label={`Paper of ${number}`}>
            Paper
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {Object.entries(languages).map(([language, label]) => (
            <div key={language}>
              <Menu.Label lang={language}>{label}</Menu.Label>
              {ways.map((way) => (
                <Menu.Item key={way.label} onClick={() => void makeOut(language, way)}>
                  {way.label}
                </Menu.Item>
              ))}
            </div>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Answer refusal={refusal} problem={problem} />
    </>
  );
}

import { useApolloClient } from '@apollo/client/react';
import type { SentFile } from '@college-kiosk/client';
import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { graphql } from '../../gql/gql.ts';
import type { StatementInput } from '../../gql/graphql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { useDownload } from '../../shell/use-download.ts';

const StatementSheetDocument = graphql(`
  query StatementSheet($input: StatementInput!, $format: SheetFormat!) {
    statementSheet(input: $input, format: $format) { __typename fileName mediaType base64 }
  }
`);
const StatementPaperDocument = graphql(`
  query StatementPaper($input: StatementInput!) {
    statementPaper(input: $input) { __typename fileName mediaType base64 }
  }
`);

const formats = { PDF: 'Paper, as PDF', XLSX: 'Workbook', CSV: 'CSV' } as const;
type Format = keyof typeof formats;

/** Lets somebody keep what the screen shows, with the same figures. */
export function KeepStatement({ input }: { input: StatementInput }) {
  const apollo = useApolloClient();
  const { busy, problem, download } = useDownload();
  const load = async (format: Format): Promise<SentFile | undefined> => {
    const fetchPolicy = 'no-cache';
    if (format === 'PDF') {
      const { data } = await apollo.query({ query: StatementPaperDocument, variables: { input }, fetchPolicy });
      return data?.statementPaper;
    }
    const variables = { input, format };
    return (await apollo.query({ query: StatementSheetDocument, variables, fetchPolicy })).data?.statementSheet;
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" loading={busy} leftSection={<IconDownload size={18} aria-hidden />}>
            Download
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(Object.keys(formats) as Format[]).map((format) => (
            <Menu.Item key={format} onClick={() => void download(() => load(format))}>
              {formats[format]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Answer refusal={null} problem={problem} />
    </>
  );
}

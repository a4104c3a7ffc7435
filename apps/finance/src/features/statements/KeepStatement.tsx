import { useApolloClient } from '@apollo/client/react';
import { type Problem, problemOf, type SentFile, saveFile } from '@college-kiosk/client';
import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { StatementInput } from '../../gql/graphql.ts';
import { Answer } from '../../shell/Answer.tsx';

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
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const load = async (format: Format): Promise<SentFile | undefined> => {
    const fetchPolicy = 'no-cache';
    if (format === 'PDF') {
      const { data } = await apollo.query({ query: StatementPaperDocument, variables: { input }, fetchPolicy });
      return data?.statementPaper;
    }
    const variables = { input, format };
    return (await apollo.query({ query: StatementSheetDocument, variables, fetchPolicy })).data?.statementSheet;
  };
  const keep = async (format: Format) => {
    setBusy(true);
    setProblem(null);
    try {
      const file = await load(format);
      if (file) saveFile(file);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
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
            <Menu.Item key={format} onClick={() => void keep(format)}>
              {formats[format]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Answer refusal={null} problem={problem} />
    </>
  );
}

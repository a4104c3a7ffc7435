import { useApolloClient } from '@apollo/client/react';
import { ActionIcon, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { graphql } from '../../gql/gql.ts';
import type { GstMonthInput, GstTable } from '../../gql/graphql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { DownloadPaper } from '../../shell/DownloadPaper.tsx';
import { useDownload } from '../../shell/use-download.ts';
import { tableNames } from './table-names.ts';

const Gstr1Document = graphql(`
  query Gstr1($input: GstMonthInput!) {
    gstr1(input: $input) { __typename fileName mediaType base64 }
  }
`);
const GstSheetDocument = graphql(`
  query GstSheet($input: GstMonthInput!, $table: GstTable!, $format: SheetFormat!) {
    gstSheet(input: $input, table: $table, format: $format) { __typename fileName mediaType base64 }
  }
`);

const fetchPolicy = 'no-cache';

/** Lets somebody keep GSTR-1 as the portal’s offline tool takes it. */
export function KeepReturn({ input }: { input: GstMonthInput }) {
  const apollo = useApolloClient();
  const fetch = async () =>
    (await apollo.query({ query: Gstr1Document, variables: { input }, fetchPolicy })).data?.gstr1;
  return <DownloadPaper label="GSTR-1 for the portal" fetch={fetch} />;
}

const formats = { XLSX: 'Workbook', CSV: 'CSV' } as const;

/** Lets somebody keep one table of it. */
export function KeepTable({ input, table }: { input: GstMonthInput; table: GstTable }) {
  const apollo = useApolloClient();
  const { busy, problem, download } = useDownload();
  const fetch = async (format: keyof typeof formats) => {
    const variables = { input, table, format };
    return (await apollo.query({ query: GstSheetDocument, variables, fetchPolicy })).data?.gstSheet;
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" loading={busy} aria-label={`Download ${tableNames[table].name}`}>
            <IconDownload size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {(Object.keys(formats) as (keyof typeof formats)[]).map((format) => (
            <Menu.Item key={format} onClick={() => void download(() => fetch(format))}>
              {formats[format]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Answer refusal={null} problem={problem} />
    </>
  );
}

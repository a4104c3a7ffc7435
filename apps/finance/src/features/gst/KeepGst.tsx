import { useApolloClient } from '@apollo/client/react';
import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { graphql } from '../../gql/gql.ts';
import type { GstMonthInput } from '../../gql/graphql.ts';
import { Answer } from '../../shell/Answer.tsx';
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

/** Lets somebody keep GSTR-1, whole or table by table. */
export function KeepGst({ input }: { input: GstMonthInput }) {
  const apollo = useApolloClient();
  const { busy, problem, download } = useDownload();
  const fetchPolicy = 'no-cache';
  const whole = async () =>
    (await apollo.query({ query: Gstr1Document, variables: { input }, fetchPolicy })).data?.gstr1;
  const one = async (table: keyof typeof tableNames, format: 'XLSX' | 'CSV') => {
    const variables = { input, table, format };
    return (await apollo.query({ query: GstSheetDocument, variables, fetchPolicy })).data?.gstSheet;
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
          <Menu.Item onClick={() => void download(whole)}>GSTR-1 for the portal’s offline tool, JSON</Menu.Item>
          {(['XLSX', 'CSV'] as const).map((format) => (
            <Menu.Sub key={format}>
              <Menu.Sub.Target>
                <Menu.Sub.Item>{format === 'XLSX' ? 'A table, as workbook' : 'A table, as CSV'}</Menu.Sub.Item>
              </Menu.Sub.Target>
              <Menu.Sub.Dropdown>
                {(Object.keys(tableNames) as (keyof typeof tableNames)[]).map((table) => (
                  <Menu.Item key={table} onClick={() => void download(() => one(table, format))}>
                    {tableNames[table].number}, {tableNames[table].name}
                  </Menu.Item>
                ))}
              </Menu.Sub.Dropdown>
            </Menu.Sub>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Answer refusal={null} problem={problem} />
    </>
  );
}

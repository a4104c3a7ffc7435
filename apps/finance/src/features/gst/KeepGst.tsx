import { useApolloClient } from '@apollo/client/react';
import type { SentFile } from '@college-kiosk/client';
import { ActionIcon, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { graphql } from '../../gql/gql.ts';
import type { GstMonthInput, GstTable, SheetFormat } from '../../gql/graphql.ts';
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

const Gstr3bDocument = graphql(`
  query Gstr3b($input: GstMonthInput!) {
    gstr3b(input: $input) { __typename fileName mediaType base64 }
  }
`);
const Gstr3bSheetDocument = graphql(`
  query Gstr3bSheet($input: GstMonthInput!, $format: SheetFormat!) {
    gstr3bSheet(input: $input, format: $format) { __typename fileName mediaType base64 }
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
  const load = async (format: SheetFormat) => {
    const variables = { input, table, format };
    return (await apollo.query({ query: GstSheetDocument, variables, fetchPolicy })).data?.gstSheet;
  };
  return <KeepSheet name={tableNames[table].name} load={load} />;
}

/** Lets somebody keep GSTR-3B: its rows, or as the portal’s offline tool takes it. */
export function KeepSummary({ input }: { input: GstMonthInput }) {
  const apollo = useApolloClient();
  const load = async (format: SheetFormat) =>
    (await apollo.query({ query: Gstr3bSheetDocument, variables: { input, format }, fetchPolicy })).data?.gstr3bSheet;
  const portal = async () =>
    (await apollo.query({ query: Gstr3bDocument, variables: { input }, fetchPolicy })).data?.gstr3b;
  return <KeepSheet name="GSTR-3B" load={load} portal={portal} />;
}

type Load<Of extends unknown[]> = (...of: Of) => Promise<SentFile | undefined>;
type SheetProps = { name: string; load: Load<[format: SheetFormat]>; portal?: Load<[]> };

function KeepSheet({ name, load, portal }: SheetProps) {
  const { busy, problem, download } = useDownload();
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" loading={busy} aria-label={`Download ${name}`}>
            <IconDownload size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {(Object.keys(formats) as SheetFormat[]).map((format) => (
            <Menu.Item key={format} onClick={() => void download(() => load(format))}>
              {formats[format]}
            </Menu.Item>
          ))}
          {portal ? <Menu.Item onClick={() => void download(portal)}>JSON for the portal</Menu.Item> : null}
        </Menu.Dropdown>
      </Menu>
      <Answer refusal={null} problem={problem} />
    </>
  );
}

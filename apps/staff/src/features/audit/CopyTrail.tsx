import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { graphql } from '../../gql/gql.ts';
import type { AuditFilterInput } from '../../gql/graphql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';

const CopyAuditTrailDocument = graphql(`
  mutation CopyAuditTrail($filter: AuditFilterInput!) {
    copyAuditTrail(filter: $filter) { __typename content rows isCut }
  }
`);

/** Downloads the rows that are shown, and those behind them, as a table. */
export function CopyTrail({ filter }: { filter: AuditFilterInput }) {
  const toast = useToast();
  const [run, busy] = useRun(CopyAuditTrailDocument);
  const copy = async () => {
    const made = (await run({ filter }))?.copyAuditTrail;
    if (!made) return;
    const url = URL.createObjectURL(new Blob([made.content], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    Object.assign(link, { href: url, download: 'audit-trail.csv' });
    link.click();
    URL.revokeObjectURL(url);
    toast.done(
      made.isCut
        ? `The latest ${made.rows} rows are copied: there are more. Look at a shorter time for the rest.`
        : `${made.rows} rows are copied.`,
    );
  };
  return (
    <Button
      variant="default"
      loading={busy}
      leftSection={<IconDownload size={18} aria-hidden />}
      onClick={() => void copy()}
    >
      Copy as a table
    </Button>
  );
}

import './purchasing.css';
import { problemOf, usePages } from '@college-kiosk/client';
import { DataTable, PageHeader, ShowMore, StatusPill } from '@college-kiosk/ui';
import { Button, Checkbox, Drawer, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFileSpreadsheet, IconPlus, IconSearch } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { sayDays } from '../../shell/say-days.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { EditSupplier } from './EditSupplier.tsx';
import { ExportSuppliers } from './sheets/ExportSuppliers.tsx';

const SuppliersDocument = graphql(`
  query Suppliers($search: String, $alsoRetired: Boolean, $after: String, $first: Int = 50) {
    suppliers(search: $search, alsoRetired: $alsoRetired, after: $after, first: $first) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        cursor
        node { __typename id name contact phone gstin paymentDays leadDays isMsme retiredAt }
      }
    }
  }
`);

/** Whom the organisation buys from. */
export function SuppliersPage() {
  const { may } = useSigned();
  const { search = '', retired = false } = useSearch({ from: '/signed/suppliers' });
  const navigate = useNavigate({ from: '/suppliers' });
  const [adds, setAdds] = useState(false);
  const [wanted] = useDebouncedValue(search.trim(), 200);
  const { data, rows, error, isLoading, refetch, ...list } = usePages(SuppliersDocument, {
    variables: { search: wanted || null, alsoRetired: retired },
    page: (data) => data.suppliers,
    keepsLast: true,
  });
  const page = data?.suppliers;
  const problem = error ? problemOf(error) : null;
  const open = (supplierId: string) => void navigate({ to: '/suppliers/$supplierId', params: { supplierId } });
  return (
    <>
      <PageHeader
        title="Suppliers"
        lead={page ? `${page.totalCount} to buy from` : 'Whom we buy from'}
        actions={
          <>
            <ExportSuppliers />
            {may('supplier:manage') ? (
              <>
                <Button
                  variant="default"
                  leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
                  renderRoot={(props) => <Link to="/suppliers/import" {...props} />}
                >
                  From a file
                </Button>
                <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdds(true)}>
                  New supplier
                </Button>
              </>
            ) : null}
          </>
        }
      />
      <div className="st-filters">
        <TextInput
          aria-label="Find a supplier"
          placeholder="Find a supplier"
          leftSection={<IconSearch size={18} aria-hidden />}
          value={search}
          onChange={(event) => {
            const { value } = event.currentTarget;
            void navigate({ search: (before) => ({ ...before, search: value || undefined }), replace: true });
          }}
        />
        <Checkbox
          label="Also those out of use"
          checked={retired}
          onChange={(event) => {
            const { checked } = event.currentTarget;
            void navigate({ search: (before) => ({ ...before, retired: checked || undefined }) });
          }}
        />
      </div>
      <DataTable
        caption="Suppliers"
        rows={rows}
        rowKey={({ id }) => id}
        loading={isLoading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: refetch }}
        empty={
          search
            ? { kind: 'filtered', title: 'No supplier fits' }
            : { kind: 'first-use', title: 'There is no supplier yet', children: 'Add whom you buy from first.' }
        }
        onRowClick={({ id }) => open(id)}
        columns={[
          {
            key: 'name',
            header: 'Supplier',
            render: ({ name, retiredAt }) => (
              <>
                {name} {retiredAt ? <StatusPill tone="quiet">Out of use</StatusPill> : null}
              </>
            ),
          },
          { key: 'contact', header: 'Contact', render: ({ contact, phone }) => contact ?? phone ?? '–' },
          { key: 'gstin', header: 'GSTIN', render: ({ gstin }) => gstin ?? '–' },
          {
            key: 'terms',
            header: 'Paid',
            render: ({ paymentDays, isMsme }) =>
              `${paymentDays === 0 ? 'at once' : `after ${sayDays(paymentDays)}`}${isMsme ? ', MSME' : ''}`,
          },
          { key: 'lead', header: 'Comes after', numeric: true, render: ({ leadDays }) => sayDays(leadDays) },
        ]}
      />
      <ShowMore list={list} />
      <Drawer opened={adds} onClose={() => setAdds(false)} position="right" size={460} title="New supplier">
        <EditSupplier supplier={null} onSaved={open} />
      </Drawer>
    </>
  );
}

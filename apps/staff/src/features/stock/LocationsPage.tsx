import './stock.css';
import { newId, problemOf, usePages } from '@college-kiosk/client';
import { DataTable, PageHeader, ShowMore, StatusPill } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { StockLocationKind } from '../../gql/graphql.ts';
import { TimelineButton } from '../../shell/TimelineButton.tsx';
import { StockLocationsDocument } from '../../shell/use-locations.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { type LocationDraft, LocationForm } from './LocationForm.tsx';

export const locationKinds: Record<StockLocationKind, string> = {
  STORE: 'Store',
  KITCHEN: 'Kitchen',
  COUNTER: 'Counter',
};

/** Where stock lies in this outlet, and where orders take from. */
export function LocationsPage() {
  const { outlet, may } = useSigned();
  const [draft, setDraft] = useState<LocationDraft | null>(null);
  const { rows, error, isLoading, refetch, ...list } = usePages(StockLocationsDocument, {
    variables: { outletId: outlet.id },
    page: (data) => data.stockLocations,
  });
  const problem = error ? problemOf(error) : null;
  const manages = may('stock:manage');
  const add = () =>
    setDraft({ id: newId(), code: '', name: '', kind: 'STORE', forOrders: true, inUse: true, version: 0, isNew: true });
  return (
    <>
      <PageHeader
        title="Locations"
        lead={`Where stock lies in ${outlet.name}`}
        actions={
          manages ? (
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={add}>
              Add a location
            </Button>
          ) : null
        }
      />
      <DataTable
        caption="Locations"
        rows={rows}
        rowKey={({ id }) => id}
        loading={isLoading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: refetch }}
        empty={{
          kind: 'first-use',
          title: 'There are no locations yet',
          children: 'The main store is made when the first stock comes.',
          ...(manages && { action: { label: 'Add a location', onClick: add } }),
        }}
        {...(manages && {
          onRowClick: ({ retiredAt, ...row }: (typeof rows)[number]) =>
            setDraft({ ...row, inUse: retiredAt === null, isNew: false }),
        })}
        columns={[
          { key: 'name', header: 'Name', render: ({ name }) => <strong>{name}</strong> },
          { key: 'code', header: 'Code', render: ({ code }) => code },
          { key: 'kind', header: 'Kind', render: ({ kind }) => locationKinds[kind] },
          {
            key: 'orders',
            header: 'Orders take from here',
            render: ({ retiredAt, forOrders }) =>
              retiredAt ? (
                <StatusPill tone="quiet">Out of use</StatusPill>
              ) : forOrders ? (
                <StatusPill tone="good">Yes</StatusPill>
              ) : (
                <StatusPill tone="quiet">Only after it was moved</StatusPill>
              ),
          },
          ...(may('audit:read')
            ? [
                {
                  key: 'history',
                  header: 'History',
                  render: ({ id, name }: { id: string; name: string }) => (
                    <TimelineButton entity="stock_location" id={id} name={name} />
                  ),
                },
              ]
            : []),
        ]}
      />
      <ShowMore list={list} />
      {draft ? (
        <LocationForm
          draft={draft}
          onClose={() => setDraft(null)}
          onSaved={() => {
            setDraft(null);
            refetch();
          }}
        />
      ) : null}
    </>
  );
}

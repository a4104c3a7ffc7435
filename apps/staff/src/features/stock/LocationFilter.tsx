import { useQuery } from '@apollo/client/react';
import { NativeSelect } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { StockLocationsDocument } from './LocationsPage.tsx';

/** Shows the stock of one location only; nothing to choose where there is but one. */
export function LocationFilter({ outletId }: { outletId: string }) {
  const { location } = useSearch({ from: '/signed/stock' });
  const navigate = useNavigate({ from: '/stock' });
  const { data } = useQuery(StockLocationsDocument, { variables: { outletId } });
  // One that was just taken out of use stays while it is looked at.
  const there = (data?.stockLocations ?? []).filter(({ retiredAt, id }) => retiredAt === null || id === location);
  if (there.length < 2) return null;
  return (
    <NativeSelect
      aria-label="Location"
      data={[{ value: '', label: 'All locations' }, ...there.map(({ id, name }) => ({ value: id, label: name }))]}
      value={location ?? ''}
      onChange={(event) => {
        const { value } = event.currentTarget;
        void navigate({ search: (before) => ({ ...before, location: value || undefined }) });
      }}
    />
  );
}

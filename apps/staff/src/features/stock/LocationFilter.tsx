import { useQuery } from '@apollo/client/react';
import { NativeSelect } from '@mantine/core';
import { locationsIn, StockLocationsDocument } from './LocationsPage.tsx';

type Props = { outletId: string; chosen: string | undefined; onChoose: (id: string | undefined) => void };

/** Shows what is about one location only; nothing to choose where there is but one. */
export function LocationFilter({ outletId, chosen, onChoose }: Props) {
  const { data } = useQuery(StockLocationsDocument, { variables: { outletId } });
  // One that was just taken out of use stays while it is looked at.
  const there = locationsIn(data).filter(({ retiredAt, id }) => retiredAt === null || id === chosen);
  if (there.length < 2) return null;
  return (
    <NativeSelect
      aria-label="Location"
      data={[{ value: '', label: 'All locations' }, ...there.map(({ id, name }) => ({ value: id, label: name }))]}
      value={chosen ?? ''}
      onChange={(event) => onChoose(event.currentTarget.value || undefined)}
    />
  );
}

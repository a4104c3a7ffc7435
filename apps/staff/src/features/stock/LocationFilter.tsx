import { NativeSelect } from '@mantine/core';
import { useLocations } from '../../shell/use-locations.ts';

type Props = { outletId: string; chosen: string | undefined; onChoose: (id: string | undefined) => void };

/** Shows what is about one location only; nothing to choose where there is but one. */
export function LocationFilter({ outletId, chosen, onChoose }: Props) {
  const { locations, find } = useLocations(outletId);
  // One that was just taken out of use stays while it is looked at.
  const looked = find(chosen);
  const there = [...(locations ?? []), ...(looked?.retiredAt ? [looked] : [])];
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

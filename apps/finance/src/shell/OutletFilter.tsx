import { NativeSelect } from '@mantine/core';
import { useSigned } from './viewer.ts';

type Props = { value: string | undefined; onChange: (outlet: string | undefined) => void };

/** One outlet's books, or those of all. Nothing to choose where there is only one. */
export function OutletFilter({ value, onChange }: Props) {
  const { viewer } = useSigned();
  if (viewer.outlets.length < 2) return null;
  return (
    <NativeSelect
      label="Outlet"
      value={value ?? ''}
      data={[
        { value: '', label: 'All outlets' },
        ...viewer.outlets.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}

/** For the head of a printed page. */
export function useOutletName(id: string | undefined): string {
  const { viewer } = useSigned();
  return viewer.outlets.find((outlet) => outlet.id === id)?.name ?? 'All outlets';
}

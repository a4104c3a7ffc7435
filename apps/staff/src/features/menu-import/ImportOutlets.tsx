import { Checkbox } from '@mantine/core';
import { holds, useSigned } from '../../shell/viewer.tsx';
import type { Settings } from './settings.ts';

type Props = { outletIds: readonly string[]; onChange: (changed: Partial<Settings>) => void };

/** Which outlets sell the dishes, of those whose menu one may change. A dish they share can only be changed for all of them. */
export function ImportOutlets({ outletIds, onChange }: Props) {
  const { viewer } = useSigned();
  const sellers = viewer.outlets.filter(({ id }) => holds(viewer, 'menu:manage', id));
  if (sellers.length < 2) return null;
  return (
    <Checkbox.Group
      label="Outlets that sell the dishes"
      value={[...outletIds]}
      onChange={(ids) => onChange({ outletIds: ids, station: '' })}
    >
      <div className="mi-outlets">
        {sellers.map(({ id, name }) => (
          <Checkbox key={id} value={id} label={name} disabled={outletIds.length === 1 && outletIds[0] === id} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

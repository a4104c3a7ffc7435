import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import type { Diet, ImportExisting } from '../../gql/graphql.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { ImportOutlets } from './ImportOutlets.tsx';
import { paiseOf, type Settings } from './settings.ts';

type Props = { settings: Settings; fileOutlets: readonly string[]; onChange: (changed: Partial<Settings>) => void };

const DIETS: { value: Diet | ''; label: string }[] = [
  { value: '', label: 'None: then it is an error' },
  { value: 'VEG', label: 'Veg' },
  { value: 'VEGAN', label: 'Vegan' },
  { value: 'EGG', label: 'Egg' },
  { value: 'NON_VEG', label: 'Non-veg' },
];

/** Which rows, what with dishes that are there, and what new ones get where the file says nothing. */
export function ImportSettings({ settings, fileOutlets, onChange }: Props) {
  const { outlet, viewer } = useSigned();
  const { outletIds, fileOutlet, existing, category, diet, price, station } = settings;
  // A new dish is made at one station by its code, so all that sell it need that station.
  const [first = outlet, ...others] = viewer.outlets.filter(({ id }) => outletIds.includes(id));
  const stations = first.stations.filter(({ code }) =>
    others.every((other) => other.stations.some((one) => one.code === code)),
  );
  return (
    <section className="mi-card mi-settings">
      <h2>Settings</h2>
      <ImportOutlets outletIds={outletIds} onChange={onChange} />
      {fileOutlets.length > 1 || fileOutlet !== '' ? (
        <NativeSelect
          label="Rows of"
          data={[{ value: '', label: 'All outlets of the file' }, ...fileOutlets]}
          value={fileOutlet}
          onChange={(event) => onChange({ fileOutlet: event.currentTarget.value })}
        />
      ) : null}
      <div>
        <span id="mi-existing" className="mi-label">
          Dishes that are on the menu
        </span>
        <SegmentedControl
          fullWidth
          aria-labelledby="mi-existing"
          data={[
            { value: 'UPDATE', label: 'Change' },
            { value: 'SKIP', label: 'Leave' },
          ]}
          value={existing}
          onChange={(value) => onChange({ existing: value as ImportExisting })}
        />
      </div>
      <h3>New dishes, where the file says nothing</h3>
      <TextInput
        label="Category"
        placeholder="None: then it is an error"
        value={category}
        maxLength={80}
        onChange={(event) => onChange({ category: event.currentTarget.value })}
      />
      <NativeSelect
        label="Veg or non-veg"
        data={DIETS}
        value={diet}
        onChange={(event) => onChange({ diet: event.currentTarget.value as Diet | '' })}
      />
      <TextInput
        label="Price"
        placeholder="None: then it is an error"
        inputMode="decimal"
        leftSection="₹"
        value={price}
        error={price.trim() !== '' && paiseOf(price) === null ? 'Rupees, like 60 or 60.50' : undefined}
        onChange={(event) => onChange({ price: event.currentTarget.value })}
      />
      <NativeSelect
        label="Station"
        data={[
          { value: '', label: 'None: handed over as it is' },
          ...stations.map(({ code, name }) => ({ value: code, label: name })),
        ]}
        value={station}
        onChange={(event) => onChange({ station: event.currentTarget.value })}
      />
    </section>
  );
}

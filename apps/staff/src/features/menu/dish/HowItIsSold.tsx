import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { DishQuery, TaxKind } from '../../../gql/graphql.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { type DishDraft, emptySize, type SizeDraft } from './dish-draft.ts';

type Props = {
  draft: DishDraft;
  dayparts: DishQuery['dayparts'];
  change: (part: Partial<DishDraft>) => void;
};

/** Sizes and prices, tax, station and hours. */
export function HowItIsSold({ draft, dayparts, change }: Props) {
  const { outlet } = useSigned();
  const isGoods = draft.taxKind === 'GOODS';
  return (
    <>
      <Sizes sizes={draft.sizes} change={(sizes) => change({ sizes })} />
      <div className="ds-three">
        <NativeSelect
          label="Sold as"
          data={[
            { value: 'PREPARED', label: 'Food made here' },
            { value: 'GOODS', label: 'Packaged goods' },
          ]}
          value={draft.taxKind}
          onChange={(event) => change({ taxKind: event.currentTarget.value as TaxKind })}
        />
        <TextInput
          label={isGoods ? 'HSN code' : 'SAC code'}
          description={isGoods ? 'As on the bill of its supplier' : '996333 is canteen service'}
          inputMode="numeric"
          value={draft.taxCode}
          onChange={(event) => change({ taxCode: event.currentTarget.value })}
        />
        {isGoods ? (
          <TextInput
            label="MRP"
            description="Printed on it, tax in"
            leftSection="₹"
            inputMode="decimal"
            value={draft.mrp}
            onChange={(event) => change({ mrp: event.currentTarget.value })}
          />
        ) : null}
      </div>
      <div className="ds-pair">
        <NativeSelect
          label="Made at"
          description={
            outlet.stations.length === 0 ? 'Stations are set up under Outlet' : 'The station whose screen shows it'
          }
          data={[
            { value: '', label: 'Nowhere: handed over as it is' },
            ...outlet.stations.map(({ code, name }) => ({ value: code, label: name })),
            ...(draft.stationCode && !outlet.stations.some(({ code }) => code === draft.stationCode)
              ? [{ value: draft.stationCode, label: draft.stationCode }]
              : []),
          ]}
          value={draft.stationCode}
          onChange={(event) => change({ stationCode: event.currentTarget.value })}
        />
        <TextInput
          label="Takes"
          description="To make one"
          rightSection="min"
          inputMode="numeric"
          value={draft.prepMinutes}
          onChange={(event) => change({ prepMinutes: event.currentTarget.value })}
        />
      </div>
      {dayparts.length > 0 ? (
        <fieldset className="ds-checks">
          <legend>Served only at (none: all day)</legend>
          {dayparts.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={draft.daypartIds.includes(id)}
              onChange={() =>
                change({
                  daypartIds: draft.daypartIds.includes(id)
                    ? draft.daypartIds.filter((one) => one !== id)
                    : [...draft.daypartIds, id],
                })
              }
            />
          ))}
        </fieldset>
      ) : null}
    </>
  );
}

function Sizes({ sizes, change }: { sizes: SizeDraft[]; change: (sizes: SizeDraft[]) => void }) {
  const set = (id: string, part: Partial<SizeDraft>) =>
    change(sizes.map((size) => (size.id === id ? { ...size, ...part } : size)));
  return (
    <ul className="ds-sizes" aria-label="Sizes">
      {sizes.map((size) => (
        <li key={size.id}>
          <TextInput
            label="Size"
            maxLength={80}
            value={size.name}
            onChange={(event) => set(size.id, { name: event.currentTarget.value })}
          />
          <TextInput
            label="Price"
            leftSection="₹"
            inputMode="decimal"
            value={size.price}
            onChange={(event) => set(size.id, { price: event.currentTarget.value })}
          />
          {sizes.length > 1 ? (
            <Button
              variant="default"
              aria-label={`Take out ${size.name || 'this size'}`}
              onClick={() => change(sizes.filter(({ id }) => id !== size.id))}
            >
              <IconX size={18} aria-hidden />
            </Button>
          ) : null}
        </li>
      ))}
      <li>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => change([...sizes, emptySize()])}
        >
          Another size
        </Button>
      </li>
    </ul>
  );
}

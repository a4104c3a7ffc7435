import { never, useCommandId } from '@college-kiosk/client';
import { Notice, scaled, unscaled } from '@college-kiosk/ui';
import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { unitsOf } from '../../shell/amounts.ts';
import { type ChosenItem, StockItemSelect } from '../../shell/StockItemSelect.tsx';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { priceOn, type SoldItem } from './SupplierItems.tsx';

const SaveSupplierItemDocument = graphql(`
  mutation SaveSupplierItem($input: SaveSupplierItemInput!) {
    saveSupplierItem(input: $input) {
      __typename
      ... on Supplier { id }
      ... on UnitUnknown { code message unit }
    }
  }
`);

type Props = {
  supplierId: string;
  outletId: string;
  today: string;
  sold: SoldItem | null;
  onSaved: () => void;
};

/** What a supplier sells, in which pack, and from when on at which price. */
export function EditSupplierItem({ supplierId, outletId, today, sold, onSaved }: Props) {
  const toast = useToast();
  const commandId = useCommandId();
  const [item, setItem] = useState<Pick<ChosenItem, 'id' | 'name' | 'units'> | null>(
    sold ? { ...sold.item, units: unitsOf(sold.item) } : null,
  );
  const [unit, setUnit] = useState(sold?.unit ?? '');
  const price = sold && priceOn(sold.prices, today);
  const [typed, setTyped] = useState(price ? unscaled(price.price, 2) : '');
  const [validFrom, setValidFrom] = useState(today);
  const [code, setCode] = useState(sold?.code ?? '');
  const [minimumPacks, setMinimumPacks] = useState<number | string>(sold?.minimumPacks ?? 1);
  const [isSold, setIsSold] = useState(!sold?.retiredAt);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(SaveSupplierItemDocument);
  const paise = scaled(typed, 2);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    if (!item || paise === null || unit === '') return setRefusal('Choose an item, its pack and its price.');
    const said = {
      ...{ supplierId, stockItemId: item.id, code: code.trim() || null, unit, price: paise, validFrom, isSold },
      minimumPacks: Number(minimumPacks) || 1,
    };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.saveSupplierItem;
    if (!answer) return;
    switch (answer.__typename) {
      case 'Supplier':
        toast.done(`${item.name} is saved.`);
        return onSaved();
      case 'UnitUnknown':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <form className="pu-form" onSubmit={(event) => void save(event)} noValidate>
      {sold ? (
        <p className="pu-note">{sold.item.name}</p>
      ) : (
        <StockItemSelect
          outletId={outletId}
          className="pu-item"
          chosen={item}
          onChoose={(chosen) => {
            setItem(chosen);
            setUnit(chosen?.units[0] ?? '');
          }}
        />
      )}
      <div className="pu-pair">
        <NativeSelect
          label="Pack"
          disabled={!item}
          data={item ? [...item.units] : ['']}
          value={unit}
          onChange={(event) => setUnit(event.currentTarget.value)}
        />
        <NumberInput label="At least, packs" min={1} max={100_000} value={minimumPacks} onChange={setMinimumPacks} />
      </div>
      <div className="pu-pair">
        <TextInput
          label="Price of a pack, without tax"
          inputMode="decimal"
          leftSection="₹"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <TextInput
          label="From"
          type="date"
          value={validFrom}
          onChange={(event) => setValidFrom(event.currentTarget.value)}
        />
      </div>
      <TextInput
        label="Their code"
        maxLength={60}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {sold ? (
        <Checkbox label="They sell it" checked={isSold} onChange={(event) => setIsSold(event.currentTarget.checked)} />
      ) : null}
      {refusal ? <Notice>{refusal}</Notice> : null}
      <Button type="submit" loading={busy}>
        Save
      </Button>
    </form>
  );
}

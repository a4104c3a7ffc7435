import { useCommandId } from '@college-kiosk/client';
import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { StockCountClass } from '../../../gql/graphql.ts';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';

const ChangeStockItemRulesDocument = graphql(`
  mutation ChangeStockItemRules($input: ChangeItemRulesInput!) {
    changeStockItemRules(input: $input) { __typename id countClass countClassFixed openedLifeDays }
  }
`);

type Props = {
  item: { id: string; countClass: StockCountClass; countClassFixed: boolean; openedLifeDays?: number | null };
  locked: boolean;
};

/** How often an item is counted, and how long it keeps once opened. */
export function ItemRules({ item, locked }: Props) {
  const toast = useToast();
  const commandId = useCommandId();
  const [fixed, setFixed] = useState<string>(item.countClassFixed ? item.countClass : '');
  const [life, setLife] = useState<number | string>(item.openedLifeDays ?? '');
  const [run, busy] = useRun(ChangeStockItemRulesDocument);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const said = {
      stockItemId: item.id,
      countClass: (fixed || null) as StockCountClass | null,
      openedLifeDays: life === '' ? null : Number(life),
    };
    if (await run({ input: { commandId: commandId(said), ...said } })) toast.done('It counts from now on.');
  };
  return (
    <form className="si-form" onSubmit={(event) => void save(event)} noValidate>
      <fieldset disabled={locked}>
        <legend>Counting and keeping</legend>
        <div className="si-pair">
          <NativeSelect
            label="Counted"
            data={[
              { value: '', label: `By what is used of it${item.countClassFixed ? '' : ` (now ${item.countClass})`}` },
              { value: 'A', label: 'A, every week' },
              { value: 'B', label: 'B, every month' },
              { value: 'C', label: 'C, every quarter' },
            ]}
            value={fixed}
            onChange={(event) => setFixed(event.currentTarget.value)}
          />
          <NumberInput
            label="Keeps once opened, days"
            placeholder="As unopened"
            min={0}
            max={365}
            allowDecimal={false}
            value={life}
            onChange={setLife}
          />
        </div>
        {locked ? null : (
          <Button type="submit" variant="default" loading={busy} style={{ justifySelf: 'start' }}>
            Save
          </Button>
        )}
      </fieldset>
    </form>
  );
}

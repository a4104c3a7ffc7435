import { never, useCommandId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { StockCountClass } from '../../../gql/graphql.ts';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';

const ChangeStockItemRulesDocument = graphql(`
  mutation ChangeStockItemRules($input: ChangeItemRulesInput!) {
    changeStockItemRules(input: $input) {
      __typename
      ... on StockItem { id countClass countClassFixed openedLifeDays version }
      ... on ChangedMeanwhile { code message }
    }
  }
`);

type Rules = {
  id: string;
  countClass: StockCountClass;
  countClassFixed: boolean;
  openedLifeDays: number | null;
  version: number;
};
type Props = {
  item: Rules;
  locked: boolean;
  /** The item as it is there now. */
  reread: () => Promise<Rules | null>;
};

/** How often an item is counted, and how long it keeps once opened. */
export function ItemRules({ item, locked, reread }: Props) {
  const toast = useToast();
  const commandId = useCommandId();
  // What the form began with: others may have saved the item since.
  const [seen, setSeen] = useState(item);
  const [isChanged, setIsChanged] = useState(false);
  const [fixed, setFixed] = useState<string>(item.countClassFixed ? item.countClass : '');
  const [life, setLife] = useState<number | string>(item.openedLifeDays ?? '');
  const [run, busy] = useRun(ChangeStockItemRulesDocument);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const said = {
      ...{ stockItemId: item.id, version: seen.version },
      countClass: (fixed || null) as StockCountClass | null,
      openedLifeDays: life === '' ? null : Number(life),
    };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.changeStockItemRules;
    if (!answer) return;
    switch (answer.__typename) {
      case 'StockItem':
        setSeen(answer);
        setIsChanged(false);
        return toast.done('It counts from now on.');
      case 'ChangedMeanwhile':
        setSeen((await reread()) ?? seen);
        return setIsChanged(true);
      default:
        never(answer);
    }
  };
  return (
    <form className="si-form" onSubmit={(event) => void save(event)} noValidate>
      <fieldset disabled={locked}>
        <legend>Counting and keeping</legend>
        <div className="si-pair">
          <NativeSelect
            label="Counted"
            data={[
              { value: '', label: `By what is used of it${seen.countClassFixed ? '' : ` (now ${seen.countClass})`}` },
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
        {isChanged ? (
          <Notice tone="soon">
            Somebody saved this item in the meantime. It is now counted {countedWords(seen)}, and {keptWords(seen)}.
            What you chose is still here: save again to keep it.
          </Notice>
        ) : null}
        {locked ? null : (
          <Button type="submit" variant="default" loading={busy} style={{ justifySelf: 'start' }}>
            Save
          </Button>
        )}
      </fieldset>
    </form>
  );
}

function countedWords({ countClass, countClassFixed }: Rules): string {
  return countClassFixed ? `as ${countClass}` : `by what is used of it (${countClass})`;
}

function keptWords({ openedLifeDays: days }: Rules): string {
  return days === null ? 'keeps once opened as unopened' : `keeps ${days} ${days === 1 ? 'day' : 'days'} once opened`;
}

import { useQuery } from '@apollo/client/react';
import { askAgain, never, useCommandId } from '@college-kiosk/client';
import { Notice, scaled } from '@college-kiosk/ui';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';

const StockSettingsDocument = graphql(`
  query StockSettings {
    stockSettings { __typename wasteApprovalAbove returnApprovalAbove recountAbove wastePhotoNeeded version }
  }
`);
const ChangeStockSettingsDocument = graphql(`
  mutation ChangeStockSettings($input: ChangeStockSettingsInput!) {
    changeStockSettings(input: $input) {
      __typename
      ... on StockSettings { wasteApprovalAbove returnApprovalAbove recountAbove wastePhotoNeeded version }
      ... on ChangedMeanwhile { code message }
    }
  }
`);

/** From which worth waste, and goods that go back, need another person, and from which difference a count is repeated: for all outlets. */
export function StockLimits() {
  const { data, refetch } = useQuery(StockSettingsDocument);
  const toast = useToast();
  const commandId = useCommandId();
  const [run, busy] = useRun(ChangeStockSettingsDocument);
  const [typed, setTyped] = useState<{ waste?: string; back?: string; recount?: string; photo?: boolean }>({});
  const [isChanged, setIsChanged] = useState(false);
  const now = data?.stockSettings;
  if (!now) return null;
  const waste = typed.waste ?? String(now.wasteApprovalAbove / 100);
  const back = typed.back ?? String(now.returnApprovalAbove / 100);
  const recount = typed.recount ?? String(now.recountAbove / 100);
  const wastePhotoNeeded = typed.photo ?? now.wastePhotoNeeded;
  const [wasteApprovalAbove, returnApprovalAbove, recountAbove] = [waste, back, recount].map((one) =>
    scaled(one, 2),
  ) as [number | null, number | null, number | null];
  const ready =
    wasteApprovalAbove !== null && returnApprovalAbove !== null && recountAbove !== null && recountAbove <= 10_000;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const limits = { wasteApprovalAbove, returnApprovalAbove, recountAbove, wastePhotoNeeded };
    const said = { version: now.version, ...limits };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.changeStockSettings;
    if (!answer) return;
    setIsChanged(answer.__typename === 'ChangedMeanwhile');
    await askAgain(refetch)();
    switch (answer.__typename) {
      case 'StockSettings':
        toast.done('It counts from the next entry on.');
        return setTyped({});
      case 'ChangedMeanwhile':
        return;
      default:
        never(answer);
    }
  };
  return (
    <form className="sw-limits" onSubmit={save} noValidate>
      <h3>Limits, for all outlets</h3>
      <TextInput
        label="Waste above, in ₹, waits for another person"
        inputMode="decimal"
        value={waste}
        error={wasteApprovalAbove === null ? 'An amount' : undefined}
        onChange={(event) => setTyped({ ...typed, waste: event.currentTarget.value })}
      />
      <Checkbox
        label="It needs a photo"
        checked={wastePhotoNeeded}
        onChange={(event) => setTyped({ ...typed, photo: event.currentTarget.checked })}
      />
      <TextInput
        label="Goods that go back above, in ₹, wait for another person"
        inputMode="decimal"
        value={back}
        error={returnApprovalAbove === null ? 'An amount' : undefined}
        onChange={(event) => setTyped({ ...typed, back: event.currentTarget.value })}
      />
      <TextInput
        label="Differences above, in %, are counted once more"
        inputMode="decimal"
        value={recount}
        error={recountAbove === null || recountAbove > 10_000 ? 'Up to 100' : undefined}
        onChange={(event) => setTyped({ ...typed, recount: event.currentTarget.value })}
      />
      {isChanged ? (
        <Notice tone="soon">
          Somebody saved these limits in the meantime: ₹{now.wasteApprovalAbove / 100} for waste
          {now.wastePhotoNeeded ? ' with a photo' : ''}, ₹{now.returnApprovalAbove / 100} for goods that go back,{' '}
          {now.recountAbove / 100} % for counts. What you typed is still here: save again to keep it.
        </Notice>
      ) : null}
      <Button type="submit" variant="default" loading={busy} disabled={!ready}>
        Save the limits
      </Button>
    </form>
  );
}

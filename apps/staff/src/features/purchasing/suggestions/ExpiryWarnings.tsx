import { useCommandId } from '@college-kiosk/client';
import { Button, NumberInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { ReplenishmentRulesQuery, StockKind } from '../../../gql/graphql.ts';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';

const ChangeExpiryWarningsDocument = graphql(`
  mutation ChangeExpiryWarnings($input: ChangeExpiryWarningsInput!) {
    changeExpiryWarnings(input: $input) { __typename kind days }
  }
`);

const kindNames: Record<StockKind, string> = {
  INGREDIENT: 'Ingredients',
  PREP: 'Made here',
  PACKAGED: 'Packaged',
  CONSUMABLE: 'Consumables',
};

type Props = { outletId: string; warnings: ReplenishmentRulesQuery['expiryWarnings']; locked: boolean };

/** So many days before its last one a batch is said to expire soon, kind by kind. */
export function ExpiryWarnings({ outletId, warnings, locked }: Props) {
  const toast = useToast();
  const commandId = useCommandId();
  const [rows, setRows] = useState(warnings.map(({ kind, days }) => ({ kind, days })));
  const [run, busy] = useRun(ChangeExpiryWarningsDocument);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const said = { outletId, warnings: rows };
    if (await run({ input: { commandId: commandId(said), ...said } })) toast.done('It counts from the next look on.');
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <fieldset disabled={locked}>
        <legend>Days before expiry that a batch is told of</legend>
        <div className="ps-kinds">
          {rows.map(({ kind, days }) => (
            <NumberInput
              key={kind}
              label={kindNames[kind]}
              min={0}
              max={365}
              allowDecimal={false}
              value={days}
              onChange={(typed) =>
                setRows((before) =>
                  before.map((one) => (one.kind === kind ? { ...one, days: Number(typed) || 0 } : one)),
                )
              }
            />
          ))}
        </div>
        {locked ? null : (
          <Button type="submit" variant="default" loading={busy} style={{ justifySelf: 'start' }}>
            Save the days
          </Button>
        )}
      </fieldset>
    </form>
  );
}

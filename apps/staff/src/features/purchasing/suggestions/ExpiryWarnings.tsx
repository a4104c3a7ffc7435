import { never, useCommandId } from '@college-kiosk/client';
import { Button, NumberInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { ReplenishmentRulesQuery, StockKind } from '../../../gql/graphql.ts';
import { ChangedNotice } from '../../../shell/ChangedNotice.tsx';
import type { Said } from '../../../shell/changes.ts';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';
import { useSeen } from '../../../shell/use-seen.ts';

const ChangeExpiryWarningsDocument = graphql(`
  mutation ChangeExpiryWarnings($input: ChangeExpiryWarningsInput!) {
    changeExpiryWarnings(input: $input) {
      __typename
      ... on ExpiryWarnings { warnings { __typename kind days version } }
      ... on ChangedMeanwhile { code message }
    }
  }
`);

const kindNames: Record<StockKind, string> = {
  INGREDIENT: 'Ingredients',
  PREP: 'Made here',
  PACKAGED: 'Packaged',
  CONSUMABLE: 'Consumables',
};

type Warnings = ReplenishmentRulesQuery['expiryWarnings'];
type Days = Record<StockKind, number>;

const kinds = Object.keys(kindNames) as StockKind[];
const said = Object.fromEntries(
  kinds.map((kind) => [kind, { label: kindNames[kind], say: (days: Days) => `${days[kind]} days` }]),
) as Said<Days>;

const daysOf = (warnings: Warnings) => Object.fromEntries(warnings.map(({ kind, days }) => [kind, days])) as Days;

type Props = {
  outletId: string;
  warnings: Warnings;
  locked: boolean;
  /** What counts there now. */
  reread: () => Promise<Warnings | undefined>;
};

/** So many days before its last one a batch is said to expire soon, kind by kind. */
export function ExpiryWarnings({ outletId, warnings, locked, reread }: Props) {
  const toast = useToast();
  const commandId = useCommandId();
  const form = useSeen(warnings, { said, draftOf: daysOf });
  const [run, busy] = useRun(ChangeExpiryWarningsDocument);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const rows = form.seen.map(({ kind, version }) => ({ kind, version, days: form.draft[kind] }));
    const asked = { outletId, warnings: rows };
    const answer = (await run({ input: { commandId: commandId(asked), ...asked } }))?.changeExpiryWarnings;
    if (!answer) return;
    switch (answer.__typename) {
      case 'ExpiryWarnings':
        form.saved(answer.warnings);
        return toast.done('It counts from the next look on.');
      case 'ChangedMeanwhile':
        return form.meet((await reread()) ?? form.seen);
      default:
        never(answer);
    }
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <fieldset disabled={locked}>
        <legend>Days before expiry that a batch is told of</legend>
        <div className="ps-kinds">
          {form.seen.map(({ kind }) => (
            <NumberInput
              key={kind}
              label={kindNames[kind]}
              min={0}
              max={365}
              allowDecimal={false}
              value={form.draft[kind]}
              onChange={(typed) => form.change({ [kind]: Number(typed) || 0 })}
            />
          ))}
        </div>
        {form.changes ? (
          <ChangedNotice noun="list of days" changes={form.changes} onTakeTheirs={form.takeTheirs} />
        ) : null}
        {locked ? null : (
          <Button type="submit" variant="default" loading={busy} style={{ justifySelf: 'start' }}>
            Save the days
          </Button>
        )}
      </fieldset>
    </form>
  );
}

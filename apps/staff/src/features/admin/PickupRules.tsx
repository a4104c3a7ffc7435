import { useQuery } from '@apollo/client/react';
import { useCommandId } from '@college-kiosk/client';
import { Button, Checkbox, NumberInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';

const PickupRulesDocument = graphql(`
  query PickupRules($outletId: UUID!) {
    pickupRules(outletId: $outletId) { __typename outletId noShowMinutes refundsNoShows refundsCooked }
  }
`);
const ChangePickupRulesDocument = graphql(`
  mutation ChangePickupRules($input: ChangePickupRulesInput!) {
    changePickupRules(input: $input) { __typename outletId noShowMinutes refundsNoShows refundsCooked }
  }
`);

const [fewest, usual, most] = [5, 30, 1_440];
type Rules = { noShowMinutes: number | string | null; refundsNoShows: boolean; refundsCooked: boolean };

/** When an order counts as not collected, and whose money goes back. */
export function PickupRules() {
  const { outlet } = useSigned();
  const { data, refetch } = useQuery(PickupRulesDocument, { variables: { outletId: outlet.id } });
  const toast = useToast();
  const commandId = useCommandId();
  const [run, busy] = useRun(ChangePickupRulesDocument);
  const [typed, setTyped] = useState<Partial<Rules>>({});
  if (!data) return null;
  const rules: Rules = { ...data.pickupRules, ...typed };
  const { refundsNoShows, refundsCooked } = rules;
  const minutes = rules.noShowMinutes === null ? null : Number(rules.noShowMinutes);
  const fits = minutes === null || (Number.isInteger(minutes) && minutes >= fewest && minutes <= most);
  const change = (part: Partial<Rules>) => setTyped((before) => ({ ...before, ...part }));
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!fits) return;
    const said = { outletId: outlet.id, noShowMinutes: minutes, refundsNoShows, refundsCooked };
    if (!(await run({ input: { commandId: commandId(said), ...said } }))) return;
    toast.done('It counts from now on.');
    setTyped({});
    void refetch();
  };
  return (
    <form className="ad-card ad-form" onSubmit={(event) => void save(event)} noValidate>
      <h2>Orders that nobody gets</h2>
      <Checkbox
        label="What nobody collects is over by itself"
        checked={minutes !== null}
        onChange={(event) => change({ noShowMinutes: event.currentTarget.checked ? usual : null })}
      />
      {minutes === null ? null : (
        <NumberInput
          label="Minutes after it was ready"
          min={fewest}
          max={most}
          clampBehavior="none"
          allowDecimal={false}
          value={rules.noShowMinutes ?? ''}
          error={fits ? undefined : `${fewest} to ${most}`}
          onChange={(value) => change({ noShowMinutes: value })}
        />
      )}
      <Checkbox
        label="Give the money back for what was not collected"
        checked={refundsNoShows}
        onChange={(event) => change({ refundsNoShows: event.currentTarget.checked })}
      />
      <Checkbox
        label="Give the money back when it is cancelled after cooking began"
        checked={refundsCooked}
        onChange={(event) => change({ refundsCooked: event.currentTarget.checked })}
      />
      <Button type="submit" loading={busy} disabled={!fits || Object.keys(typed).length === 0}>
        Save
      </Button>
    </form>
  );
}

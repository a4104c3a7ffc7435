import { never, useCommandId } from '@college-kiosk/client';
import { Notice, scaled, unscaled } from '@college-kiosk/ui';
import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { ReplenishmentRulesQuery, StockCountClass } from '../../../gql/graphql.ts';
import { ChangedNotice } from '../../../shell/ChangedNotice.tsx';
import type { Said } from '../../../shell/changes.ts';
import { serviceLevels } from '../../../shell/service-levels.ts';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';
import { useSeen } from '../../../shell/use-seen.ts';

const ChangeReplenishmentRulesDocument = graphql(`
  mutation ChangeReplenishmentRules($input: ChangeReplenishmentRulesInput!) {
    changeReplenishmentRules(input: $input) {
      __typename
      ... on ReplenishmentRules {
        outletId
        draftsByThemselves
        orderCost
        holdingRate
        version
        classes { __typename countClass serviceLevel reviewDays }
      }
      ... on ChangedMeanwhile { code message }
    }
  }
`);

const classWords: Record<StockCountClass, string> = {
  A: 'The few items that make up 80 % of what is used in a year',
  B: 'The next 15 %',
  C: 'The many small ones',
};

type Rules = ReplenishmentRulesQuery['replenishmentRules'];
type RulesDraft = { classes: Rules['classes']; drafts: boolean; cost: string; rate: string };

const said: Said<RulesDraft> = {
  classes: {
    label: 'Classes',
    say: ({ classes }) =>
      classes.map((one) => `${one.countClass} ${one.serviceLevel / 100} %, ${one.reviewDays} days`).join('; '),
  },
  cost: { label: 'Cost of an order', say: ({ cost }) => `₹${cost}` },
  rate: { label: 'Cost of keeping', say: ({ rate }) => `${rate} % a year` },
  drafts: { label: 'Drafts every night', say: ({ drafts }) => (drafts ? 'Yes' : 'No') },
};

const draftOf = ({ classes, draftsByThemselves, orderCost, holdingRate }: Rules): RulesDraft => ({
  ...{ classes, drafts: draftsByThemselves, cost: unscaled(orderCost, 2), rate: unscaled(holdingRate, 2) },
});

type Props = {
  outletId: string;
  rules: Rules;
  locked: boolean;
  /** What counts there now. */
  reread: () => Promise<Rules | undefined>;
};

/** How sure one wants to be of each class and how often it is ordered; whether drafts make themselves. */
export function ReplenishmentForm({ outletId, rules, locked, reread }: Props) {
  const toast = useToast();
  const commandId = useCommandId();
  const form = useSeen(rules, { said, draftOf });
  const { classes, drafts, cost, rate } = form.draft;
  const [problem, setProblem] = useState<string | null>(null);
  const [run, busy] = useRun(ChangeReplenishmentRulesDocument);
  const change = (countClass: StockCountClass, to: { serviceLevel?: number; reviewDays?: number }) =>
    form.change({ classes: classes.map((one) => (one.countClass === countClass ? { ...one, ...to } : one)) });
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const [orderCost, holdingRate] = [scaled(cost, 2), scaled(rate, 2)];
    if (orderCost === null || holdingRate === null || holdingRate < 1 || holdingRate > 10_000) {
      return setProblem('Enter what an order costs in ₹, and a share of up to 100 %.');
    }
    setProblem(null);
    const asked = {
      ...{ outletId, version: form.seen.version, draftsByThemselves: drafts, orderCost, holdingRate },
      classes: classes.map(({ countClass, serviceLevel, reviewDays }) => ({ countClass, serviceLevel, reviewDays })),
    };
    const answer = (await run({ input: { commandId: commandId(asked), ...asked } }))?.changeReplenishmentRules;
    if (!answer) return;
    switch (answer.__typename) {
      case 'ReplenishmentRules':
        form.saved(answer);
        return toast.done('What is to be ordered is worked out anew.');
      case 'ChangedMeanwhile':
        return form.meet((await reread()) ?? form.seen);
      default:
        never(answer);
    }
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <fieldset disabled={locked}>
        <legend>Ordering</legend>
        {classes.map(({ countClass, serviceLevel, reviewDays }) => (
          <div key={countClass} className="ps-class">
            <p>
              Class {countClass}
              <small>{classWords[countClass]}</small>
            </p>
            <NativeSelect
              label="Sure of enough"
              aria-label={`Sure of enough, class ${countClass}`}
              data={[...serviceLevels]}
              value={String(serviceLevel)}
              onChange={(event) => change(countClass, { serviceLevel: Number(event.currentTarget.value) })}
            />
            <NumberInput
              label="Ordered every, days"
              aria-label={`Ordered every, days, class ${countClass}`}
              min={0}
              max={60}
              allowDecimal={false}
              value={reviewDays}
              onChange={(days) => change(countClass, { reviewDays: Number(days) || 0 })}
            />
          </div>
        ))}
        <div className="ps-class">
          <p>
            Cost
            <small>For the quantity that costs least</small>
          </p>
          <TextInput
            label="Of an order, ₹"
            inputMode="decimal"
            value={cost}
            onChange={(event) => form.change({ cost: event.currentTarget.value })}
          />
          <TextInput
            label="Of keeping, % a year"
            inputMode="decimal"
            value={rate}
            onChange={(event) => form.change({ rate: event.currentTarget.value })}
          />
        </div>
        <Checkbox
          label="Make draft orders every night; somebody still looks at them and sends them"
          checked={drafts}
          onChange={(event) => form.change({ drafts: event.currentTarget.checked })}
        />
        {problem ? <Notice>{problem}</Notice> : null}
        {form.changes ? (
          <ChangedNotice noun="way of ordering" changes={form.changes} onTakeTheirs={form.takeTheirs} />
        ) : null}
        {locked ? null : (
          <Button type="submit" loading={busy} style={{ justifySelf: 'start' }}>
            Save
          </Button>
        )}
      </fieldset>
    </form>
  );
}

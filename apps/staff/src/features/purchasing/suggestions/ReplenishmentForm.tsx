import { useCommandId } from '@college-kiosk/client';
import { Notice, scaled, unscaled } from '@college-kiosk/ui';
import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { ReplenishmentRulesQuery, StockCountClass } from '../../../gql/graphql.ts';
import { serviceLevels } from '../../../shell/service-levels.ts';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';

const ChangeReplenishmentRulesDocument = graphql(`
  mutation ChangeReplenishmentRules($input: ChangeReplenishmentRulesInput!) {
    changeReplenishmentRules(input: $input) {
      __typename
      outletId
      draftsByThemselves
      orderCost
      holdingRate
      classes { __typename countClass serviceLevel reviewDays }
    }
  }
`);

const classWords: Record<StockCountClass, string> = {
  A: 'The few items that make up 80 % of what is used in a year',
  B: 'The next 15 %',
  C: 'The many small ones',
};

type Props = { outletId: string; rules: ReplenishmentRulesQuery['replenishmentRules']; locked: boolean };

/** How sure one wants to be of each class and how often it is ordered; whether drafts make themselves. */
export function ReplenishmentForm({ outletId, rules, locked }: Props) {
  const toast = useToast();
  const commandId = useCommandId();
  const [classes, setClasses] = useState(rules.classes);
  const [drafts, setDrafts] = useState(rules.draftsByThemselves);
  const [cost, setCost] = useState(unscaled(rules.orderCost, 2));
  const [rate, setRate] = useState(unscaled(rules.holdingRate, 2));
  const [problem, setProblem] = useState<string | null>(null);
  const [run, busy] = useRun(ChangeReplenishmentRulesDocument);
  const change = (countClass: StockCountClass, to: { serviceLevel?: number; reviewDays?: number }) =>
    setClasses((before) => before.map((one) => (one.countClass === countClass ? { ...one, ...to } : one)));
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const [orderCost, holdingRate] = [scaled(cost, 2), scaled(rate, 2)];
    if (orderCost === null || holdingRate === null || holdingRate < 1 || holdingRate > 10_000) {
      return setProblem('Enter what an order costs in ₹, and a share of up to 100 %.');
    }
    setProblem(null);
    const said = {
      ...{ outletId, draftsByThemselves: drafts, orderCost, holdingRate },
      classes: classes.map(({ countClass, serviceLevel, reviewDays }) => ({ countClass, serviceLevel, reviewDays })),
    };
    if (await run({ input: { commandId: commandId(said), ...said } }))
      toast.done('What is to be ordered is worked out anew.');
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
            onChange={(event) => setCost(event.currentTarget.value)}
          />
          <TextInput
            label="Of keeping, % a year"
            inputMode="decimal"
            value={rate}
            onChange={(event) => setRate(event.currentTarget.value)}
          />
        </div>
        <Checkbox
          label="Make draft orders every night; somebody still looks at them and sends them"
          checked={drafts}
          onChange={(event) => setDrafts(event.currentTarget.checked)}
        />
        {problem ? <Notice>{problem}</Notice> : null}
        {locked ? null : (
          <Button type="submit" loading={busy} style={{ justifySelf: 'start' }}>
            Save
          </Button>
        )}
      </fieldset>
    </form>
  );
}

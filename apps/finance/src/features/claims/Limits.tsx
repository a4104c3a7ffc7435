import { never, useCommandId } from '@college-kiosk/client';
import { formatMoney, scaled, unscaled } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { ClaimSettingsQuery } from '../../gql/graphql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { useRun } from '../../shell/use-run.ts';
import { mayDo, useSigned } from '../../shell/viewer.ts';

const SaveExpenseRulesDocument = graphql(`
  mutation SaveExpenseRules($input: SaveExpenseRulesInput!) {
    saveExpenseRules(input: $input) {
      __typename
      ... on ExpenseRules { version payUpTo tiers { __typename role upTo } }
      ... on ChangedMeanwhile { code message }
    }
  }
`);

type Props = { rules: ClaimSettingsQuery['expenseRules']; onDone: () => void };

/** Up to what each role approves of what one person claims on a day. */
export function Limits({ rules, onDone }: Props) {
  const { viewer } = useSigned();
  const [changes, setChanges] = useState(false);
  const done = () => {
    setChanges(false);
    onDone();
  };
  return (
    <section aria-label="Limits">
      <div className="fc-head">
        <h2>Who approves up to what</h2>
        {mayDo(viewer, 'expense:rules', null) && !changes ? (
          <Button variant="default" onClick={() => setChanges(true)}>
            Change
          </Button>
        ) : null}
      </div>
      {changes ? (
        <LimitsForm rules={rules} onDone={done} onBack={() => setChanges(false)} />
      ) : (
        <dl className="fn-facts">
          {rules.tiers.map(({ role, upTo }) => (
            <div key={role} style={{ display: 'contents' }}>
              <dt>{role.charAt(0).toUpperCase() + role.slice(1)}</dt>
              <dd>{upTo === null ? 'everything' : `${formatMoney(upTo)} of what one person claims on a day`}</dd>
            </div>
          ))}
          <dt>Paid at once</dt>
          <dd>up to {formatMoney(rules.payUpTo)}; beyond, another person releases it</dd>
        </dl>
      )}
    </section>
  );
}

function LimitsForm({ rules, onDone, onBack }: Props & { onBack: () => void }) {
  const commandId = useCommandId();
  const [typed, setTyped] = useState(() =>
    rules.tiers.map(({ role, upTo }) => ({ role, upTo: upTo === null ? '' : unscaled(upTo, 2) })),
  );
  const [paid, setPaid] = useState(unscaled(rules.payUpTo, 2));
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(SaveExpenseRulesDocument);
  const tiers = typed.map(({ role, upTo }) => ({ role, upTo: upTo.trim() === '' ? null : scaled(upTo, 2) }));
  const payUpTo = scaled(paid, 2);
  const isReadable = payUpTo !== null && tiers.every(({ upTo }, at) => upTo !== null || typed[at]?.upTo.trim() === '');
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const said = { version: rules.version, tiers, payUpTo: payUpTo ?? 0 };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.saveExpenseRules;
    if (!answer) return;
    switch (answer.__typename) {
      case 'ExpenseRules':
        return onDone();
      case 'ChangedMeanwhile':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      {typed.map(({ role, upTo }, at) => (
        <TextInput
          key={role}
          label={`${role.charAt(0).toUpperCase()}${role.slice(1)}, up to`}
          leftSection="₹"
          inputMode="decimal"
          placeholder="everything"
          value={upTo}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setTyped((before) => before.map((one, place) => (place === at ? { role, upTo: value } : one)));
          }}
        />
      ))}
      <TextInput
        label="Paid at once up to"
        leftSection="₹"
        inputMode="decimal"
        value={paid}
        onChange={(event) => setPaid(event.currentTarget.value)}
      />
      <Button type="submit" disabled={!isReadable} loading={busy}>
        Save
      </Button>
      <Button variant="subtle" color="steel" onClick={onBack}>
        Back
      </Button>
      <Answer refusal={refusal} problem={problem} />
    </form>
  );
}

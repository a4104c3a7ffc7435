import { never, useCommandId } from '@college-kiosk/client';
import { Notice, scaled } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { percentOf, type Rules, type RulesTyped, rulesInput, rulesTyped } from './rules-form-values.ts';

const SavePurchaseRulesDocument = graphql(`
  mutation SavePurchaseRules($input: SavePurchaseRulesInput!) {
    savePurchaseRules(input: $input) {
      __typename
      ... on PurchaseRules { version }
      ... on ChangedMeanwhile { code message }
    }
  }
`);

/** The rules as they are; whoever may changes them. */
export function RulesForm({ rules, onSaved }: { rules: Rules; onSaved: () => void }) {
  const { may } = useSigned();
  const toast = useToast();
  const commandId = useCommandId();
  const [typed, setTyped] = useState(() => rulesTyped(rules));
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(SavePurchaseRulesDocument);
  const isFixed = !may('purchase:rules');
  const input = rulesInput(typed, rules.version);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!input) return setRefusal('Some fields do not fit: they are marked.');
    setRefusal(null);
    const answer = (await run({ input: { commandId: commandId(input), ...input } }))?.savePurchaseRules;
    if (!answer) return;
    switch (answer.__typename) {
      case 'PurchaseRules':
        toast.done('The rules count from now on.');
        return onSaved();
      case 'ChangedMeanwhile':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  const field = (name: Exclude<keyof RulesTyped, 'tiers'>, label: string, isMoney: boolean) => (
    <TextInput
      label={label}
      inputMode="decimal"
      leftSection={isMoney ? '₹' : undefined}
      rightSection={isMoney ? undefined : '%'}
      readOnly={isFixed}
      value={typed[name]}
      error={(isMoney ? scaled(typed[name], 2) : percentOf(typed[name])) === null ? 'A number' : undefined}
      onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
    />
  );
  return (
    <form className="pu-order" onSubmit={(event) => void save(event)} noValidate>
      <h2>Who approves</h2>
      <p className="pu-note pu-quiet">
        All that is ordered on one day, in all outlets, from one supplier and its branches (one PAN) counts together. A
        limit in somebody’s own grant goes before that of their role. An empty field is no limit.
      </p>
      <div className="pu-fields">
        {field('selfUpTo', 'Nobody has to, up to', true)}
        {typed.tiers.map(({ role, upTo }, at) => (
          <TextInput
            key={role}
            label={`${role.charAt(0).toUpperCase()}${role.slice(1)}, up to`}
            inputMode="decimal"
            leftSection="₹"
            placeholder="Without a limit"
            readOnly={isFixed}
            value={upTo}
            error={upTo.trim() !== '' && scaled(upTo, 2) === null ? 'An amount' : undefined}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setTyped({
                ...typed,
                tiers: typed.tiers.map((one, index) => (index === at ? { role, upTo: value } : one)),
              });
            }}
          />
        ))}
      </div>
      <h2>What is taken in</h2>
      <div className="pu-fields">
        {field('unordered', 'Without an order, of one supplier a day', true)}
        {field('over', 'More than ordered, without asking', false)}
        {field('shelf', 'Of their life, goods must still have', false)}
      </div>
      <h2>Which bills match</h2>
      <p className="pu-note pu-quiet">
        A price is right within both of the first two. Quantity and tax rate must be exact. What does not match is held.
      </p>
      <div className="pu-fields">
        {field('pricePercent', 'A price may differ by', false)}
        {field('priceAmount', 'And on one line by', true)}
        {field('totalAmount', 'A total may differ from its lines by', true)}
      </div>
      {refusal ? <Notice tone="soon">{refusal}</Notice> : null}
      {isFixed ? null : (
        <Button className="pu-add" type="submit" loading={busy} disabled={input === null}>
          Save the rules
        </Button>
      )}
    </form>
  );
}

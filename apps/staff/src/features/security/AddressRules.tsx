import { never, newId } from '@college-kiosk/client';
import { ConfirmButton, Notice, StatusPill } from '@college-kiosk/ui';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { MakeAddressRule } from './MakeAddressRule.tsx';

const AddressRulesShown = graphql(`
  fragment AddressRulesShown on AddressRuleBook {
    __typename
    yourAddress
    rules { __typename id network effect surface role note }
  }
`);

const RemoveAddressRuleDocument = graphql(`
  mutation RemoveAddressRule($input: RemoveAddressRuleInput!) {
    removeAddressRule(input: $input) {
      __typename
      ... on AddressRuleBook { ...AddressRulesShown }
      ... on RuleLocksOut { code message }
    }
  }
`);

const WHOM = { STAFF: 'Staff', API: 'Programs', ALL: 'Everybody' } as const;

interface AddressRulesProps {
  readonly book: FragmentType<typeof AddressRulesShown>;
  readonly onChanged: () => void;
}

/** From which networks people and programs are let in. */
export function AddressRules({ book, onChanged }: AddressRulesProps) {
  const { yourAddress, rules } = readFragment(AddressRulesShown, book);
  const maySet = useSigned().may('security:manage');
  const toast = useToast();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(RemoveAddressRuleDocument);
  const remove = async (id: string, network: string) => {
    setRefusal(null);
    const answer = (await run({ input: { commandId: newId(), id } }))?.removeAddressRule;
    if (!answer) return;
    switch (answer.__typename) {
      case 'AddressRuleBook':
        toast.done(`The rule about ${network} is gone.`);
        return onChanged();
      case 'RuleLocksOut':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <section className="se-card" aria-labelledby="se-networks">
      <h2 id="se-networks">Networks</h2>
      <p>
        {rules.length === 0 ? 'Everybody may come from everywhere. ' : null}
        Your address {yourAddress ?? 'is not known'} is let in. Paired devices are never asked.
      </p>
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <ul className="se-locked" aria-label="Rules about networks">
        {rules.map(({ id, network, effect, surface, role, note }) => (
          <li key={id}>
            <div>
              <strong className="se-network">{network}</strong>
              <small>
                {surface === 'ROLE' ? `Role: ${role}` : WHOM[surface]}
                {note ? ` · ${note}` : ''}
              </small>
            </div>
            <StatusPill tone={effect === 'ALLOW' ? 'good' : 'bad'}>
              {effect === 'ALLOW' ? 'Let in' : 'Kept out'}
            </StatusPill>
            {maySet ? (
              <ConfirmButton
                size="compact-sm"
                confirm="Remove the rule"
                disabled={busy}
                onConfirm={() => void remove(id, network)}
              >
                Remove
              </ConfirmButton>
            ) : null}
          </li>
        ))}
      </ul>
      {maySet ? <MakeAddressRule onMade={onChanged} /> : null}
    </section>
  );
}

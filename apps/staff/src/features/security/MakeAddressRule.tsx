import { never, newId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { RuleEffect, RuleSurface } from '../../gql/graphql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';

const SaveAddressRuleDocument = graphql(`
  mutation SaveAddressRule($input: SaveAddressRuleInput!) {
    saveAddressRule(input: $input) {
      __typename
      ... on AddressRuleBook { ...AddressRulesShown }
      ... on RuleLocksOut { code message }
      ... on RuleIsThere { code message }
    }
  }
`);

const ROLES = ['owner', 'administrator', 'manager', 'finance', 'cashier', 'cook', 'storekeeper', 'auditor', 'student'];
const WHOM: readonly { value: string; label: string }[] = [
  { value: 'STAFF', label: 'Staff' },
  { value: 'API', label: 'Programs (tokens and keys)' },
  { value: 'ALL', label: 'Everybody' },
  ...ROLES.map((role) => ({ value: `ROLE ${role}`, label: `Role: ${role}` })),
];
const EFFECTS = [
  { value: 'DENY', label: 'Keep out' },
  { value: 'ALLOW', label: 'Let in, and nobody else' },
];
/** What looks like an address or a network; whether it is one, the server says. */
const NETWORK = /^$|^[0-9a-f.:]+(\/\d{0,3})?$/i;
const EMPTY = { network: '', effect: 'DENY', whom: 'STAFF', note: '' };

/** Makes a rule about a network. What would lock oneself out the server refuses. */
export function MakeAddressRule({ onMade }: { onMade: () => void }) {
  const toast = useToast();
  const [wish, setWish] = useState(EMPTY);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(SaveAddressRuleDocument);
  const set = (name: keyof typeof EMPTY) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setWish((before) => ({ ...before, [name]: value }));
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const { network, effect, whom, note } = wish;
    const [surface, role = null] = whom.split(' ') as [RuleSurface, string?];
    const rule = { network: network.trim(), effect: effect as RuleEffect, surface, role, note };
    const answer = (await run({ input: { commandId: newId(), id: newId(), ...rule } }))?.saveAddressRule;
    if (!answer) return;
    switch (answer.__typename) {
      case 'AddressRuleBook':
        toast.done(`The rule about ${network.trim()} counts from now on.`);
        setWish(EMPTY);
        return onMade();
      case 'RuleLocksOut':
      case 'RuleIsThere':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <form className="se-make" onSubmit={save} aria-label="Make a rule about a network">
      <div className="se-limits">
        <TextInput
          label="Network"
          description="203.0.113.0/24, 2001:db8::/32, or one address"
          value={wish.network}
          onChange={set('network')}
          error={
            NETWORK.test(wish.network.trim())
              ? undefined
              : 'Digits, dots and colons, and after a slash how many bits count'
          }
          required
          autoComplete="off"
        />
        <NativeSelect
          label="What happens"
          description="Keeping out goes before letting in"
          data={EFFECTS}
          value={wish.effect}
          onChange={set('effect')}
        />
        <NativeSelect
          label="Whom it concerns"
          description="Staff are all but students"
          data={[...WHOM]}
          value={wish.whom}
          onChange={set('whom')}
        />
        <TextInput label="Note" description="What it is for" maxLength={200} value={wish.note} onChange={set('note')} />
      </div>
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      <Button
        type="submit"
        variant="default"
        loading={busy}
        disabled={wish.network.trim() === '' || !NETWORK.test(wish.network.trim())}
      >
        Add the rule
      </Button>
    </form>
  );
}

import { NumberInput, Switch } from '@mantine/core';
import type { RoleCardFragment, RoleFactorInput } from '../../gql/graphql.ts';
import type { Entry } from './role-card.ts';

/** Days of grace as the server gives them where nobody says otherwise. */
const WEEK = 7;

/** What was decided of second factors for a role that is there; null where there is none, and the default counts. */
export function factorOf(role: Pick<RoleCardFragment, 'factorGraceDays'> | null): RoleFactorInput | null {
  if (!role) return null;
  const { factorGraceDays: days } = role;
  return { isDemanded: days != null, graceDays: days ?? WEEK };
}

/** What a new role says of second factors while nobody decides: yes, once it may do something sensitive and is made from no other. */
export function byDefault(
  entries: readonly Pick<Entry, 'permission' | 'isSensitive'>[],
  chosen: readonly string[],
  { basedOn }: { basedOn: string },
): RoleFactorInput {
  const isSensitive = entries.some((entry) => entry.isSensitive && chosen.includes(entry.permission));
  return { isDemanded: basedOn === '' && isSensitive, graceDays: WEEK };
}

type Props = { factor: RoleFactorInput; onChange: (factor: RoleFactorInput) => void };

/** Whether a role of one's own making demands a second factor by itself, and after how many days. */
export function RoleFactorFields({ factor, onChange }: Props) {
  const { isDemanded, graceDays } = factor;
  return (
    <fieldset className="ro-factor">
      <legend>Second factor</legend>
      <Switch
        label="Who has this role needs a second factor"
        description="Advised for whatever reaches people, money, safety or the set-up."
        checked={isDemanded}
        onChange={(event) => onChange({ ...factor, isDemanded: event.currentTarget.checked })}
      />
      {isDemanded ? (
        <NumberInput
          label="Days of grace"
          description="Until then they work on without one. Counted from when it was first demanded."
          min={0}
          max={90}
          clampBehavior="strict"
          allowDecimal={false}
          allowNegative={false}
          value={graceDays}
          onChange={(days) => onChange({ ...factor, graceDays: Number(days) || 0 })}
        />
      ) : null}
    </fieldset>
  );
}

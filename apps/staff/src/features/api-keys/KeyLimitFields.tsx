import { Textarea, TextInput } from '@mantine/core';
import { isNoBudget, type TypedLimits } from './key-limits.ts';

type Props = { limits: TypedLimits; onChange: (limits: TypedLimits) => void };

/** From where a key may come, and how much it may ask for in a minute. */
export function KeyLimitFields({ limits, onChange }: Props) {
  return (
    <>
      <Textarea
        label="Networks it may come from"
        description="One a line, as 203.0.113.0/24 or 2001:db8::/32. Left empty: from anywhere."
        autosize
        minRows={2}
        maxRows={6}
        autoComplete="off"
        value={limits.networks}
        onChange={(event) => onChange({ ...limits, networks: event.currentTarget.value })}
      />
      <TextInput
        label="Budget a minute"
        description="In points of query cost, 100 or more. Left empty: what everybody may."
        inputMode="numeric"
        autoComplete="off"
        error={isNoBudget(limits.cost) ? 'A whole number from 100 to 100,000,000, or nothing.' : null}
        value={limits.cost}
        onChange={(event) => onChange({ ...limits, cost: event.currentTarget.value })}
      />
    </>
  );
}

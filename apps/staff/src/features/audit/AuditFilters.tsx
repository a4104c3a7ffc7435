import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { AuditOutcome } from '../../gql/graphql.ts';
import { fieldWords, outcomes } from '../../shell/trail-words.ts';
import { areas, stretches } from './audit-words.ts';

/** What of the trail is looked at, as the address says it. */
export type AuditSearch = {
  since?: keyof typeof stretches;
  outcome?: AuditOutcome;
  area?: string;
  actor?: string;
  about?: string;
  entity?: string;
  entityId?: string;
};

type Change = { [Key in keyof AuditSearch]: AuditSearch[Key] | undefined };
type Props = { search: Change; set: (change: Change) => void };

/** What of the trail is looked at. */
export function AuditFilters({ search, set }: Props) {
  const { since = '7d', outcome, area, actor, about, entity, entityId } = search;
  return (
    <div className="st-filters">
      <NativeSelect
        aria-label="Since when"
        value={since}
        data={Object.entries(stretches).map(([value, { label }]) => ({ value, label }))}
        onChange={(event) => set({ since: event.currentTarget.value as typeof since })}
      />
      <SegmentedControl
        aria-label="What became of it"
        value={outcome ?? 'all'}
        onChange={(value) => set({ outcome: value === 'all' ? undefined : (value as AuditOutcome) })}
        data={[
          { value: 'all', label: 'All' },
          ...Object.entries(outcomes).map(([value, [, label]]) => ({ value, label })),
        ]}
      />
      <NativeSelect
        aria-label="Part of the canteen"
        value={area ?? ''}
        data={[{ value: '', label: 'Everything' }, ...areas]}
        onChange={(event) => set({ area: event.currentTarget.value || undefined })}
      />
      <TextInput
        aria-label="Who"
        placeholder="Who"
        defaultValue={actor ?? ''}
        key={actor ?? ''}
        onBlur={(event) => set({ actor: event.currentTarget.value.trim() || undefined })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
      {entityId ? (
        <Button
          variant="light"
          rightSection={<IconX size={16} aria-hidden />}
          onClick={() => set({ entity: undefined, entityId: undefined })}
        >
          {entity ? `One ${fieldWords(entity).toLowerCase()}` : 'One record'}
        </Button>
      ) : null}
      {about ? (
        <Button
          variant="light"
          rightSection={<IconX size={16} aria-hidden />}
          onClick={() => set({ about: undefined })}
        >
          About one thing
        </Button>
      ) : null}
    </div>
  );
}

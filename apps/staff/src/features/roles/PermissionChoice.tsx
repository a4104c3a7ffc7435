import { Checkbox, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { RoleCardFragment } from '../../gql/graphql.ts';
import { byCategory } from '../../shell/permission-categories.ts';
import type { Entry } from './role-card.ts';
import { entriesShown } from './role-mark.ts';

type Props = {
  entries: readonly Entry[];
  role: RoleCardFragment | null;
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
};

/** What a role may do, in sentences. What somebody does not hold for good everywhere they cannot put in. */
export function PermissionChoice({ entries, role, chosen, onChange }: Props) {
  const [search, setSearch] = useState('');
  const before = new Set(role?.permissions.map(({ permission }) => permission));
  const shown = entriesShown(entries, [], { search, differing: false });
  const isBarred = ({ permission, mayPut }: Entry) =>
    !before.has(permission) && (!mayPut || (role?.role === 'STUDENT' && !role.byDefault.includes(permission)));
  const toggle = (permission: string, on: boolean) =>
    onChange(on ? [...chosen, permission] : chosen.filter((other) => other !== permission));
  return (
    <div className="ro-choice">
      <TextInput
        label="What it may do"
        placeholder="Find a permission"
        leftSection={<IconSearch size={18} aria-hidden />}
        maxLength={80}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {shown.length === 0 ? <p className="ro-soft">No permission fits.</p> : null}
      {byCategory(shown).map(({ category, heading, entries: group }) => (
        <fieldset key={category}>
          <legend>{heading}</legend>
          {group.map((entry) => (
            <Checkbox
              key={entry.permission}
              label={entry.says}
              description={isBarred(entry) ? whyBarred(entry) : noteOf(before, chosen, entry.permission, role !== null)}
              checked={chosen.includes(entry.permission)}
              disabled={isBarred(entry)}
              onChange={(event) => toggle(entry.permission, event.currentTarget.checked)}
            />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

function whyBarred({ mayPut }: Entry): string {
  return mayPut ? 'Students gain nothing by their role' : 'You do not hold this everywhere and for good';
}

/** What a tick or its absence would change. */
function noteOf(before: ReadonlySet<string>, chosen: readonly string[], permission: string, isChange: boolean) {
  if (!isChange || before.has(permission) === chosen.includes(permission)) return undefined;
  return before.has(permission) ? 'Would be taken away' : 'Would be added';
}

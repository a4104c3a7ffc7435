import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { type RoleChoice, roleOptions } from './role-choice.ts';

/** What narrows the list. The address follows once somebody pauses typing. */
export function AccountFilters({ roles }: { roles: readonly RoleChoice[] }) {
  const { search = '', role = '', disabled } = useSearch({ from: '/signed/accounts' });
  const navigate = useNavigate({ from: '/accounts' });
  const [typed, setTyped] = useState(search);
  // Back and forward, and "Show all", change the address from outside.
  useEffect(() => setTyped(search), [search]);
  const look = useDebouncedCallback(
    (value: string) =>
      void navigate({ search: (before) => ({ ...before, search: value.trim() || undefined }), replace: true }),
    300,
  );
  return (
    <div className="st-filters">
      <TextInput
        aria-label="Find a person"
        placeholder="Name or e-mail"
        leftSection={<IconSearch size={18} aria-hidden />}
        maxLength={100}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          look(event.currentTarget.value);
        }}
      />
      <NativeSelect
        aria-label="Role"
        value={role}
        data={[{ value: '', label: 'Any role' }, ...roleOptions(roles)]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          void navigate({ search: (before) => ({ ...before, role: value || undefined }) });
        }}
      />
      <SegmentedControl
        aria-label="Which accounts"
        value={disabled === undefined ? 'all' : disabled ? 'disabled' : 'active'}
        onChange={(value) =>
          void navigate({
            search: (before) => ({ ...before, disabled: value === 'all' ? undefined : value === 'disabled' }),
          })
        }
        data={[
          { value: 'all', label: 'All' },
          { value: 'active', label: 'Active' },
          { value: 'disabled', label: 'Disabled' },
        ]}
      />
    </div>
  );
}

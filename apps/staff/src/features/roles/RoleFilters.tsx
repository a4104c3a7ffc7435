import { Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';

/** What is shown of the matrix, or its history. */
export function RoleFilters() {
  const { search = '', differing = false, show } = useSearch({ from: '/signed/roles' });
  const navigate = useNavigate({ from: '/roles' });
  const isHistory = show === 'history';
  return (
    <div className="st-filters">
      <SegmentedControl
        aria-label="Show"
        value={isHistory ? 'history' : 'matrix'}
        data={[
          { value: 'matrix', label: 'What each may do' },
          { value: 'history', label: 'History' },
        ]}
        onChange={(value) =>
          void navigate({ search: (before) => ({ ...before, show: value === 'history' ? value : undefined }) })
        }
      />
      {isHistory ? null : (
        <>
          <TextInput
            aria-label="Find a permission"
            placeholder="Find a permission"
            leftSection={<IconSearch size={18} aria-hidden />}
            maxLength={80}
            value={search}
            onChange={(event) => {
              const { value } = event.currentTarget;
              void navigate({ search: (before) => ({ ...before, search: value || undefined }), replace: true });
            }}
          />
          <Checkbox
            label="Only what differs from the default"
            checked={differing}
            onChange={(event) => {
              const { checked } = event.currentTarget;
              void navigate({ search: (before) => ({ ...before, differing: checked || undefined }), replace: true });
            }}
          />
        </>
      )}
    </div>
  );
}

import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { byCategory } from '../../shell/permission-categories.ts';
import { MarkSign } from './MarkSign.tsx';
import type { MatrixProps } from './RoleMatrix.tsx';
import { markOf } from './role-mark.ts';

/** On a phone: one role at a time. */
export function RoleList({ roles, entries, onOpen }: MatrixProps) {
  const [chosen, setChosen] = useState('MANAGER');
  const role = roles.find((one) => one.role === chosen) ?? roles[0];
  if (!role) return null;
  return (
    <div className="ro-list">
      <NativeSelect
        label="Role"
        description={role.says}
        value={role.role}
        data={roles.map((one) => ({ value: one.role, label: one.name }))}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Button variant="default" onClick={() => onOpen(role.role)}>
        Open {role.name}
      </Button>
      {byCategory(entries).map(({ category, heading, entries: group }) => (
        <section key={category} aria-label={heading}>
          <h2>{heading}</h2>
          <ul>
            {group.map(({ permission, says }) => (
              <li key={permission}>
                <span>{says}</span>
                <MarkSign mark={markOf(role, permission)} spoken />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

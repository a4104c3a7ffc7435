import { Notice, StatusPill } from '@college-kiosk/ui';
import { Button, Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { RoleCardFragment } from '../../gql/graphql.ts';
import { byCategory } from '../../shell/permission-categories.ts';
import { EditRole } from './EditRole.tsx';
import { MarkSign } from './MarkSign.tsx';
import { RetireRole } from './RetireRole.tsx';
import { RoleHistory } from './RoleHistory.tsx';
import type { Entry } from './role-card.ts';
import { markOf } from './role-mark.ts';

type Props = {
  role: RoleCardFragment;
  roles: readonly RoleCardFragment[];
  entries: readonly Entry[];
  mayMake: boolean;
  onSaved: (role: string) => void;
  onRetired: () => void;
  onClose: () => void;
};

/** One role: what it may do, who changed it, and what can be done with it. */
export function RoleDrawer({ role, roles, entries, mayMake, onSaved, onRetired, onClose }: Props) {
  const [editing, setEditing] = useState<'this' | 'another' | null>(null);
  if (editing !== null) {
    return (
      <EditRole
        role={editing === 'this' ? role : null}
        from={role}
        {...{ entries, roles, onClose: () => setEditing(null) }}
        onSaved={(code) => {
          setEditing(null);
          onSaved(code);
        }}
      />
    );
  }
  return (
    <Drawer opened onClose={onClose} position="right" size={640} title={role.name}>
      <div className="ro-sheet">
        <RoleFacts role={role} roles={roles} />
        {mayMake ? (
          <div className="st-acts">
            {role.mayChange ? <Button onClick={() => setEditing('this')}>Change</Button> : null}
            <Button variant="default" onClick={() => setEditing('another')}>
              Make a role from this
            </Button>
            {role.isOwn && role.mayChange ? <RetireRole role={role} onRetired={onRetired} /> : null}
          </div>
        ) : null}
        {role.isFixed ? <Notice tone="soon">It always holds everything, so that nobody is locked out.</Notice> : null}
        <Held role={role} entries={entries} />
        <RoleHistory of={role.role} />
      </div>
    </Drawer>
  );
}

function RoleFacts({ role, roles }: Pick<Props, 'role' | 'roles'>) {
  const { says, isOwn, basedOn, factorGraceDays, holders, unknown } = role;
  const base = roles.find((one) => one.role === basedOn)?.name;
  return (
    <>
      <p className="ro-facts">
        {says ? <span>{says}</span> : null}
        <StatusPill tone={isOwn ? 'info' : 'quiet'}>{isOwn ? 'Made here' : 'Built in'}</StatusPill>
        <Link to="/accounts" search={{ role: role.role }}>
          {holders === 1 ? '1 person has it' : `${holders.toLocaleString('en-IN')} people have it`}
        </Link>
      </p>
      {isOwn ? (
        <p className="ro-soft">
          {base
            ? `Second factor and rules about networks: as for ${base}.`
            : 'Made from no other role: only rules about all staff concern it.'}{' '}
          {factorGraceDays == null
            ? 'By itself it demands no second factor.'
            : `By itself it demands a second factor${factorGraceDays === 0 ? '' : `, after ${factorGraceDays} days of grace`}.`}
        </p>
      ) : null}
      {unknown.length > 0 ? (
        <Notice tone="soon">It also names what the product does not know any more: {unknown.join(', ')}.</Notice>
      ) : null}
    </>
  );
}

function Held({ role, entries }: Pick<Props, 'role' | 'entries'>) {
  const shown = entries.filter(({ permission }) => markOf(role, permission) !== 'none');
  if (shown.length === 0) return <p className="ro-soft">It holds nothing.</p>;
  return (
    <div className="ro-list">
      {byCategory(shown).map(({ category, heading, entries: group }) => (
        <section key={category} aria-label={heading}>
          <h2>{heading}</h2>
          <ul>
            {group.map(({ permission, says }) => (
              <li key={permission}>
                <span>{says}</span>
                <MarkSign mark={markOf(role, permission)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

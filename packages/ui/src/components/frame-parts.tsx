import { Button } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** The mark of an app, at the head of its frame. */
export function Brand({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <span className="ck-brand">
      {icon}
      <span>{children}</span>
    </span>
  );
}

/** Who is signed in, and the way out. */
export function Person({ name, onSignOut }: { name: string; onSignOut: () => void }) {
  return (
    <div className="ck-person">
      <span>{name}</span>
      <Button
        size="compact-sm"
        variant="subtle"
        color="steel"
        leftSection={<IconLogout size={16} aria-hidden />}
        onClick={onSignOut}
      >
        Sign out
      </Button>
    </div>
  );
}

/** One thing in the middle of an empty page, where there is no frame yet. */
export function Alone({ children }: { children: ReactNode }) {
  return <main className="ck-alone">{children}</main>;
}

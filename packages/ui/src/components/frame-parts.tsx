import { Button } from '@mantine/core';
import { IconLogout, IconUserCircle } from '@tabler/icons-react';
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

type PersonProps = {
  name: string;
  /** Where what concerns the person alone is found; their name leads there. */
  account?: { href: string; isHere: boolean; onOpen: () => void };
  onSignOut: () => void;
};

/** Who is signed in, and the way out. */
export function Person({ name, account, onSignOut }: PersonProps) {
  return (
    <div className="ck-person">
      <span>{name}</span>
      {account ? (
        <Button
          component="a"
          href={account.href}
          aria-current={account.isHere ? 'page' : undefined}
          size="compact-sm"
          variant="subtle"
          color="steel"
          leftSection={<IconUserCircle size={16} aria-hidden />}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
            event.preventDefault();
            account.onOpen();
          }}
        >
          My account
        </Button>
      ) : null}
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

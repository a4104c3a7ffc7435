import { Button } from '@mantine/core';
import { ChangePasswordForm } from './ChangePasswordForm.tsx';
import { signOut } from './sign-out.ts';
import type { Organisation, Viewer } from './viewer.tsx';

type Props = { viewer: Viewer; organisation: Organisation; onChanged: () => void };

/** All that somebody sees whose password was chosen by somebody else. */
export function FirstPasswordPage({ viewer, organisation, onChanged }: Props) {
  return (
    <main className="st-first-password">
      <p className="ck-kicker">{organisation.name}</p>
      <h1>Choose your own password</h1>
      <p>
        Welcome, {viewer.name}. Your present password was chosen for you, so somebody else knows it. Choose one that
        only you know; then you can work.
      </p>
      <ChangePasswordForm
        viewer={viewer}
        place={organisation.name}
        presentLabel="The password you were given"
        action="Keep this password"
        onChanged={onChanged}
      />
      <Button variant="subtle" onClick={() => void signOut()}>
        Sign out
      </Button>
    </main>
  );
}

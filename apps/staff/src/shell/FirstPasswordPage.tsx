import { Button } from '@mantine/core';
import { ChangePasswordForm } from './ChangePasswordForm.tsx';
import { signOut } from './sign-out.ts';
import type { Organisation, Viewer } from './viewer.tsx';

type Props = { viewer: Viewer; organisation: Organisation; onChanged: () => void };

/** All that somebody sees whose password was chosen by somebody else, or is too short to stand alone. */
export function FirstPasswordPage({ viewer, organisation, onChanged }: Props) {
  const isDue = viewer.passwordIsDue;
  return (
    <main className="st-first-password">
      <p className="ck-kicker">{organisation.name}</p>
      <h1>{isDue ? 'Choose your own password' : 'Choose a longer password'}</h1>
      <p>
        {isDue
          ? `Welcome, ${viewer.name}. Your present password was chosen for you, so somebody else knows it. Choose one that only you know; then you can work.`
          : `${viewer.name}, your password is too short to stand alone: it is enough for students, and beside a second factor. Choose a longer one; then you can work.`}
      </p>
      <ChangePasswordForm
        viewer={viewer}
        place={organisation.name}
        presentLabel={isDue ? 'The password you were given' : 'Present password'}
        action="Keep this password"
        onChanged={onChanged}
      />
      <Button variant="subtle" onClick={() => void signOut()}>
        Sign out
      </Button>
    </main>
  );
}

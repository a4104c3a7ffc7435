import { ChangePasswordForm } from '@college-kiosk/account';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useToast } from '../../shell/toast.tsx';
import { LENGTH_ADVISED, useSigned } from '../../shell/viewer.tsx';

type Props = { onChanged: () => Promise<void> };

/** Changes one's own password, once somebody wants to. */
export function PasswordCard({ onChanged }: Props) {
  const { viewer, organisation } = useSigned();
  const toast = useToast();
  const [changing, setChanging] = useState(false);
  const changed = () => {
    setChanging(false);
    toast.done('Your password is changed. Your other sessions have ended.');
    void onChanged();
  };
  return (
    <section className="ac-card" aria-labelledby="ac-password">
      <h2 id="ac-password">Password</h2>
      <p>Changing it signs you out everywhere else.</p>
      {changing ? (
        <ChangePasswordForm
          person={viewer}
          place={organisation.name}
          lengthAdvised={LENGTH_ADVISED}
          action="Save the new password"
          onChanged={changed}
        />
      ) : (
        <Button variant="default" onClick={() => setChanging(true)}>
          Change password
        </Button>
      )}
    </section>
  );
}

import '@college-kiosk/ui/account.css';
import './account.css';
import { hasPasskeys } from '@college-kiosk/client';
import { RecoveryCodes } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { signOut } from '../../shell/sign-out.ts';
import { TotpSetUp } from './TotpSetUp.tsx';
import { usePasskeys } from './use-passkeys.ts';

type Props = { name: string; onSwitchedOn: () => Promise<void> };

/** All that somebody sees whose role demands a second factor and whose grace is over. */
export function FactorDuePage({ name, onSwitchedOn }: Props) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { add, busy } = usePasskeys();
  const addPasskey = async () => {
    const made = await add('My passkey');
    if (made) setCodes(made);
  };
  return (
    <main className="ac-due">
      <section className="ac-card">
        <h1>Set up your second factor</h1>
        <p>{name}, your role demands one, and the time to set it up is over. As soon as it is on you can work again.</p>
        {codes ? (
          <RecoveryCodes
            codes={codes}
            said="The second factor is on. Your other sessions have ended."
            onKept={() => void onSwitchedOn()}
          />
        ) : (
          <>
            {hasPasskeys() ? (
              <>
                <p>The easiest is a passkey: your fingerprint, your face, your device’s PIN or a security key.</p>
                <Button loading={busy} onClick={() => void addPasskey()}>
                  Add a passkey
                </Button>
                <h2>Or an authenticator app</h2>
              </>
            ) : null}
            <TotpSetUp onCodes={setCodes} />
          </>
        )}
        <Button className="ck-no-print" variant="subtle" color="steel" onClick={() => void signOut()}>
          Sign out
        </Button>
      </section>
    </main>
  );
}

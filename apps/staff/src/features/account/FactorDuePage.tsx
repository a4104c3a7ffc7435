import './account.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { signOut } from '../../shell/sign-out.ts';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { TotpSetUp } from './TotpSetUp.tsx';

type Props = { name: string; onSwitchedOn: () => Promise<void> };

/** All that somebody sees whose role demands a second factor and whose grace is over. */
export function FactorDuePage({ name, onSwitchedOn }: Props) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <main className="ac-due">
      <section className="ac-card">
        <h1>Set up your second factor</h1>
        <p>{name}, your role demands one, and the time to set it up is over. As soon as it is on you can work again.</p>
        {codes ? (
          <RecoveryCodes codes={codes} said="The second factor is on." onKept={() => void onSwitchedOn()} />
        ) : (
          <TotpSetUp onCodes={setCodes} />
        )}
        <Button className="ac-no-print" variant="subtle" color="steel" onClick={() => void signOut()}>
          Sign out
        </Button>
      </section>
    </main>
  );
}

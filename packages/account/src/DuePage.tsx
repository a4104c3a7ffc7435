import '@college-kiosk/ui/account.css';
import { hasPasskeys, type SessionClient } from '@college-kiosk/client';
import { Notice, RecoveryCodes } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { ChangePasswordForm } from './ChangePasswordForm.tsx';
import { ConfirmItsMe } from './ConfirmItsMe.tsx';
import type { WhatIsDue } from './is-due.ts';
import { TotpSetUp } from './TotpSetUp.tsx';
import { usePasskeys } from './use-passkeys.ts';
import { useAccountWords } from './words.ts';

export interface DuePageProps {
  readonly viewer: WhatIsDue & { readonly name: string; readonly email?: string | null };
  /** The name of the canteen. */
  readonly place: string;
  readonly client: Pick<SessionClient, 'confirmBy'>;
  /** Of staff more is asked for than of students. */
  readonly lengthAdvised: number;
  /** What stands above it: the choice of a language. */
  readonly above?: ReactNode;
  readonly onSettled: () => void;
  readonly onSignOut: () => void;
}

/** All that somebody sees who must see to their password or their second factor before they can do anything else. */
export function DuePage({ viewer, place, client, lengthAdvised, above, onSettled, onSignOut }: DuePageProps) {
  const words = useAccountWords();
  const isOfPassword = viewer.passwordIsDue || viewer.passwordIsShort;
  return (
    <main className="ck-due">
      <section className="ck-due-card">
        {above}
        <p className="ck-kicker">{place}</p>
        {isOfPassword ? (
          <PasswordDue {...{ viewer, place, lengthAdvised, onSettled }} />
        ) : (
          <FactorDue name={viewer.name} onSettled={onSettled} />
        )}
        <Button className="ck-no-print" variant="subtle" color="steel" onClick={onSignOut}>
          {words.signOut}
        </Button>
      </section>
      <ConfirmItsMe client={client} />
    </main>
  );
}

type PasswordDueProps = Pick<DuePageProps, 'viewer' | 'place' | 'lengthAdvised' | 'onSettled'>;

/** For whoever has a password that somebody else chose, or one that is too short to stand alone. */
function PasswordDue({ viewer, place, lengthAdvised, onSettled }: PasswordDueProps) {
  const { due } = useAccountWords();
  const said = viewer.passwordIsDue ? due.chosen : due.short;
  return (
    <>
      <h1>{said.title}</h1>
      <p>{said.why(viewer.name)}</p>
      <ChangePasswordForm
        {...{ place, lengthAdvised }}
        person={viewer}
        {...(viewer.passwordIsDue && { presentLabel: due.chosen.given })}
        action={due.keep}
        onChanged={onSettled}
      />
    </>
  );
}

/** For whoever has a role that demands a second factor, and whose grace is over. */
function FactorDue({ name, onSettled }: { name: string; onSettled: () => void }) {
  const words = useAccountWords();
  const said = words.due.factor;
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { add, busy } = usePasskeys(setProblem);
  const addPasskey = async () => {
    setProblem(null);
    const made = await add(words.passkey.ownName);
    if (made) setCodes(made);
  };
  if (codes) {
    return (
      <>
        <h1>{said.title}</h1>
        <RecoveryCodes codes={codes} said={said.on} words={words.recovery} onKept={onSettled} />
      </>
    );
  }
  return (
    <>
      <h1>{said.title}</h1>
      <p>{said.why(name)}</p>
      {hasPasskeys() ? (
        <>
          <p>{said.passkey}</p>
          <Button
            size="md"
            loading={busy}
            leftSection={<IconFingerprint size={20} aria-hidden />}
            onClick={() => void addPasskey()}
          >
            {said.addPasskey}
          </Button>
          {problem ? <Notice>{problem}</Notice> : null}
          <h2>{said.app}</h2>
        </>
      ) : null}
      <TotpSetUp onCodes={setCodes} />
    </>
  );
}

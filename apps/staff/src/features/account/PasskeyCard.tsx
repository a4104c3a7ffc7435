import { usePasskeys } from '@college-kiosk/account';
import { hasPasskeys } from '@college-kiosk/client';
import { type ListedPasskey, Notice, PasskeyList, StatusPill } from '@college-kiosk/ui';
import { useToast } from '../../shell/toast.tsx';
import type { MadeCodes } from './made-codes.ts';

type Props = {
  passkeys: readonly ListedPasskey[];
  moment: (at: string) => string;
  onCodes: (made: MadeCodes) => void;
  onChanged: () => Promise<void>;
};

/** The person's passkeys: the better second factor, and a way to sign in without a password. */
export function PasskeyCard({ passkeys, moment, onCodes, onChanged }: Props) {
  const toast = useToast();
  const { add, rename, remove, busy } = usePasskeys(toast.refused);
  const told = async (isDone: boolean, said: string) => {
    if (!isDone) return false;
    toast.done(said);
    await onChanged();
    return true;
  };
  return (
    <section className="ac-card" aria-labelledby="ac-passkeys">
      <h2 id="ac-passkeys">Passkeys {passkeys.length > 0 ? <StatusPill tone="good">On</StatusPill> : null}</h2>
      <p>
        Sign in with your fingerprint, your face, your device’s PIN or a security key: there is nothing to type, and
        nothing that somebody could steal from you by a false page.
      </p>
      {hasPasskeys() ? null : <Notice tone="soon">{whyNone()}</Notice>}
      <PasskeyList
        {...{ passkeys, busy, moment }}
        canAdd={hasPasskeys()}
        onAdd={async (name) => {
          const codes = await add(name);
          if (codes === null) return false;
          const said = 'The passkey is on. Your other sessions have ended.';
          if (codes.length > 0) onCodes({ codes, said });
          return codes.length > 0 || told(true, said);
        }}
        onRename={async (id, name) => told(await rename(id, name), 'The passkey has its new name.')}
        onRemove={async (id) => told(await remove(id), 'The passkey is removed. Your other sessions have ended.')}
      />
    </section>
  );
}

/** Browsers make passkeys for a name only, and 127.0.0.1 is none. */
function whyNone(): string {
  const { protocol, hostname, host, pathname } = window.location;
  if (!hostname.startsWith('127.')) return 'This browser cannot make passkeys at this address.';
  return `Passkeys belong to a name, and ${hostname} is none. Open ${protocol}//${host.replace(hostname, 'localhost')}${pathname} instead.`;
}

import { usePasskeys } from '@college-kiosk/account';
import { hasPasskeys } from '@college-kiosk/client';
import { type ListedPasskey, Notice, PasskeyList, type PasskeyWords, StatusPill } from '@college-kiosk/ui';
import { type Say, useSay } from '../../i18n/i18n.ts';
import { useNotices } from '../../shell/notices.tsx';

type Props = {
  passkeys: readonly ListedPasskey[];
  moment: (at: string) => string;
  onCodes: (codes: readonly string[]) => void;
  onChanged: () => Promise<void>;
};

/** The person's passkeys: the better second factor, and a way to sign in without a password. */
export function PasskeyCard({ passkeys, moment, onCodes, onChanged }: Props) {
  const say = useSay();
  const notices = useNotices();
  const { add, rename, remove, busy } = usePasskeys(notices.refused);
  const told = async (isDone: boolean, said: string) => {
    if (!isDone) return false;
    notices.done(said);
    await onChanged();
    return true;
  };
  return (
    <section className="sd-card" aria-labelledby="sd-passkeys">
      <h2 id="sd-passkeys">
        {say('passkey.title')} {passkeys.length > 0 ? <StatusPill tone="good">{say('factor.on')}</StatusPill> : null}
      </h2>
      <p>{say('passkey.why')}</p>
      {hasPasskeys() ? null : <Notice tone="soon">{say('passkey.none')}</Notice>}
      <PasskeyList
        {...{ passkeys, busy, moment }}
        canAdd={hasPasskeys()}
        words={wordsOf(say)}
        onAdd={async (name) => {
          const codes = await add(name);
          if (codes === null) return false;
          if (codes.length > 0) onCodes(codes);
          return codes.length > 0 || told(true, say('passkey.on'));
        }}
        onRename={async (id, name) => told(await rename(id, name), say('passkey.renamed'))}
        onRemove={async (id) => told(await remove(id), say('passkey.removed'))}
      />
    </section>
  );
}

function wordsOf(say: Say): PasskeyWords {
  return {
    name: say('passkey.name'),
    nameHint: say('passkey.nameHint'),
    add: say('passkey.add'),
    added: (at) => say('passkey.added', { at }),
    used: (at) => say('passkey.used', { at }),
    unused: say('passkey.unused'),
    carried: say('passkey.carried'),
    rename: say('passkey.rename'),
    renameOne: (name) => say('passkey.renameOne', { name }),
    remove: say('passkey.remove'),
    removeSure: say('passkey.sure'),
    save: say('passkey.save'),
    cancel: say('cancel'),
  };
}

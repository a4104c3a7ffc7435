import { Button, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { ConfirmButton } from '../components/ConfirmButton.tsx';

const english = {
  name: 'Name of the passkey',
  nameHint: 'So that you can tell it from others: “Office laptop”, “Blue key”.',
  add: 'Add a passkey',
  added: (at: string) => `Added ${at}`,
  used: (at: string) => `last used ${at}`,
  unused: 'not used yet',
  carried: 'on all your devices',
  rename: 'Rename',
  renameOne: (name: string) => `Rename ${name}`,
  remove: 'Remove',
  removeSure: 'Really remove?',
  save: 'Save',
  cancel: 'Cancel',
};
export type PasskeyWords = typeof english;

export type ListedPasskey = {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt?: string | null | undefined;
  isBackedUp: boolean;
};
export type PasskeyListProps = {
  passkeys: readonly ListedPasskey[];
  /** Whether this browser, at this address, can make one. */
  canAdd: boolean;
  busy: boolean;
  /** Says an instant. */
  moment: (at: string) => string;
  words?: PasskeyWords;
  /** Gives whether it was done. */
  onAdd: (name: string) => Promise<boolean>;
  onRename: (id: string, name: string) => Promise<boolean>;
  onRemove: (id: string) => Promise<boolean>;
};

/** A person's passkeys, each by the name they gave it, with ways to rename and to remove it, and to add another. */
export function PasskeyList({ passkeys, canAdd, busy, moment, words = english, ...acts }: PasskeyListProps) {
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  const isAdding = open === 'new';
  return (
    <>
      {passkeys.length > 0 ? (
        <ul className="ck-keys">
          {passkeys.map((passkey) => (
            <li key={passkey.id}>
              {open === passkey.id ? (
                <NameForm
                  {...{ words, busy }}
                  first={passkey.name}
                  action={words.save}
                  onName={async (name) => (await acts.onRename(passkey.id, name)) && close()}
                  onCancel={close}
                />
              ) : (
                <Passkey
                  {...{ passkey, words, busy, moment }}
                  onRename={() => setOpen(passkey.id)}
                  onRemove={() => void acts.onRemove(passkey.id)}
                />
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {isAdding ? (
        <NameForm
          {...{ words, busy }}
          first=""
          action={words.add}
          onName={async (name) => (await acts.onAdd(name)) && close()}
          onCancel={close}
        />
      ) : canAdd ? (
        <Button
          variant={passkeys.length > 0 ? 'default' : 'filled'}
          leftSection={<IconFingerprint size={18} aria-hidden />}
          onClick={() => setOpen('new')}
        >
          {words.add}
        </Button>
      ) : null}
    </>
  );
}

type PasskeyProps = Pick<PasskeyListProps, 'busy' | 'moment'> & {
  passkey: ListedPasskey;
  words: PasskeyWords;
  onRename: () => void;
  onRemove: () => void;
};

function Passkey({ passkey, words, busy, moment, onRename, onRemove }: PasskeyProps) {
  const { name, createdAt, lastUsedAt, isBackedUp } = passkey;
  const facts = [
    words.added(moment(createdAt)),
    lastUsedAt ? words.used(moment(lastUsedAt)) : words.unused,
    ...(isBackedUp ? [words.carried] : []),
  ];
  return (
    <>
      <div>
        <strong>{name}</strong>
        <p>{facts.join(' · ')}</p>
      </div>
      <div className="ck-acts">
        <Button variant="default" disabled={busy} aria-label={words.renameOne(name)} onClick={onRename}>
          {words.rename}
        </Button>
        <ConfirmButton disabled={busy} confirm={words.removeSure} onConfirm={onRemove}>
          {words.remove} <span className="ck-hidden">{name}</span>
        </ConfirmButton>
      </div>
    </>
  );
}

type NameFormProps = {
  first: string;
  action: string;
  words: PasskeyWords;
  busy: boolean;
  onName: (name: string) => Promise<unknown>;
  onCancel: () => void;
};

function NameForm({ first, action, words, busy, onName, onCancel }: NameFormProps) {
  const [name, setName] = useState(first);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onName(name);
  };
  return (
    <form className="ck-proof" onSubmit={submit}>
      <TextInput
        label={words.name}
        description={words.nameHint}
        size="md"
        maxLength={60}
        required
        withAsterisk={false}
        autoFocus
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className="ck-acts">
        <Button type="submit" loading={busy}>
          {action}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}

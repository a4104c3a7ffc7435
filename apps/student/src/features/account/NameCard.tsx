import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useSay } from '../../i18n/i18n.ts';
import { useNotices } from '../../shell/notices.tsx';
import { signOut } from '../../shell/sign-out.ts';
import { useProfile } from '../../shell/use-profile.ts';
import { useSigned } from '../../shell/viewer.ts';

/** Who one is here. The name can be changed; address and college id are the canteen's to change. */
export function NameCard() {
  const say = useSay();
  const notices = useNotices();
  const { viewer } = useSigned();
  const [name, setName] = useState(viewer.name);
  const [change, busy] = useProfile();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (await change({ name: name.trim() })) notices.done(say('account.saved'));
  };
  return (
    <section className="sd-card" aria-label={say('account.title')}>
      <dl className="sd-facts">
        <dt>{say('email')}</dt>
        <dd>{viewer.email}</dd>
        {viewer.collegeId ? (
          <>
            <dt>{say('register.collegeId')}</dt>
            <dd>{viewer.collegeId}</dd>
          </>
        ) : null}
      </dl>
      <form className="sd-beside" onSubmit={save}>
        <TextInput
          label={say('account.name')}
          size="md"
          autoComplete="name"
          required
          withAsterisk={false}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          loading={busy}
          disabled={name.trim() === '' || name.trim() === viewer.name}
        >
          {say('account.save')}
        </Button>
      </form>
      <Button variant="default" onClick={() => void signOut()}>
        {say('signOut')}
      </Button>
    </section>
  );
}

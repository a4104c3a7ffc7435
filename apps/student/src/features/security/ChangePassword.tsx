import { never } from '@college-kiosk/client';
import { Notice, StrengthMeter } from '@college-kiosk/ui';
import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useSay } from '../../i18n/i18n.ts';
import { useNotices } from '../../shell/notices.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.ts';
import { lengthAdvised, strengthWords, weakness } from '../../shell/weakness.ts';

const ChangePasswordDocument = graphql(`
  mutation ChangeStudentPassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      __typename
      ... on Viewer { kind name passwordIsDue }
      ... on WrongPassword { code message }
      ... on PasswordTooWeak { code message reason lengthMin }
      ... on DemoAccount { code message }
    }
  }
`);

/** One's present password and a new one, with a meter beside it. */
export function ChangePassword() {
  const say = useSay();
  const notices = useNotices();
  const { viewer, organisation } = useSigned();
  const [presentPassword, setPresent] = useState('');
  const [newPassword, setNew] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(ChangePasswordDocument);
  const change = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const answer = (await run({ input: { presentPassword, newPassword } }))?.changePassword;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'Viewer':
        setPresent('');
        setNew('');
        return notices.done(say('password.changed'));
      case 'WrongPassword':
        return setRefusal(say('password.wrong'));
      case 'PasswordTooWeak':
        return setRefusal(weakness(say, answer));
      case 'DemoAccount':
        return setRefusal(say('password.demo'));
      default:
        never(answer);
    }
  };
  return (
    <section className="sd-card" aria-labelledby="sd-password">
      <h2 id="sd-password">{say('password.title')}</h2>
      <form className="sd-form" onSubmit={change}>
        <input type="hidden" autoComplete="username" value={viewer.email ?? ''} />
        <PasswordInput
          label={say('password.present')}
          size="md"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={presentPassword}
          onChange={(event) => setPresent(event.currentTarget.value)}
        />
        <PasswordInput
          label={say('password.new')}
          description={say('password.hint', { count: lengthAdvised })}
          size="md"
          autoComplete="new-password"
          required
          withAsterisk={false}
          value={newPassword}
          onChange={(event) => setNew(event.currentTarget.value)}
        />
        <StrengthMeter
          password={newPassword}
          about={`${viewer.name} ${viewer.email ?? ''} ${organisation.name}`}
          lengthMin={lengthAdvised}
          words={strengthWords(say)}
        />
        {refusal ? <Notice>{refusal}</Notice> : null}
        <Button type="submit" loading={busy} disabled={presentPassword === '' || newPassword === ''}>
          {say('password.change')}
        </Button>
      </form>
    </section>
  );
}

import '@college-kiosk/ui/account.css';
import { never } from '@college-kiosk/client';
import { Notice, StrengthMeter } from '@college-kiosk/ui';
import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import { useRun } from './use-run.ts';
import type { Viewer } from './viewer.tsx';

const ChangePasswordDocument = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      __typename
      ... on Viewer { kind name passwordIsDue }
      ... on WrongPassword { code message }
      ... on PasswordTooWeak { code message reason advice }
      ... on DemoAccount { code message }
    }
  }
`);

/** Said before the server is asked; it knows of whoever needs fewer. */
const lengthAdvised = 15;

type Props = { viewer: Viewer; place: string; presentLabel: string; action: string; onChanged: () => void };

/** One's present password and a new one, with a meter beside it. */
export function ChangePasswordForm({ viewer, place, presentLabel, action, onChanged }: Props) {
  const [presentPassword, setPresent] = useState('');
  const [newPassword, setNew] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(ChangePasswordDocument);
  const change = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const data = await run({ input: { presentPassword, newPassword } });
    const answer = data?.changePassword;
    if (!answer) return;
    switch (answer.__typename) {
      case 'Viewer':
        setPresent('');
        setNew('');
        return onChanged();
      case 'WrongPassword':
      case 'PasswordTooWeak':
      case 'DemoAccount':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <form className="st-password" onSubmit={change}>
      <input type="hidden" autoComplete="username" value={viewer.email ?? ''} />
      <PasswordInput
        label={presentLabel}
        size="md"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={presentPassword}
        onChange={(event) => setPresent(event.currentTarget.value)}
      />
      <div className="st-password-new">
        <PasswordInput
          label="New password"
          description={`At least ${lengthAdvised} characters. Four or five words that you remember are good. No signs or digits are needed.`}
          size="md"
          autoComplete="new-password"
          required
          withAsterisk={false}
          value={newPassword}
          onChange={(event) => setNew(event.currentTarget.value)}
        />
        <StrengthMeter
          password={newPassword}
          about={`${viewer.name} ${viewer.email ?? ''} ${place}`}
          lengthMin={lengthAdvised}
        />
      </div>
      {refusal ? <Notice>{refusal}</Notice> : null}
      <Button type="submit" size="md" loading={busy} disabled={presentPassword === '' || newPassword === ''}>
        {action}
      </Button>
    </form>
  );
}

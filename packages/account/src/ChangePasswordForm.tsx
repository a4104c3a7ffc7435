import '@college-kiosk/ui/account.css';
import { never } from '@college-kiosk/client';
import { Notice, StrengthMeter } from '@college-kiosk/ui';
import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from './gql/gql.ts';
import { useSend } from './use-send.ts';
import { useAccountWords } from './words.ts';

const ChangePasswordDocument = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      __typename
      ... on Viewer { kind name passwordIsDue }
      ... on WrongPassword { code message }
      ... on PasswordTooWeak { code message reason lengthMin }
      ... on DemoAccount { code message }
    }
  }
`);

export interface ChangePasswordFormProps {
  readonly person: { readonly name: string; readonly email?: string | null };
  /** The name of the canteen: no part of a good password. */
  readonly place: string;
  /** Said before the server is asked; it knows of whoever needs fewer. */
  readonly lengthAdvised: number;
  readonly presentLabel?: string;
  readonly action: string;
  readonly onChanged: () => void;
}

/** One's present password and a new one, with a meter beside it. */
export function ChangePasswordForm(props: ChangePasswordFormProps) {
  const { person, place, lengthAdvised, presentLabel, action, onChanged } = props;
  const words = useAccountWords();
  const [presentPassword, setPresent] = useState('');
  const [newPassword, setNew] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [send, busy] = useSend(ChangePasswordDocument, setRefusal);
  const change = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const answer = (await send({ input: { presentPassword, newPassword } }))?.changePassword;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'Viewer':
        setPresent('');
        setNew('');
        return onChanged();
      case 'WrongPassword':
      case 'PasswordTooWeak':
      case 'DemoAccount':
        return setRefusal(words.refusal(answer));
      default:
        never(answer);
    }
  };
  return (
    <form className="ck-form" onSubmit={change}>
      <input type="hidden" autoComplete="username" value={person.email ?? ''} />
      <PasswordInput
        label={presentLabel ?? words.password.present}
        size="md"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={presentPassword}
        onChange={(event) => setPresent(event.currentTarget.value)}
      />
      <div className="ck-new-password">
        <PasswordInput
          label={words.password.new}
          description={words.password.hint(lengthAdvised)}
          size="md"
          autoComplete="new-password"
          required
          withAsterisk={false}
          value={newPassword}
          onChange={(event) => setNew(event.currentTarget.value)}
        />
        <StrengthMeter
          password={newPassword}
          about={`${person.name} ${person.email ?? ''} ${place}`}
          lengthMin={lengthAdvised}
          words={words.strength}
        />
      </div>
      {refusal ? <Notice>{refusal}</Notice> : null}
      <Button type="submit" size="md" loading={busy} disabled={presentPassword === '' || newPassword === ''}>
        {action}
      </Button>
    </form>
  );
}

import '@college-kiosk/ui/account.css';
import { forgetToken, never, tokenOfLink } from '@college-kiosk/client';
import { Notice, StrengthMeter } from '@college-kiosk/ui';
import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useRun } from '../../shell/use-run.ts';
import { EntranceCard } from './EntranceCard.tsx';
import { usePlace } from './place.ts';

const ChooseNewPasswordDocument = graphql(`
  mutation ChooseNewPassword($input: ChooseNewPasswordInput!) {
    chooseNewPassword(input: $input) {
      __typename
      ... on PasswordChosen { email }
      ... on LinkOver { code message }
      ... on PasswordTooWeak { code message reason advice }
    }
  }
`);

/** Said before the server is asked; it knows of whoever needs fewer. */
const lengthAdvised = 15;

/** Chooses a new password by the link in a letter. */
export function NewPasswordPage() {
  const place = usePlace();
  const [token] = useState(tokenOfLink);
  const [newPassword, setNewPassword] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isOver, setOver] = useState(token === '');
  const [run, busy] = useRun(ChooseNewPasswordDocument);
  const choose = async () => {
    setRefusal(null);
    const data = await run({ input: { token, newPassword } });
    const answer = data?.chooseNewPassword;
    if (!answer) return;
    switch (answer.__typename) {
      case 'PasswordChosen':
        forgetToken();
        return setChosen(answer.email);
      case 'LinkOver':
        return setOver(true);
      case 'PasswordTooWeak':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  if (chosen !== null) {
    return (
      <EntranceCard title="Your new password counts">
        <p role="status">You were signed out everywhere. Sign in as {chosen} with the new password.</p>
      </EntranceCard>
    );
  }
  if (isOver) {
    return (
      <EntranceCard title="This link is over">
        <Notice>It was used already, a newer one was, or half an hour has passed.</Notice>
        <a href="/staff/forgotten-password">Ask for a new letter</a>
      </EntranceCard>
    );
  }
  return (
    <EntranceCard title="Choose a new password" onSubmit={() => void choose()}>
      <div className="ck-new-password">
        <PasswordInput
          label="New password"
          description={`At least ${lengthAdvised} characters. Four or five words that you remember are good. No signs or digits are needed.`}
          size="md"
          autoComplete="new-password"
          required
          withAsterisk={false}
          value={newPassword}
          onChange={(event) => setNewPassword(event.currentTarget.value)}
        />
        <StrengthMeter password={newPassword} about={place} lengthMin={lengthAdvised} />
      </div>
      {refusal ? <Notice>{refusal}</Notice> : null}
      <Button type="submit" size="md" loading={busy} disabled={newPassword === ''}>
        Keep this password
      </Button>
    </EntranceCard>
  );
}

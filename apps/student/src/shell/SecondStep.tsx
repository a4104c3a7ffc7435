import { useApolloClient } from '@apollo/client/react';
import { never, problemOf } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { TextId } from '../i18n/en.ts';
import { useSay } from '../i18n/i18n.ts';
import { problemWords } from './problem-words.ts';

const CompleteSignInDocument = graphql(`
  mutation CompleteSignIn($input: CompleteSignInInput!) {
    completeSignIn(input: $input) {
      __typename
      ... on Viewer { name }
      ... on WrongCode { code message }
      ... on ChallengeOver { code message }
    }
  }
`);

type Props = { challenge: string; onSignedIn: () => Promise<void>; onBack: (isOver: boolean) => void };

/** The code on the phone, or one of those kept for the day it is gone. */
export function SecondStep({ challenge, onSignedIn, onBack }: Props) {
  const say = useSay();
  const apollo = useApolloClient();
  const [code, setCode] = useState('');
  const [recovery, setRecovery] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<TextId | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const variables = { input: { challenge, code } };
      const { data } = await apollo.mutate({ mutation: CompleteSignInDocument, variables });
      const answer = data?.completeSignIn;
      switch (answer?.__typename) {
        case undefined:
          return;
        case 'Viewer':
          return await onSignedIn();
        case 'WrongCode':
          setCode('');
          return setProblem('code.wrong');
        case 'ChallengeOver':
          return onBack(true);
        case 'TokenPair':
          throw new Error('A browser signs in by its cookie: tokens are for programs, which ask for them.');
        default:
          never(answer);
      }
    } catch (error) {
      setProblem(problemWords(problemOf(error)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="sd-form" onSubmit={submit}>
      <h1>{say('code.title')}</h1>
      <TextInput
        key={recovery ? 'recovery' : 'phone'}
        label={say(recovery ? 'code.recovery' : 'code.phone')}
        description={say(recovery ? 'code.recoveryHint' : 'code.phoneHint')}
        size="md"
        inputMode={recovery ? 'text' : 'numeric'}
        autoComplete={recovery ? 'off' : 'one-time-code'}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
        required
        withAsterisk={false}
        autoFocus
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {problem ? <Notice>{say(problem)}</Notice> : null}
      <Button type="submit" size="md" fullWidth loading={busy}>
        {say('signIn')}
      </Button>
      <div className="sd-acts">
        <Button variant="subtle" onClick={() => setRecovery(!recovery)}>
          {say(recovery ? 'code.useApp' : 'code.useRecovery')}
        </Button>
        <Button variant="subtle" color="steel" onClick={() => onBack(false)}>
          {say('code.back')}
        </Button>
      </div>
    </form>
  );
}

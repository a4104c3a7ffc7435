import { useApolloClient } from '@apollo/client/react';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import { Notice, ProblemNotice } from './Notice.tsx';
import { never, type Problem, problemOf } from './problem.ts';
import type { Organisation } from './viewer.ts';

const SignInDocument = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ... on Viewer { name }
      ... on WrongCredentials { code message }
    }
  }
`);

// Printed on the start page of every demo canteen; no other installation knows them.
const demo = {
  password: 'lunch at the canteen',
  accounts: ['finance', 'manager', 'administrator'],
};

type Props = { organisation: Organisation; onSignedIn: () => Promise<void> };

export function SignInPage({ organisation, onSignedIn }: Props) {
  const apollo = useApolloClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = useRef<HTMLButtonElement>(null);

  const signIn = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(null);
    setProblem(null);
    try {
      const { data } = await apollo.mutate({ mutation: SignInDocument, variables: { input: { email, password } } });
      const answer = data?.signIn;
      if (!answer) return;
      switch (answer.__typename) {
        case 'Viewer':
          await onSignedIn();
          return;
        case 'WrongCredentials':
          setRefusal(answer.message);
          return;
        default:
          never(answer);
      }
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  const fill = (account: string) => {
    setEmail(`${account}@demo.example`);
    setPassword(demo.password);
    submit.current?.focus();
  };

  return (
    <main className="fn-sign-in">
      <form className="fn-sign-in-form" onSubmit={signIn}>
        <p className="fn-kicker">{organisation.name}</p>
        <h1>Sign in to the books</h1>
        <TextInput
          label="E-mail"
          type="email"
          size="md"
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          size="md"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {refusal ? <Notice>{refusal}</Notice> : null}
        {problem ? <SignInProblem problem={problem} /> : null}
        <Button ref={submit} type="submit" size="md" fullWidth loading={busy}>
          Sign in
        </Button>
        {organisation.demo ? (
          <fieldset className="fn-demo">
            <legend>Demo canteen: fill in an account</legend>
            {demo.accounts.map((account) => (
              <Button key={account} type="button" size="compact-md" variant="default" onClick={() => fill(account)}>
                {account}
              </Button>
            ))}
          </fieldset>
        ) : null}
      </form>
    </main>
  );
}

function SignInProblem({ problem }: { problem: Problem }) {
  if (problem.code !== 'RATE_LIMITED') return <ProblemNotice problem={problem} />;
  const seconds = problem.retryAfterSeconds;
  const wait =
    seconds === null ? 'a little while' : seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return <Notice tone="soon">Too many attempts from here. Wait {wait}, then try again.</Notice>;
}

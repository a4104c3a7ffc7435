import { never, newId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useLanguage, useSay } from '../../i18n/i18n.ts';
import { useRun } from '../../shell/use-run.ts';
import { weakness } from '../../shell/weakness.ts';
import { EntranceCard } from './EntranceCard.tsx';
import { LookIntoMail } from './LookIntoMail.tsx';
import { NewPasswordField } from './NewPasswordField.tsx';

const RegisterDocument = graphql(`
  mutation Register($input: RegisterInput!) {
    register(input: $input) {
      __typename
      ... on Registered { email }
      ... on PasswordTooWeak { code message reason lengthMin }
      ... on CollegeIdTaken { code message }
      ... on RegistrationClosed { code message }
    }
  }
`);

const KINDS = [
  ['STUDENT', 'register.student'],
  ['STAFF', 'register.staff'],
] as const;
const nobody = { name: '', email: '', collegeId: '', password: '' };

/** Asks for an account. A letter follows; then somebody at the canteen decides. */
export function RegisterPage() {
  const say = useSay();
  const { code: language } = useLanguage();
  const [kind, setKind] = useState<'STUDENT' | 'STAFF'>('STUDENT');
  const [wish, setWish] = useState(nobody);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [registered, setRegistered] = useState<string | null>(null);
  const [run, busy] = useRun(RegisterDocument);
  // The id is the wish's: the same wish sent again is one registration, a changed one is another.
  const sent = useRef({ wish: '', id: '' });
  const register = async () => {
    setRefusal(null);
    const body = { ...wish, collegeId: wish.collegeId.trim() || null, kind, language };
    const text = JSON.stringify(body);
    if (sent.current.wish !== text) sent.current = { wish: text, id: newId() };
    const answer = (await run({ input: { ...body, id: sent.current.id } }))?.register;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'Registered':
        return setRegistered(answer.email);
      case 'PasswordTooWeak':
        return setRefusal(weakness(say, answer));
      case 'CollegeIdTaken':
        return setRefusal(say('register.taken'));
      case 'RegistrationClosed':
        return setRefusal(say('register.closed'));
      default:
        never(answer);
    }
  };
  if (registered !== null)
    return <LookIntoMail said={say('mail.registered', { email: registered })} onOther={() => setRegistered(null)} />;
  const field = (name: keyof typeof nobody) => ({
    ...{ size: 'md' as const, value: wish[name] },
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setWish((before) => ({ ...before, [name]: value }));
    },
  });
  const must = { required: true, withAsterisk: false };
  return (
    <EntranceCard title={say('register.title')} onSubmit={() => void register()}>
      {(place) => (
        <>
          <fieldset className="sd-languages" aria-label={say('register.as')}>
            {KINDS.map(([one, text]) => (
              <button key={one} type="button" aria-pressed={kind === one} onClick={() => setKind(one)}>
                {say(text)}
              </button>
            ))}
          </fieldset>
          <TextInput {...field('name')} {...must} label={say('account.name')} autoComplete="name" maxLength={80} />
          <TextInput
            {...field('email')}
            {...must}
            label={say('email')}
            type="email"
            autoComplete="username"
            maxLength={254}
          />
          <TextInput
            {...field('collegeId')}
            label={say('register.collegeId')}
            description={say('register.collegeIdHint')}
            autoComplete="off"
            maxLength={40}
          />
          <NewPasswordField
            label={say('password')}
            about={`${wish.name} ${wish.email} ${place}`}
            value={wish.password}
            onChange={(password) => setWish({ ...wish, password })}
          />
          <p>{say('register.notice')}</p>
          {refusal ? <Notice>{refusal}</Notice> : null}
          <Button type="submit" size="md" fullWidth loading={busy}>
            {say('register.act')}
          </Button>
        </>
      )}
    </EntranceCard>
  );
}

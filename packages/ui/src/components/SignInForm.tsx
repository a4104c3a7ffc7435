import { Button, PasswordInput, TextInput } from '@mantine/core';
import { IconFingerprint, IconSchool } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { type Refused, SignInRefusal } from './SignInRefusal.tsx';

export type SignInFormProps = {
  /** Whose door it is. */
  place: string;
  title: string;
  /** Fills half the page, or its top on a phone. Without it the form stands alone. */
  art?: ReactNode;
  /** Accounts to fill in with one press; null where there are none to be had. */
  demo: { password: string; accounts: readonly string[]; emailOf: (account: string) => string } | null;
  /** Where to go with a forgotten password. */
  forgotten?: { label: string; href: string };
  /** Lets the person in by a passkey alone; none where this browser has none. */
  onPasskey?: ((endOldest: boolean) => Promise<Refused | null>) | undefined;
  /** Leads to the college’s sign-in; none where the college signs nobody in. */
  onCollege?: ((endOldest: boolean) => Promise<Refused | null>) | undefined;
  /** Lets the person in; gives what to say when that did not work. */
  onSignIn: (credentials: { email: string; password: string; endOldest: boolean }) => Promise<Refused | null>;
};

export function SignInForm({ place, title, art, demo, forgotten, onPasskey, onCollege, onSignIn }: SignInFormProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const submit = useRef<HTMLButtonElement>(null);
  // How they came in last: the same way again, when the oldest session is to end.
  const last = useRef<(endOldest: boolean) => Promise<Refused | null>>(null);
  const enter = async (by: (endOldest: boolean) => Promise<Refused | null>, endingOldest = false) => {
    last.current = by;
    setBusy(true);
    setRefused(null);
    try {
      setRefused(await by(endingOldest));
    } finally {
      setBusy(false);
    }
  };
  const signIn = (event: FormEvent) => {
    event.preventDefault();
    void enter((endOldest) => onSignIn({ email, password, endOldest }));
  };
  const endOldest = () => {
    if (last.current) void enter(last.current, true);
  };
  return (
    <main className="ck-sign-in" data-art={art !== undefined || undefined}>
      {art ? (
        <div className="ck-sign-in-art" aria-hidden>
          <div>{art}</div>
        </div>
      ) : null}
      <form className="ck-sign-in-form" onSubmit={signIn}>
        <p className="ck-kicker">{place}</p>
        <h1>{title}</h1>
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
        {refused ? <SignInRefusal refused={refused} busy={busy} onEndOldest={endOldest} /> : null}
        <Button ref={submit} type="submit" size="md" fullWidth loading={busy}>
          Sign in
        </Button>
        {onPasskey ? (
          <Button
            variant="default"
            size="md"
            fullWidth
            disabled={busy}
            leftSection={<IconFingerprint size={20} aria-hidden />}
            onClick={() => void enter(onPasskey)}
          >
            Use a passkey
          </Button>
        ) : null}
        {onCollege ? (
          <Button
            variant="default"
            size="md"
            fullWidth
            disabled={busy}
            leftSection={<IconSchool size={20} aria-hidden />}
            onClick={() => void enter(onCollege)}
          >
            Sign in with the college
          </Button>
        ) : null}
        {forgotten ? <a href={forgotten.href}>{forgotten.label}</a> : null}
        {demo ? (
          <fieldset className="ck-sign-in-demo">
            <legend>Demo canteen: fill in an account</legend>
            {demo.accounts.map((account) => (
              <Button
                key={account}
                type="button"
                size="compact-md"
                variant="default"
                onClick={() => {
                  setEmail(demo.emailOf(account));
                  setPassword(demo.password);
                  submit.current?.focus();
                }}
              >
                {account}
              </Button>
            ))}
          </fieldset>
        ) : null}
      </form>
    </main>
  );
}

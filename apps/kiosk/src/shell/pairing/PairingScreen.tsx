import { Countdown, LoadingShape } from '@college-kiosk/ui';
import type { DeviceKind } from '../../gql/graphql.ts';
import { spokenLocale, useSay } from '../../i18n/i18n.ts';
import { usePairing } from './use-pairing.ts';
import './pairing.css';

/** Six large digits, to be entered in the staff app under Devices. */
export function PairingScreen({ kind, onToken }: { kind: DeviceKind; onToken: (token: string) => void }) {
  const say = useSay();
  const { code, expiresAt, trouble } = usePairing(kind, onToken);
  return (
    <main className="k-pairing">
      <h1>{say(kind === 'BOARD' ? 'pairing.titleBoard' : 'pairing.titleKiosk')}</h1>
      {code ? (
        <>
          <output className="k-pairing-code" aria-label={`${say('pairing.code')} ${[...code].join(' ')}`}>
            {[...code].map((digit, at) => (
              <span key={at} aria-hidden>
                {digit}
              </span>
            ))}
          </output>
          <ol>
            <li>{say('pairing.step1')}</li>
            <li>{say('pairing.step2')}</li>
            <li>{say('pairing.step3')}</li>
          </ol>
          {expiresAt ? (
            <p className="k-pairing-wait">
              <Countdown until={expiresAt} locale={spokenLocale()} label={say('pairing.newCodeIn')} />{' '}
              {say('pairing.newCodeIn')}
            </p>
          ) : null}
        </>
      ) : (
        <LoadingShape shape="text" label={say('loading')} />
      )}
      {trouble ? <p role="alert">{say('pairing.trouble')}</p> : null}
    </main>
  );
}

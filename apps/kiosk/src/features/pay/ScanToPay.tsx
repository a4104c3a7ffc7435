import { Countdown, MoneyText } from '@college-kiosk/ui';
import { IconExternalLink } from '@tabler/icons-react';
import type { OneOrderFragment, OnePaymentFragment } from '../../gql/graphql.ts';
import { spokenLocale, useSay } from '../../i18n/i18n.ts';
import { usePlace } from '../../shell/place.ts';
import { Qr } from '../../shell/Qr.tsx';

type Props = { order: OneOrderFragment; payment: OnePaymentFragment; onTimeUp: () => void };

/** The amount, the QR, the time it has; nothing else to read. */
export function ScanToPay({ order, payment, onTimeUp }: Props) {
  const say = useSay();
  const { organisation } = usePlace();
  const { payUrl, expiresAt } = payment;
  const seconds = expiresAt
    ? Math.round((new Date(expiresAt).getTime() - new Date(payment.createdAt).getTime()) / 1000)
    : undefined;
  return (
    <section className="k-scan">
      <div className="k-scan-words">
        <p className="k-scan-amount">
          <MoneyText value={payment.amount} />
        </p>
        <h2>{say('pay.waiting.title')}</h2>
        <ol>
          <li>{say('pay.step1')}</li>
          <li>{say('pay.step2')}</li>
          <li>{say('pay.step3')}</li>
        </ol>
        <p className="k-pay-due">{say('pay.order', { token: order.token })}</p>
      </div>
      <div className="k-scan-code">
        {payUrl ? <Qr text={payUrl} label={say('pay.qr')} size="100%" /> : null}
        {expiresAt ? (
          <p className="k-scan-time">
            <Countdown
              until={expiresAt}
              locale={spokenLocale()}
              total={seconds}
              label={say('pay.timeLeft')}
              onEnd={onTimeUp}
            />
            <span>{say('pay.timeLeft')}</span>
          </p>
        ) : null}
        {organisation.demo && payUrl?.startsWith('http') ? (
          <a className="k-button" href={payUrl} target="_blank" rel="noreferrer">
            <IconExternalLink aria-hidden /> {say('pay.openPage')}
          </a>
        ) : null}
      </div>
    </section>
  );
}

import { MoneyText } from '@college-kiosk/ui';
import { IconAlertTriangle, IconClockX, IconCreditCardOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { OneOrderFragment, OnePaymentFragment } from '../../gql/graphql.ts';
import { useSay } from '../../i18n/i18n.ts';
import { moneyFate } from '../../shell/money-fate.ts';
import type { PayStage } from './pay-stage.ts';
import { ScanToPay } from './ScanToPay.tsx';

type Props = {
  order: OneOrderFragment;
  payments: readonly OnePaymentFragment[];
  stage: PayStage;
  slow: boolean;
  onTimeUp: () => void;
};

export function StageView({ order, payments, stage, slow, onTimeUp }: Props) {
  const say = useSay();
  switch (stage.kind) {
    case 'waiting':
      return <ScanToPay order={order} payment={stage.payment} onTimeUp={onTimeUp} />;
    case 'starting':
    case 'paid':
      return (
        <Message
          icon={<div className="k-pay-shape" />}
          title={say(stage.kind === 'paid' ? 'pay.paid.title' : 'pay.starting.title')}
        >
          {slow ? <p>{say('sending.slow')}</p> : null}
          <Due order={order} />
        </Message>
      );
    case 'failed':
      return (
        <Message icon={<IconCreditCardOff />} title={say('pay.failed.title')}>
          <p>{say('pay.failed.text')}</p>
          <Due order={order} />
        </Message>
      );
    case 'expired':
      return (
        <Message icon={<IconClockX />} title={say('pay.expired.title')}>
          <p>{say('pay.expired.text')}</p>
          <Due order={order} />
        </Message>
      );
    case 'noProvider':
    case 'tooSmall':
      return (
        <Message icon={<IconAlertTriangle />} title={say(`pay.${stage.kind}.title`)}>
          <p>{say(`pay.${stage.kind}.text`)}</p>
          <Due order={order} />
        </Message>
      );
    case 'over':
      return (
        <Message icon={<IconClockX />} title={say('pay.over.title')}>
          <p>{say(`money.${moneyFate(order, payments)}`)}</p>
        </Message>
      );
    default: {
      const unknown: never = stage;
      throw new Error(`unknown stage ${JSON.stringify(unknown)}`);
    }
  }
}

function Message({ icon, title, children }: { icon: ReactNode; title: string; children?: ReactNode }) {
  return (
    <section className="k-pay-message">
      {icon}
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Due({ order }: { order: OneOrderFragment }) {
  const say = useSay();
  return (
    <p className="k-pay-due">
      {say('pay.order', { token: order.token })} <MoneyText value={order.total} />
    </p>
  );
}

import { Countdown, MoneyText } from '@college-kiosk/ui';
import { IconCash, IconCheck, IconChefHat, IconDeviceTv, IconHandGrab } from '@tabler/icons-react';
import type { OneOrderFragment } from '../../gql/graphql.ts';
import { spokenLocale, useSay } from '../../i18n/i18n.ts';
import type { MoneyFate } from '../../shell/money-fate.ts';
import { isOver, type OrderStep, type OverStep } from './order-step.ts';

const icons = { pay: IconCash, cooking: IconChefHat, ready: IconDeviceTv, collected: IconHandGrab };
const order = ['pay', 'cooking', 'ready', 'collected'] as const;
const reached: Record<Exclude<OrderStep, OverStep>, number> = {
  pay: 0,
  paid: 1,
  cooking: 1,
  ready: 2,
  collected: 4,
};

type Props = { order: OneOrderFragment; step: OrderStep; money: MoneyFate };

/** Pay, cook, look at the board, collect: where it stands, and what to do now; of an order that is over, what became of the money. */
export function NextSteps({ order: placed, step, money }: Props) {
  const say = useSay();
  if (isOver(step)) {
    return (
      <p className="k-token-over">
        {step === 'missed' ? `${say('token.missed.text')} ` : null}
        {say(`money.${money}`)}
      </p>
    );
  }
  const at = reached[step];
  return (
    <ol className="k-steps">
      {order.map((name, index) => {
        const Icon = index < at ? IconCheck : icons[name];
        const here = index === at;
        return (
          <li key={name} data-done={index < at || undefined} aria-current={here ? 'step' : undefined}>
            <span className="k-step-icon" aria-hidden>
              <Icon />
            </span>
            <span>
              <strong>{say(index < at ? `step.${name}.done` : `step.${name}`)}</strong>
              {here && name === 'pay' ? <PayBy order={placed} /> : null}
              {here && name === 'cooking' ? (
                <small>{say(step === 'paid' ? 'step.inLine' : 'step.cookingNow')}</small>
              ) : null}
              {here && name === 'ready' ? <small>{say('step.readyNow')}</small> : null}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function PayBy({ order: { total, expiresAt } }: { order: OneOrderFragment }) {
  const say = useSay();
  return (
    <small className="k-pay-by">
      <b>
        <MoneyText value={total} />
      </b>
      {expiresAt ? (
        <>
          {say('token.payWithin')}{' '}
          <Countdown until={expiresAt} locale={spokenLocale()} label={say('token.payWithin')} />
        </>
      ) : null}
    </small>
  );
}

import { Countdown } from '@college-kiosk/ui';
import { useEffect, useState } from 'react';
import { spokenLocale, useSay } from '../../i18n/i18n.ts';
import { countOf } from '../cart.ts';
import { plainAccess, useSession } from '../session.ts';
import { Modal } from './Modal.tsx';
import { useIdle } from './use-idle.ts';

const askAfter = 45_000;
const askAfterWithMoreTime = 90_000;
const answerWithin = 20;

/** Asks whether somebody is still there, counts down in sight, and then forgets them. */
export function IdleGuard({ watching, onGone }: { watching: boolean; onGone: () => void }) {
  const { access } = useSession();
  const moreTime = JSON.stringify(access) !== JSON.stringify(plainAccess);
  const { idle, stay } = useIdle(moreTime ? askAfterWithMoreTime : askAfter, watching);
  if (!idle) return null;
  return (
    <IdleQuestion
      onStay={stay}
      onGone={() => {
        stay();
        onGone();
      }}
    />
  );
}

function IdleQuestion({ onStay, onGone }: { onStay: () => void; onGone: () => void }) {
  const say = useSay();
  const { cart } = useSession();
  const [until] = useState(() => Date.now() + answerWithin * 1_000);
  useEffect(() => {
    window.addEventListener('keydown', onStay);
    return () => window.removeEventListener('keydown', onStay);
  }, [onStay]);
  return (
    <Modal title={say('idle.title')} onClose={onStay} className="k-idle">
      <Countdown until={until} locale={spokenLocale()} total={answerWithin} onEnd={onGone} label={say('idle.left')} />
      <p>{cart.length > 0 ? say('idle.cart', { count: countOf(cart) }) : say('idle.text')}</p>
      <div className="k-modal-acts">
        <button type="button" className="k-button" onClick={onGone}>
          {say('startOver')}
        </button>
        <button type="button" className="k-button k-primary" onClick={onStay}>
          {say('idle.stay')}
        </button>
      </div>
    </Modal>
  );
}

import { useSay } from '../../i18n/i18n.ts';
import { Modal } from '../../shell/frame/Modal.tsx';

const slowAfter = 2;
const longAfter = 5;

/** The order is on its way. It is kept and sent once, whatever the line does; the person may give up, not send twice. */
export function Sending({ failures, onGiveUp }: { failures: number; onGiveUp: () => void }) {
  const say = useSay();
  return (
    <Modal title={say('sending.title')} onClose={() => {}} className="k-sending">
      <div className="k-sending-bar" aria-hidden />
      <p role="status">{failures < slowAfter ? say('sending.text') : say('sending.slow')}</p>
      {failures >= longAfter ? (
        <>
          <p>{say('sending.long')}</p>
          <div className="k-modal-acts">
            <button type="button" className="k-button" onClick={onGiveUp}>
              {say('sending.giveUp')}
            </button>
          </div>
        </>
      ) : null}
    </Modal>
  );
}

import { IconAlertTriangleFilled, IconCloudOff, IconX } from '@tabler/icons-react';
import type { Outcome } from './bump-queue.ts';

type Props = {
  /** Steps the server has not answered. */
  waiting: number;
  offline: boolean;
  refusals: readonly Outcome[];
  onSeen: (outcome: Outcome) => void;
};

const verbs = { start: 'start', finish: 'finish', bump: 'bump', reopen: 'reopen' };

/** What the kitchen must know about its own steps: waiting for the network, or refused and why. */
export function OutcomeList({ waiting, offline, refusals, onSeen }: Props) {
  return (
    <div className="kt-outcomes" aria-live="assertive">
      {offline && waiting > 0 ? (
        <p data-tone="waiting">
          <IconCloudOff aria-hidden />
          <span>
            No network. Keep cooking: {waiting} {waiting === 1 ? 'step is' : 'steps are'} kept and sent in order.
          </span>
        </p>
      ) : null}
      {refusals.map((outcome) => (
        <p key={outcome.step.commandId} data-tone="refused">
          <IconAlertTriangleFilled aria-hidden />
          <span>
            <strong>
              {outcome.step.token} did not {verbs[outcome.step.step]}.
            </strong>{' '}
            {outcome.refusal}
          </span>
          <button type="button" aria-label="Seen" onClick={() => onSeen(outcome)}>
            <IconX aria-hidden />
          </button>
        </p>
      ))}
    </div>
  );
}

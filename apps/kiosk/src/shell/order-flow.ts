import { backoffMs, type DurableOrder } from '@college-kiosk/client';

/** An answer that ends the sending without an order: a refusal to act on, or an error that trying again will not mend. */
export class NotPlaced<Reason> extends Error {
  override name = 'NotPlaced';
  readonly reason: Reason;
  constructor(reason: Reason) {
    super('the order was not placed');
    this.reason = reason;
  }
}

export type Sending<Body, Answer> = {
  durable: DurableOrder<Body, Answer>;
  /** Sends it once. Throws NotPlaced for a final no; anything else thrown means nobody knows, and it is sent again. */
  deliver: (id: string, body: Body) => Promise<Answer>;
  /** Told before each wait: how often it has failed, and why. */
  onTrouble?: (failures: number, error: unknown) => void;
  wait?: (ms: number) => Promise<void>;
  /** Asked before each new try: the person may have given up. */
  wanted?: () => boolean;
};

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Sends an order until somebody answers: written down first, the same id and body each time, so that a lost answer makes
 * no second order. Only a final no removes it from the store. Gives null when it is no longer wanted or nothing is pending.
 */
export async function sendUntilAnswered<Body, Answer>(
  order: { id: string; body: Body } | null,
  { durable, deliver, onTrouble, wait = sleep, wanted = () => true }: Sending<Body, Answer>,
): Promise<Answer | null> {
  for (let failures = 0; wanted(); ) {
    try {
      if (order && failures === 0) return await durable.send(order.id, order.body, deliver);
      return await durable.resend(deliver);
    } catch (error) {
      if (error instanceof NotPlaced) {
        durable.clear();
        throw error;
      }
      // It could not even be written down: nothing is on its way, so nothing is to be repeated.
      const kept = durable.load();
      if (kept?.state !== 'pending' || (order && kept.id !== order.id)) throw error;
      failures += 1;
      onTrouble?.(failures, error);
      await wait(backoffMs(failures));
    }
  }
  return null;
}

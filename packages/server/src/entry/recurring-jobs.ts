import {
  classifyItems,
  expireBatches,
  foldUsage,
  KINDS_OF_BATCHES,
  KINDS_OF_LEVELS,
  recheckAlerts,
  recheckAllergens,
} from '../modules/inventory/index.ts';
import { sendMails } from '../modules/mail/index.ts';
import { checkIdentities } from '../modules/monitoring/index.ts';
import { expireOrders, giveUpOrders } from '../modules/ordering/index.ts';
import { expirePayments, pollPendingPayments, pollPendingRefunds } from '../modules/payments/index.ts';
import { forgetWhatIsOver } from '../modules/privacy/index.ts';
import { planReplenishment, refreshSuggestions } from '../modules/purchasing/index.ts';
import { systemActor } from '../platform/auth/actor.ts';
import type { CallContext, Platform } from '../platform/context.ts';
import { forgetLooseFiles } from '../platform/files/forget-loose-files.ts';
import { newId } from '../platform/ids.ts';
import type { Reactor } from '../platform/outbox/react.ts';
import type { RecurringJob } from '../platform/queue/jobs.ts';
import { oneByOne } from '../platform/queue/one-by-one.ts';
import { restockDemo } from './seed/restock-demo.ts';

/** What is looked for again and again. Each run finds its work in the tables, so a lost run loses nothing. */
export function recurringJobs(platform: Platform, reactor: Reactor): RecurringJob[] {
  const call = (label: string): CallContext => ({
    platform,
    actor: systemActor(label),
    requestId: newId(platform.clock.now()),
    address: null,
  });
  const sweep = async () => {
    await oneByOne(await reactor.unsettled(), (id) => reactor.react(id));
  };
  // Each rests on the one before: what was used, how much that is worth in a year, what is to be ordered by it.
  const plan = async () => {
    const folded = await foldUsage(call('usage'));
    if (folded.length > 0) await classifyItems(call('classes'), {});
    await planReplenishment(call('replenishment'));
  };
  const lookAtLevels = async () => {
    await recheckAlerts(call('stock alerts'), KINDS_OF_LEVELS);
    await refreshSuggestions(call('replenishment'));
  };
  return [
    { name: 'expire-orders', everySeconds: 5, run: async () => void (await expireOrders(call('order expiry'))) },
    { name: 'give-up-orders', everySeconds: 15, run: async () => void (await giveUpOrders(call('pickup time'))) },
    { name: 'expire-payments', everySeconds: 10, run: async () => void (await expirePayments(call('payment expiry'))) },
    { name: 'poll-payments', everySeconds: 5, run: async () => void (await pollPendingPayments(call('payment poll'))) },
    { name: 'poll-refunds', everySeconds: 15, run: async () => void (await pollPendingRefunds(call('refund poll'))) },
    { name: 'send-mails', everySeconds: 2, run: async () => void (await sendMails(call('post'))) },
    { name: 'expire-batches', everySeconds: 300, run: async () => void (await expireBatches(call('batch expiry'))) },
    { name: 'plan-replenishment', everySeconds: 60, run: plan },
    { name: 'look-at-levels', everySeconds: 5, run: lookAtLevels },
    { name: 'look-at-batches', everySeconds: 60, run: () => recheckAlerts(call('stock alerts'), KINDS_OF_BATCHES) },
    { name: 'look-at-allergens', everySeconds: 60, run: () => recheckAllergens(call('allergens')) },
    { name: 'forget-over', everySeconds: 3_600, run: async () => void (await forgetWhatIsOver(call('retention'))) },
    {
      name: 'forget-loose-files',
      everySeconds: 3_600,
      run: async () => void (await forgetLooseFiles(call('retention'))),
    },
    { name: 'restock-demo', everySeconds: 600, run: async () => void (await restockDemo(call('demo delivery'))) },
    {
      name: 'check-identities',
      everySeconds: 300,
      run: async () => void (await checkIdentities(call('verifier'))),
    },
    { name: 'sweep-reactions', everySeconds: 10, run: sweep },
  ];
}

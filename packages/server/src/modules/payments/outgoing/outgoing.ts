import { AppError, type Money, type Refusal, refuse, transitions } from '@college-kiosk/kernel';
import { z } from 'zod';
import type { CommandScope } from '../../../platform/command/command.ts';
import { unlessTaken } from '../../../platform/command/unless-taken.ts';
import type { PaidFrom } from '../../finance/index.ts';
import { isOnePerson } from '../../identity/index.ts';

export const OUTGOING_STATES = ['PREPARED', 'RELEASED', 'CANCELLED', 'REVERSED'] as const;
/** From the bank three ways, from the safe, or out of a cash drawer. */
export const OUTGOING_METHODS = ['BANK_TRANSFER', 'UPI', 'CHEQUE', 'PETTY_CASH', 'DRAWER'] as const;
export type OutgoingState = (typeof OUTGOING_STATES)[number];
export type OutgoingMethod = (typeof OUTGOING_METHODS)[number];
type Step = 'release' | 'cancel' | 'reverse';

/** Money on its way out of the house, whoever is to get it: what all tables of such payments say. */
export interface Outgoing {
  readonly id: string;
  readonly outletId: string;
  readonly amount: Money;
  readonly method: OutgoingMethod;
  /** Of cash out of a drawer: its session. */
  readonly sessionId: string | null;
  /** Business date of its entry; of cash out of a drawer that of its release. */
  readonly day: string;
  readonly state: OutgoingState;
  readonly preparedBy: string;
  /** Small enough to need nobody else's yes. */
  readonly releasedByRule: boolean;
}

/** What the steps of a payment need of their command; the demo's payments are told by the same steps. */
export type PayingScope = Pick<CommandScope, 'tx' | 'now' | 'actor' | 'newId' | 'changed'>;

const steps = transitions<OutgoingState, Step>({
  PREPARED: { release: 'RELEASED', cancel: 'CANCELLED' },
  RELEASED: { reverse: 'REVERSED' },
  CANCELLED: {},
  REVERSED: {},
});

const WORDS: Readonly<Record<OutgoingState, string>> = {
  PREPARED: 'prepared and not released',
  RELEASED: 'released: turn it round, with a reason, if the money did not arrive',
  CANCELLED: 'cancelled: prepare another one',
  REVERSED: 'turned round',
};

/** Why a step of a payment is not legal now, for people; null when it is. Forward only: prepared, out; given up before, or turned round after. */
export function illegalStep({ state }: Pick<Outgoing, 'state'>, step: Step): string | null {
  return steps.next(state, step) === null ? `This payment is ${WORDS[state]}.` : null;
}

/** How and when something is paid, as whoever prepares it says; together with `fitsMethod`. */
export const howPaid = {
  method: z.enum(OUTGOING_METHODS),
  /** The UTR, the UPI reference, the number of the cheque. */
  reference: z.string().trim().max(40).nullish(),
  sessionId: z.uuid().nullish(),
  day: z.iso.date(),
};
type HowPaid = z.output<z.ZodObject<typeof howPaid>>;

/** Says what is missing: which drawer cash comes out of, or by which reference the bank knows it. */
export function fitsMethod({ method, reference, sessionId }: HowPaid, said: z.RefinementCtx): void {
  if ((method === 'DRAWER') !== Boolean(sessionId)) {
    const message = 'Say which drawer cash comes out of; nothing else comes out of one.';
    said.addIssue({ code: 'custom', path: ['sessionId'], message });
  }
  if (!isCash({ method }) && referenceKeyOf(reference ?? '') === '') {
    const message = 'Give the UTR, the UPI reference or the number of the cheque.';
    said.addIssue({ code: 'custom', path: ['reference'], message });
  }
}

/** Whether it is paid in notes and coins: there is no reference that tells it from another. */
export function isCash({ method }: Pick<Outgoing, 'method'>): boolean {
  return method === 'PETTY_CASH' || method === 'DRAWER';
}

/** A reference as it is compared: without case and spaces. */
export function referenceKeyOf(reference: string): string {
  return reference.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Where the money of a payment lies before it goes. Rules §2.2. */
export function paidFrom({ method, sessionId }: Pick<Outgoing, 'method' | 'sessionId'>): PaidFrom {
  if (method === 'DRAWER') return { account: '1010', ...(sessionId && { party: sessionId }) };
  return { account: method === 'PETTY_CASH' ? '1015' : '1020' };
}

/** What a payment says from its first moment. Throws FORBIDDEN to whom no person answers for. */
export function preparedAs({ now, actor }: Pick<PayingScope, 'now' | 'actor'>, { reference, ...asked }: HowPaid) {
  if (actor.id === null) throw new AppError('FORBIDDEN', 'A payment is prepared by somebody who answers for it.');
  return {
    ...{ method: asked.method, day: asked.day, sessionId: asked.sessionId ?? null },
    ...{ reference: reference || null, referenceKey: reference ? referenceKeyOf(reference) : null },
    ...{ state: 'PREPARED' as const, preparedBy: actor.id, preparedByLabel: actor.label, preparedAt: now },
  };
}

/** Writes a payment down. Refuses REFERENCE_USED where any other payment that stands, to whomever, has its reference. */
export function unlessPaidBefore<Written>(reference: string | null | undefined, write: () => PromiseLike<Written>) {
  const message = `${reference} stands on another payment. Look at that one before you pay twice.`;
  return unlessTaken('outgoing_references_once', refuse('REFERENCE_USED', message), write);
}

/** Why whoever acts does not release a payment, or turn it round: ANOTHER_PERSON_NEEDED where they prepared it and it was not small; null when they may. */
export async function preparedOneself(
  { tx, actor }: Pick<PayingScope, 'tx' | 'actor'>,
  { preparedBy, releasedByRule }: Pick<Outgoing, 'preparedBy' | 'releasedByRule'>,
  step: 'release' | 'reverse',
): Promise<Refusal<'ANOTHER_PERSON_NEEDED'> | null> {
  if (actor.id !== null && (releasedByRule || !(await isOnePerson(tx, actor.id, preparedBy)))) return null;
  const does = step === 'release' ? 'releases it' : 'turns it round';
  return refuse('ANOTHER_PERSON_NEEDED', `You prepared this payment yourself: somebody else ${does}.`);
}

/** What a payment says once it is out. */
export function releasedAs(
  { now, actor }: Pick<PayingScope, 'now' | 'actor'>,
  said: { readonly day: string; readonly entryId: string; readonly releasedByRule: boolean },
) {
  const by = { releasedBy: actor.id, releasedByLabel: actor.label, releasedAt: now };
  return { state: 'RELEASED' as const, ...said, ...by };
}

/** What a payment says once it was given up or, on a day, turned round. Throws FORBIDDEN to whom no person answers for. */
export function endedAs(
  { now, actor }: Pick<PayingScope, 'now' | 'actor'>,
  { reason, reversedOn }: { readonly reason: string; readonly reversedOn: string | null },
) {
  if (actor.id === null) throw new AppError('FORBIDDEN', 'A payment is ended by somebody who answers for it.');
  return {
    ...{ state: reversedOn === null ? ('CANCELLED' as const) : ('REVERSED' as const), reversedOn },
    ...{ endedBy: actor.id, endedByLabel: actor.label, endedAt: now, endReason: reason },
  };
}

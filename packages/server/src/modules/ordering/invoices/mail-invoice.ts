import { refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { type Actor, denial, holds } from '../../../platform/auth/actor.ts';
import { type CommandScope, command } from '../../../platform/command/command.ts';
import { countPrint } from '../../finance/index.ts';
import { contactsOf } from '../../identity/index.ts';
import { writeMail } from '../../mail/index.ts';
import type { Order } from '../order.ts';
import { invoiceLetter } from './invoice-letter.ts';
import { linkMaker } from './invoice-link.ts';
import { documentFor, isLanguage, languageAsked, paperAsked } from './paper-asked.ts';
import { readInvoiceFacts } from './read-invoice-facts.ts';

/** A letter that could not leave for a week is of no use: whoever wants the paper has got it by then. */
const USEFUL_MINUTES = 7 * 24 * 60;

/**
 * Sends an invoice or credit note by e-mail, its paper attached; it counts as a copy. To the address that is said, which only whoever sees
 * every order may do; else to that of the account which ordered for itself. Refuses ADDRESS_MISSING where there is none, and
 * LANGUAGE_UNKNOWN. Throws NOT_FOUND, and FORBIDDEN for a foreign address from whoever sees only their own.
 */
export const mailInvoice = command({
  name: 'ordering.mailInvoice',
  permission: 'invoice:print',
  input: z.object({ ...paperAsked, email: z.email().max(254).nullish() }),
  about: ({ documentId }) => ({ entity: 'document', id: documentId }),
  once: ({ commandId }) => commandId,
  mask: ['email'],
  async handle(scope, { commandId: id, documentId, paper, email, ...asked }) {
    const { tx, actor, use } = scope;
    const { order } = await documentFor(tx, scope, documentId);
    const language = languageAsked(asked.language);
    if (!isLanguage(language)) return language;
    const to = email ? typed(actor, order, email) : await whoOrdered(scope, order);
    if (!to) {
      return refuse(
        'ADDRESS_MISSING',
        'No e-mail address of whoever ordered is known. Ask for one, or print the paper.',
      );
    }
    const copy = await countPrint(scope, { id, documentId, paper, medium: 'MAIL', language });
    const facts = await readInvoiceFacts(tx, documentId, linkMaker(use));
    const { userId, ...recipient } = to;
    await writeMail(scope, invoiceLetter, {
      ...{ to: recipient, userId, language, usefulMinutes: USEFUL_MINUTES },
      data: { facts, copy, language, paper },
    });
    return { documentId, copy };
  },
});

/** An address that somebody at the counter typed for a guest. */
function typed(actor: Actor, order: Order, email: string) {
  if (!holds(actor, 'order:read', order.outletId)) throw denial(actor, 'order:read');
  return { name: order.buyerName ?? email, email, userId: null };
}

/** Whoever ordered for themselves: at a counter staff order for whoever stands there. */
async function whoOrdered({ tx }: CommandScope, { placedBy, channel }: Order) {
  if (placedBy === null || channel !== 'MOBILE') return null;
  const contact = (await contactsOf(tx, [placedBy])).get(placedBy);
  return contact ? { name: contact.name, email: contact.email, userId: contact.id } : null;
}

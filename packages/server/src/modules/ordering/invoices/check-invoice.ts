import { AppError } from '@college-kiosk/kernel';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import { documentsById } from '../../finance/index.ts';
import { orderingKeys } from '../keys.ts';
import { documentOfLink, linkMaker } from './invoice-link.ts';
import { readInvoiceFacts } from './read-invoice-facts.ts';

/**
 * Whether a paper is genuine, for whoever holds it: what its link proves, as it was stored, without lines or buyer. Whoever has no such
 * link finds nothing. Throws NOT_FOUND.
 */
export const checkInvoice = query({
  name: 'ordering.checkInvoice',
  permission: 'public',
  input: z.object({ proof: z.string().max(120) }),
  async handle({ db, use }, { proof }) {
    const id = documentOfLink(use(orderingKeys).invoice, proof);
    if (id === null || !(await documentsById(db, [id])).has(id)) {
      throw new AppError('NOT_FOUND', 'No paper of ours bears this link.');
    }
    const { form, number, issuedAt, issuer, taxable, tax, total } = await readInvoiceFacts(db, id, linkMaker(use));
    const { legalName, outlet, gstin } = issuer;
    return { form, number, issuedAt, seller: legalName, outlet, gstin, taxable, tax, total };
  },
});

import { createHmac, timingSafeEqual } from 'node:crypto';
import { isUuid } from '@college-kiosk/kernel';
import type { Socket } from '../../../platform/socket.ts';
import { mailTransport } from '../../mail/index.ts';
import { type OrderingKeys, orderingKeys } from '../keys.ts';

/** Below which documents are looked up by whoever holds their paper. */
export const INVOICE_PATH = '/invoices/';

/** What links to documents are made with. */
export interface LinkMaker {
  readonly keys: OrderingKeys['invoice'];
  /** Where people find the product: `https://canteen.example`. */
  readonly origin: string;
}

export function linkMaker(use: <Verb>(from: Socket<Verb>) => Verb): LinkMaker {
  return { keys: use(orderingKeys).invoice, origin: use(mailTransport).origin };
}

/**
 * Where whoever holds the paper of a document sees that it is genuine: its id, and twelve bytes over it by the server's key
 * (HMAC-SHA-256, truncated as RFC 2104 §5 allows). Nobody finds one by guessing.
 */
export function invoiceLink({ keys, origin }: LinkMaker, documentId: string): string {
  return `${origin}${INVOICE_PATH}${documentId}.${proofOf(keys[0], documentId)}`;
}

/** The document of a link's last part, or null for one that we did not make. Compared in constant time. */
export function documentOfLink(keys: OrderingKeys['invoice'], last: string): string | null {
  const [documentId = '', proof = '', ...more] = last.split('.');
  if (more.length > 0 || !isUuid(documentId)) return null;
  const given = Buffer.from(proof);
  const isProof = (wanted: Buffer) => given.length === wanted.length && timingSafeEqual(given, wanted);
  return keys.some((key) => isProof(Buffer.from(proofOf(key, documentId)))) ? documentId : null;
}

function proofOf(key: Uint8Array, documentId: string): string {
  return createHmac('sha256', key).update(`invoice ${documentId}`).digest().subarray(0, 12).toString('base64url');
}

import { AppError } from '@college-kiosk/kernel';
import { ANONYMOUS } from '../../../platform/auth/actor.ts';
import type { Platform } from '../../../platform/context.ts';
import { addressOf, type TrustedProxies } from '../../../platform/http/address.ts';
import { requestIdOf } from '../../../platform/http/request.ts';
import { type Handler, pathOf } from '../../../platform/http/server.ts';
import { checkInvoice } from './check-invoice.ts';
import { checkedPage, unknownPage } from './invoice-check-page.ts';
import { INVOICE_PATH } from './invoice-link.ts';

/** Where the code on a paper leads: whether it is genuine, and what it comes to. */
export function invoiceRoute(platform: Platform, trusted: TrustedProxies): Handler {
  return async (request, response) => {
    const say = (status: number, page: string, more: Record<string, string> = {}) => {
      const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...more };
      response.writeHead(status, { ...headers, 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' });
      response.end(page);
      return true;
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') return say(405, unknownPage(), { allow: 'GET, HEAD' });
    const context = {
      platform,
      actor: ANONYMOUS,
      requestId: requestIdOf(request),
      address: addressOf(request, trusted),
    };
    try {
      const proof = pathOf(request).slice(INVOICE_PATH.length).slice(0, 120);
      return say(200, checkedPage(await checkInvoice(context, { proof })));
    } catch (error) {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return say(404, unknownPage());
      throw error;
    }
  };
}

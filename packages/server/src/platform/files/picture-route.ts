import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError, isRefusal, type Refusal } from '@college-kiosk/kernel';
import { mayEnter, opensTo } from '../auth/actor.ts';
import type { Command } from '../command/spec.ts';
import type { CallContext, Platform } from '../context.ts';
import { failureOf, publicErrors, statusOf } from '../graphql/errors.ts';
import { makeContext } from '../graphql/make-context.ts';
import { addressOf, type TrustedProxies } from '../http/address.ts';
import { BodyTooLong, readBytes, requestIdOf } from '../http/request.ts';
import { type Handler, pathOf } from '../http/server.ts';
import { PICTURE_BYTES_AT_MOST } from './clean-picture.ts';
import type { KeptFile, sentPicture } from './keep-file.ts';

/** Pictures of one kind of thing: where they are reached, and the module's own doors to them. */
export interface PictureRoute {
  /** Everything below: `/files/waste/`, then the id of the picture. */
  readonly under: string;
  /** Whether what is sent may be a PDF, too. */
  readonly takesPdf?: true;
  readonly keep: Command<typeof sentPicture, { id: string; width: number | null; height: number | null } | Refusal>;
  read(context: CallContext, asked: { id: string }): Promise<KeptFile>;
}

const STATUS: Readonly<Record<string, number>> = {
  ...{ UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, CONFLICT: 409 },
};

/**
 * Takes a picture in by POST, under an id that its sender made (`?outlet=…` says where), and gives it out by GET. Whoever sends says
 * `content-type: image/…` (or `application/pdf`): a form on another site cannot, without being asked first (Fetch §4.8), and the cookie is SameSite=Strict.
 * Refusals are 422; errors are JSON as those of GraphQL.
 */
export function pictureRoute(platform: Platform, route: PictureRoute, trusted: TrustedProxies): Handler {
  return async (request, response) => {
    // Whoever is shown a picture now may not be tomorrow: nothing keeps it.
    response.setHeader('cache-control', 'no-store');
    const requestId = requestIdOf(request);
    try {
      const [context, id] = [await contextOf(platform, request, trusted), pathOf(request).slice(route.under.length)];
      if (request.method === 'GET') give(response, await route.read(context, { id }));
      else if (request.method === 'POST') await take(route, context, id, request, response);
      else say(response.setHeader('allow', 'GET, POST'), 405, { message: 'Pictures are got, or posted.' });
    } catch (error) {
      const errors = publicErrors([failureOf(error)], requestId, platform.log);
      const outcome = statusOf(errors);
      if (outcome?.retryAfter) response.setHeader('retry-after', String(outcome.retryAfter));
      if (error instanceof BodyTooLong) response.setHeader('connection', 'close');
      const known = STATUS[String(errors[0]?.extensions?.code)] ?? 400;
      say(response, error instanceof BodyTooLong ? 413 : (outcome?.status ?? known), { errors });
    }
    return true;
  };
}

/** Whether whoever sends this may send a picture there, by its headers alone: nobody else's megabytes are read. */
export async function maySendPicture(
  platform: Platform,
  route: PictureRoute,
  { request, trusted }: { readonly request: IncomingMessage; readonly trusted: TrustedProxies },
): Promise<boolean> {
  try {
    return isOpen(await contextOf(platform, request, trusted), route, outletOf(request));
  } catch (error) {
    // Credentials that are none: the route says so, when what may come of the body is here.
    if (error instanceof AppError) return false;
    throw error;
  }
}

function isOpen({ actor }: CallContext, { keep }: PictureRoute, outletId: string): boolean {
  return opensTo(actor, keep.spec) && mayEnter(actor, keep.spec.permission, outletId);
}

function outletOf(request: IncomingMessage): string {
  return new URLSearchParams(request.url?.split('?', 2)[1]).get('outlet') ?? '';
}

function contextOf(platform: Platform, request: IncomingMessage, trusted: TrustedProxies): Promise<CallContext> {
  const { headers } = request;
  const caller = { headers, address: addressOf(request, trusted), requestId: requestIdOf(request) };
  return makeContext(platform, { ...caller, userAgent: headers['user-agent'] });
}

async function take(
  route: PictureRoute,
  context: CallContext,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const sent = (request.headers['content-type'] ?? '').toLowerCase();
  if (!sent.startsWith('image/') && !(route.takesPdf && sent.startsWith('application/pdf')))
    throw new AppError('INVALID', 'Post the picture itself, and say so: `content-type: image/jpeg`.');
  const outletId = outletOf(request);
  if (!isOpen(context, route, outletId)) {
    // What came of the body is let go; the door says no, and writes down that it did.
    response.setHeader('connection', 'close');
    await route.keep(context, { id, outletId, content: '' });
  }
  const content = (await readBytes(request, PICTURE_BYTES_AT_MOST)).toString('base64');
  const kept = await route.keep(context, { id, outletId, content });
  if (isRefusal(kept)) say(response, 422, { code: kept.code, message: kept.message });
  else say(response, 201, kept);
}

/** As a file to be kept: opened as a page of ours it would speak in our name, were it anything but a picture. */
function give(response: ServerResponse, { id, mediaType, content }: KeptFile): void {
  response.writeHead(200, {
    ...{ 'content-type': mediaType, 'content-length': content.length, 'x-content-type-options': 'nosniff' },
    'content-disposition': `attachment; filename="${id}.${mediaType === 'image/jpeg' ? 'jpg' : 'pdf'}"`,
    'content-security-policy': "default-src 'none'; sandbox",
  });
  response.end(content);
}

function say(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

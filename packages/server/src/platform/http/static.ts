import { existsSync } from 'node:fs';
import sirv from 'sirv';
import { type Handler, pathOf } from './server.ts';

/**
 * Serves a built app below its base path: hashed assets for ever, unknown paths with its page, unknown assets with
 * 404, each as small as the browser takes it (RFC 9110 §12.5.3). A missing build answers 503 with what to do.
 */
export function serveApp(base: string, folder: string): Handler {
  const built = existsSync(folder);
  // The build has put a `.br` and a `.gz` beside each text.
  const compressed = { brotli: true, gzip: true };
  const serve = built
    ? sirv(folder, { ...compressed, single: true, etag: true, dotfiles: false, setHeaders: cacheForever })
    : null;
  return (request, response) => {
    const path = pathOf(request);
    if (path === base) {
      response.writeHead(308, { location: `${base}/${request.url?.slice(base.length) ?? ''}` });
      response.end();
      return true;
    }
    if (!path.startsWith(`${base}/`)) return false;
    if (!serve) {
      response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(`${base} is not built yet. Run npm start, which builds it.\n`);
      return true;
    }
    const whole = request.url;
    request.url = request.url?.slice(base.length);
    serve(request, response, () => {
      request.url = whole;
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('There is nothing here.\n');
    });
    return true;
  };
}

function cacheForever(response: { setHeader(name: string, value: string): unknown }, path: string): void {
  const forever = path.startsWith('/assets/');
  response.setHeader('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
}

import type { Platform } from '../context.ts';
import type { DatabaseWatch } from '../db/watch.ts';
import { metrics } from '../metrics.ts';
import { type Handler, pathOf } from './server.ts';

export const HEALTH_PATHS = ['/health/live', '/health/ready', '/metrics'] as const;

/**
 * `/health/live`: the process answers. `/health/ready`: it can serve, that is, the database answers, our clock goes
 * with its clock, and we are not shutting down. `/metrics`: what it measures.
 */
export function health(platform: Platform, watch: DatabaseWatch, isStopping: () => boolean): Handler {
  return async (request, response) => {
    const path = pathOf(request);
    if (path === '/metrics') {
      response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' });
      response.end(await metrics.metrics());
      return true;
    }
    if (path !== '/health/live' && path !== '/health/ready') return false;
    const ready =
      path === '/health/live' ||
      (!isStopping() && !watch.isSilent && !watch.isAstray && (await databaseAnswers(platform)));
    response.writeHead(ready ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify({ status: ready ? 'ok' : 'unavailable' }));
    return true;
  };
}

async function databaseAnswers(platform: Platform): Promise<boolean> {
  try {
    await platform.db.execute('select 1');
    return true;
  } catch {
    return false;
  }
}

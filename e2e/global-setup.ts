import { makeKey } from './api.ts';
import { startProduct } from './product.ts';

/**
 * Starts the product once for all journeys, or none when BASE_URL names one that runs already (with an
 * administrator's key in API_KEY). What this puts into the
 * environment reaches the journeys, whose configuration is read after it.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.BASE_URL !== undefined) return undefined;
  const product = await startProduct();
  process.env.BASE_URL = product.url;
  process.env.API_KEY = makeKey(product.dataDir);
  return product.stop;
}

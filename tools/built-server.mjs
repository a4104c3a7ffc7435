import { buildServer } from './lib/server-build.mjs';

/** What test runners call before their tests, which start programs of the server. */
export default async function setup() {
  await buildServer();
}

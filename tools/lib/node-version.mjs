import { Complaint } from './root.mjs';

const NEEDED = [20, 19];

/**
 * Refuses a Node that is too old for the dependencies, in one sentence.
 * @param {string} version as in process.versions.node
 */
export function requireNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = NEEDED;
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return;
  throw new Complaint(`College Kiosk needs Node ${NEEDED.join('.')} or newer; this is Node ${version}.`);
}

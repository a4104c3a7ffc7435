import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The user a child process runs as; undefined means "as we do". */
export type Identity = { uid: number; gid: number } | undefined;

// 65534 is "nobody" wherever Linux runs; PostgreSQL refuses to run as root and does not need the name to exist.
const NOBODY = { uid: 65_534, gid: 65_534 };

/** Whom PostgreSQL runs as: nobody when we are root, ourselves otherwise. */
export function postgresIdentity(): Identity {
  return process.getuid?.() === 0 ? NOBODY : undefined;
}

/**
 * Says whether `identity` may enter `path` and every folder above it. Decided by the mode bits of the nearest folders
 * that exist, so it also answers for a folder still to be made.
 */
export function mayEnter(path: string, identity: Identity): boolean {
  if (identity === undefined) return true;
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found !== undefined && !mayEnterFolder(found, identity)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function mayEnterFolder(folder: { mode: number; uid: number; gid: number }, identity: NonNullable<Identity>): boolean {
  if (folder.uid === identity.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === identity.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}

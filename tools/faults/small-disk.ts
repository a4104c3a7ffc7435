import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CHUNK = Buffer.alloc(1 << 16);

/** A disk of its own that is small enough to be filled. */
export interface SmallDisk {
  readonly folder: string;
  /** Takes all the room there is, again if some was given back meanwhile. */
  fill(): void;
  /** Gives it back. */
  free(): void;
  /** Takes the disk away with all that is on it. */
  remove(): void;
}

/** Mounts one of so many megabytes in memory; null where that is not ours to do, or no such thing is known. */
export function mountSmallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'college-kiosk-disk-'));
  if (!did('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)) {
    rmdirSync(folder);
    return null;
  }
  chmodSync(folder, 0o755);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill() {
      const file = openSync(ballast, 'a');
      try {
        for (const chunk of [CHUNK, CHUNK.subarray(0, 512)]) while (hasRoomFor(file, chunk));
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(ballast, { force: true }),
    remove() {
      // What still ends may hold it for a moment: it goes with the last of them.
      did('umount', '-l', folder);
      rmdirSync(folder);
    },
  };
}

/** Whether one can be mounted here. */
export function canMountSmallDisk(): boolean {
  const disk = mountSmallDisk(1);
  disk?.remove();
  return disk !== null;
}

function hasRoomFor(file: number, chunk: Buffer): boolean {
  try {
    return writeSync(file, chunk) === chunk.length;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false;
    throw error;
  }
}

function did(program: 'mount' | 'umount', ...args: readonly string[]): boolean {
  return spawnSync(program, args).status === 0;
}

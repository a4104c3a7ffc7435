import { type FilesAt, readFile, sendFile } from '@college-kiosk/client';
import { tillAuthorization } from './till-device.ts';

/** What photos belong to. */
export type PhotoOf = 'waste' | 'receipts';

/** Sends a photo, made smaller here first; gives null when it is kept, else what to tell the person. */
export function sendPhoto(of: PhotoOf, id: string, outletId: string, file: Blob): Promise<string | null> {
  return sendFile(filesOf(of), id, outletId, file);
}

/** A photo that was kept, as an address for this page only; whoever asked lets it go again. Throws when it cannot be got. */
export function readPhoto(of: PhotoOf, id: string): Promise<string> {
  return readFile(filesOf(of), id);
}

/** Whether the server does not have a photo any more; one that cannot be asked for now is not gone. */
export async function isPhotoGone(of: PhotoOf, id: string): Promise<boolean> {
  const { under, headers } = filesOf(of);
  try {
    const response = await fetch(`${under}${id}`, { headers });
    await response.body?.cancel();
    return response.status === 404;
  } catch {
    return false;
  }
}

function filesOf(of: PhotoOf) {
  const authorization = tillAuthorization();
  const headers: Record<string, string> = authorization === null ? {} : { authorization };
  return { under: `/files/${of}/`, headers } satisfies FilesAt;
}

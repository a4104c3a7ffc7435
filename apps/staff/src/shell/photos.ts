import { tillAuthorization } from './till-device.ts';

/** What photos belong to. */
export type PhotoOf = 'waste' | 'receipts';

/** Pixels: as many as the server keeps. */
const sideMax = 1_600;
const quality = 0.82;

/** Sends a photo, made smaller here first; gives null when it is kept, else what to tell the person. */
export async function sendPhoto(of: PhotoOf, id: string, outletId: string, file: Blob): Promise<string | null> {
  const body = await smaller(file);
  const headers = { ...headersOf(), 'content-type': body.type.startsWith('image/') ? body.type : 'image/unknown' };
  try {
    const response = await fetch(`/files/${of}/${id}?outlet=${outletId}`, { method: 'POST', headers, body });
    if (response.ok) return null;
    const said = (await response.json().catch(() => null)) as {
      message?: string;
      errors?: { message: string }[];
    } | null;
    return said?.message ?? said?.errors?.[0]?.message ?? 'The photo was not taken in. Try again.';
  } catch {
    return 'There is no connection. Try again.';
  }
}

/** A photo that was kept, as an address for this page only; whoever asked lets it go again. Throws when it cannot be got. */
export async function readPhoto(of: PhotoOf, id: string): Promise<string> {
  const response = await fetch(`/files/${of}/${id}`, { headers: headersOf() });
  if (!response.ok) throw new Error(`the photo was answered ${response.status}`);
  return URL.createObjectURL(await response.blob());
}

/** Whether the server does not have a photo any more; one that cannot be asked for now is not gone. */
export async function isPhotoGone(of: PhotoOf, id: string): Promise<boolean> {
  try {
    const response = await fetch(`/files/${of}/${id}`, { headers: headersOf() });
    await response.body?.cancel();
    return response.status === 404;
  } catch {
    return false;
  }
}

function headersOf(): Record<string, string> {
  const authorization = tillAuthorization();
  return authorization === null ? {} : { authorization };
}

/** A camera's own file is ten times what is kept. What cannot be read here goes as it is: the server says what is wrong. */
async function smaller(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!bitmap) return file;
  const scale = Math.min(1, sideMax / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: Math.round(bitmap.width * scale), height: Math.round(bitmap.height * scale) });
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return new Promise((resolve) => canvas.toBlob((made) => resolve(made ?? file), 'image/jpeg', quality));
}

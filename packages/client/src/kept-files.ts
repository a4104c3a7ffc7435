/** Pixels: as many as the server keeps. */
const sideMax = 1_600;
const quality = 0.82;

/** Where files of one kind are sent to and got from, as `/files/waste/`, and by whom: nothing where a cookie says so. */
export interface FilesAt {
  readonly under: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a photo, made smaller here first, or a PDF as it is; gives null when it is kept, else what to tell the person. */
export async function sendFile(at: FilesAt, id: string, outletId: string, file: Blob): Promise<string | null> {
  const body = await smaller(file);
  const type = body.type.startsWith('image/') || body.type === 'application/pdf' ? body.type : 'image/unknown';
  const headers = { ...at.headers, 'content-type': type };
  try {
    const response = await fetch(`${at.under}${id}?outlet=${outletId}`, { method: 'POST', headers, body });
    if (response.ok) return null;
    const said = (await response.json().catch(() => null)) as {
      message?: string;
      errors?: { message: string }[];
    } | null;
    return said?.message ?? said?.errors?.[0]?.message ?? 'The file was not taken in. Try again.';
  } catch {
    return 'There is no connection. Try again.';
  }
}

/** A file that was kept, as an address for this page only; whoever asked lets it go again. Throws when it cannot be got. */
export async function readFile(at: FilesAt, id: string): Promise<string> {
  const response = await fetch(`${at.under}${id}`, { headers: { ...at.headers } });
  if (!response.ok) throw new Error(`the file was answered ${response.status}`);
  return URL.createObjectURL(await response.blob());
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

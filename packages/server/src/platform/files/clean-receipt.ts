import { type Refusal, refuse } from '@college-kiosk/kernel';
import { cleanPicture, type Picture } from './clean-picture.ts';
import { isPicture } from './picture-kinds.ts';

/** Bytes of a PDF that is kept as it came; a bill has a tenth of it. */
const PDF_BYTES_AT_MOST = 2 * 1024 * 1024;

export type NoReceipt = Refusal<'NO_RECEIPT'>;

/** A receipt as it is kept: a picture made anew, or a PDF, which has no pixels. */
export type Receipt =
  | (Picture & { readonly mediaType: 'image/jpeg' })
  | { readonly content: Buffer; readonly width: null; readonly height: null; readonly mediaType: 'application/pdf' };

/**
 * A receipt of what somebody sent: a photo, as `cleanPicture` makes it, or a PDF of 2 MB at most. The bytes say what it is, never its name.
 * Refuses NO_RECEIPT.
 */
export async function cleanReceipt(sent: Buffer): Promise<Receipt | NoReceipt> {
  if (isPdf(sent)) {
    if (sent.length > PDF_BYTES_AT_MOST) {
      return refuse('NO_RECEIPT', 'This PDF has more than 2 MB. Send the page with the bill alone, or a photo of it.');
    }
    return { content: sent, width: null, height: null, mediaType: 'application/pdf' };
  }
  if (!isPicture(sent)) {
    return refuse(
      'NO_RECEIPT',
      'This is no receipt that can be kept. Take a photo, or choose a JPEG, PNG, WebP or PDF.',
    );
  }
  const picture = await cleanPicture(sent);
  return 'refused' in picture ? refuse('NO_RECEIPT', picture.message) : { ...picture, mediaType: 'image/jpeg' };
}

/** Whether bytes are a whole PDF: they begin with its version and end with its mark (ISO 32000-2 §7.5.2, §7.5.5). */
export function isPdf(bytes: Buffer): boolean {
  const [begin, end] = [bytes.toString('latin1', 0, 8), bytes.subarray(-1_024).toString('latin1')];
  return /^%PDF-[12]\.[0-9]/.test(begin) && /startxref\s+[0-9]+\s+%%EOF\s*$/.test(end);
}

import { AppError, type Refusal, refuse } from '@college-kiosk/kernel';
import { isPicture } from './picture-kinds.ts';

/** Bytes of a picture that is sent; a camera's own file is smaller, and our apps send a tenth of it. */
export const PICTURE_BYTES_AT_MOST = 6 * 1024 * 1024;
/** A picture of more pixels than cameras in phones take is made to be expensive: 50 million are 150 MB in memory. */
const PIXELS_AT_MOST = 50_000_000;
/** Enough to read a label by. */
const SIDE_AT_MOST = 1_600;
const QUALITY = 80;
/** Pictures worked on at a time: they share the machine with the till. */
const AT_ONCE = 2;
const WAITING_AT_MOST = 20;
const SECONDS_AT_MOST = 10;

export type NoPicture = Refusal<'NO_PICTURE'>;

/** A picture as it is kept. */
export interface Picture {
  readonly content: Buffer;
  readonly width: number;
  readonly height: number;
}

let working = 0;
const waiting: (() => void)[] = [];

/**
 * Makes a JPEG of at most 1600 pixels a side of what somebody sent, upright, without anything that came along: place, time, camera,
 * and whatever else lay behind the picture. The bytes say what it is, never its name. Refuses NO_PICTURE what is no JPEG, PNG or WebP,
 * is broken, or has more than 50 million pixels. Throws UNAVAILABLE when too many are being worked on.
 */
export async function cleanPicture(sent: Buffer): Promise<Picture | NoPicture> {
  if (!isPicture(sent))
    return refuse('NO_PICTURE', 'This is no photo. Take one with the camera, or choose a JPEG, PNG or WebP file.');
  await turn();
  try {
    const sharp = await library();
    const { data, info } = await sharp(sent, { limitInputPixels: PIXELS_AT_MOST, failOn: 'error', pages: 1 })
      .timeout({ seconds: SECONDS_AT_MOST })
      .autoOrient()
      .resize(SIDE_AT_MOST, SIDE_AT_MOST, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true });
    return { content: data, width: info.width, height: info.height };
  } catch (error) {
    const why = /pixel limit/i.test(String(error)) ? 'is too large: take it smaller' : 'is broken: take it again';
    return refuse('NO_PICTURE', `The photo ${why}.`);
  } finally {
    working -= 1;
    waiting.shift()?.();
  }
}

/** The library that works on pictures: read when the first one comes, for a start need not wait for it. */
async function library() {
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}

/** Waits until one of the few places is free, and takes it. */
async function turn(): Promise<void> {
  if (working >= AT_ONCE) {
    if (waiting.length >= WAITING_AT_MOST)
      throw new AppError('UNAVAILABLE', 'Many photos are being taken in. Try again in a moment.', {
        retryAfterSeconds: 2,
      });
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  working += 1;
}

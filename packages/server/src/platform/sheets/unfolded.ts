import { inflateRawSync } from 'node:zlib';

/** Bytes that all parts of a workbook may unfold into: fifty times what can be sent. */
const UNFOLDED_AT_MOST = 20 * 1024 * 1024;
const PARTS_AT_MOST = 200;
const END = 0x06054b50;
const PART = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * Whether the parts of an archive unfold into what they say, and into no more than 20 MB (APPNOTE.TXT 4.3). Each is unfolded here,
 * bounded, before any library believes it: a file of a few kilobytes may say little and fill the memory.
 */
export function unfoldsWithinBounds(archive: Buffer): boolean {
  try {
    let left = UNFOLDED_AT_MOST;
    for (const part of partsOf(archive)) {
      if (part.size > left) return false;
      if (part.isFolded)
        left -= inflateRawSync(part.bytes, { maxOutputLength: Math.max(1, Math.min(part.size, left)) }).length;
      else left -= part.bytes.length;
    }
    return left >= 0;
  } catch {
    // More than it said, or no archive.
    return false;
  }
}

function* partsOf(archive: Buffer): Generator<{ size: number; isFolded: boolean; bytes: Buffer }> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || archive.readUInt32LE(end) !== END) throw new Error('no end');
  const parts = archive.readUInt16LE(end + 10);
  if (parts === 0 || parts > PARTS_AT_MOST) throw new Error('too many parts');
  let at = archive.readUInt32LE(end + 16);
  for (let part = 0; part < parts; part += 1) {
    if (archive.readUInt32LE(at) !== PART) throw new Error('no part');
    const [method, folded, size] = [10, 20, 24].map((offset) =>
      offset === 10 ? archive.readUInt16LE(at + offset) : archive.readUInt32LE(at + offset),
    ) as [number, number, number];
    const local = archive.readUInt32LE(at + 42);
    if (archive.readUInt32LE(local) !== LOCAL || (method !== 0 && method !== 8)) throw new Error('unknown method');
    const begin = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    yield { size, isFolded: method === 8, bytes: archive.subarray(begin, begin + folded) };
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
}

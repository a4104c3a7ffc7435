import { expect, test } from 'vitest';
import { Sealer, type SealingKey } from './sealing.ts';

const key = (id: string, fill: number): SealingKey => ({ id, key: new Uint8Array(32).fill(fill) });
const ours = new Sealer([key('new', 1), key('old', 2)]);
const secret = Buffer.from('a secret');

test('what was sealed for a row opens for it, and each time reads differently at rest', () => {
  const [first, second] = [ours.seal(secret, 'seeds:1'), ours.seal(secret, 'seeds:1')];
  expect(Buffer.from(ours.open(first, 'seeds:1'))).toEqual(secret);
  expect(first.text).not.toBe(second.text);
  expect(Buffer.from(first.text, 'base64url').includes(secret)).toBe(false);
});

test('a secret copied into another row does not open', () => {
  expect(() => ours.open(ours.seal(secret, 'seeds:1'), 'seeds:2')).toThrow('does not open');
});

test('a secret under another key’s id, or with one bit altered, or cut short, does not open', () => {
  const sealed = ours.seal(secret, 'seeds:1');
  expect(() => ours.open({ ...sealed, keyId: 'old' }, 'seeds:1')).toThrow('does not open');
  expect(() => ours.open({ ...sealed, keyId: 'unknown' }, 'seeds:1')).toThrow('Nobody here has the key unknown');
  const bytes = Buffer.from(sealed.text, 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const altered = Buffer.from(bytes);
    altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
    expect(() => ours.open({ ...sealed, text: altered.toString('base64url') }, 'seeds:1')).toThrow('does not open');
  }
  expect(() => ours.open({ ...sealed, text: sealed.text.slice(0, 20) }, 'seeds:1')).toThrow('too short');
});

test('what a former key sealed still opens; new things are sealed by the new one', () => {
  const before = new Sealer([key('old', 2)]).seal(secret, 'seeds:1');
  expect(Buffer.from(ours.open(before, 'seeds:1'))).toEqual(secret);
  expect(ours.seal(secret, 'seeds:1').keyId).toBe('new');
});

import { AppError } from '@college-kiosk/kernel';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseInput } from './parse.ts';

const quantity = z.int().min(0).max(1_000_000);
const input = z.object({
  lines: z.array(z.object({ accepted: quantity, packs: z.int().min(1).optional(), rate: z.number().gt(0).optional() })),
  said: z.int().min(5, 'Five are the fewest.').optional(),
  note: z.string().trim().min(1).max(200).nullish(),
  reason: z.string().trim().min(3).optional(),
});
function told(line: object, rest: object = {}): AppError {
  try {
    parseInput(input, { lines: [{ accepted: 1 }, { accepted: 1, ...line }], ...rest });
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It was taken.');
}

test.each([
  [{ accepted: -1 }, 'lines 2, accepted: Enter 0 or more.'],
  [{ accepted: 1_000_001 }, 'lines 2, accepted: Enter 10,00,000 or less.'],
  [{ accepted: 1.5 }, 'lines 2, accepted: Enter a whole number.'],
  [{ accepted: Number.NaN }, 'lines 2, accepted: Enter a number.'],
  [{ accepted: '12' }, 'lines 2, accepted: Enter a number.'],
  [{ accepted: 2 ** 60 }, /^lines 2, accepted: Enter [0-9,]+ or less\.$/],
  [{ packs: 0 }, 'lines 2, packs: Enter 1 or more.'],
  [{ rate: 0 }, 'lines 2, rate: Enter more than 0.'],
])('a number that cannot be, %o, is answered by what to enter, and where', (line, message) => {
  expect(told(line)).toMatchObject({ code: 'INVALID', message: expect.stringMatching(message) });
});

test.each([
  [{ note: '' }, 'note: Write something.'],
  [{ note: '  ' }, 'note: Write something.'],
  [{ note: 'x'.repeat(201) }, 'note: Write 200 characters at most.'],
  [{ reason: ' no ' }, 'reason: Write 3 characters or more.'],
])('a text that is blank, too short or too long is answered by what to write', (rest, message) => {
  expect(told({}, rest)).toMatchObject({ code: 'INVALID', message });
});

test('what says itself what is wrong is answered in its words, with the path as a program reads it', () => {
  const error = told({}, { said: 4 });
  expect(error).toMatchObject({ message: 'said: Five are the fewest.', details: { issues: [{ path: 'said' }] } });
});

import { describe, expect, test } from 'vitest';
import { tokenColours } from '../components/token-face.ts';
import { contrast } from './contrast.ts';
import { shapePairs, textPairs, tokens } from './tokens.ts';

describe.each(['light', 'dark'] as const)('%s scheme', (scheme) => {
  test.each(textPairs)('text %s on %s reaches 4.5:1', (text, background) => {
    expect(contrast(tokens[scheme][text], tokens[scheme][background])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(shapePairs)('shape %s on %s reaches 3:1', (shape, background) => {
    expect(contrast(tokens[scheme][shape], tokens[scheme][background])).toBeGreaterThanOrEqual(3);
  });
});

test.each(tokenColours)('a pickup token in $name is readable', ({ background, text }) => {
  expect(contrast(text, background)).toBeGreaterThanOrEqual(4.5);
});

test('the ratio is the one of the standard', () => {
  expect(contrast('#FFFFFF', '#000000')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
});

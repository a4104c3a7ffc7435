import { uuidv7 } from '@college-kiosk/kernel';

/** Chance that repeats itself: the same seed gives the same numbers in the same order. */
export interface Random {
  /** From 0 up to, and never, 1. */
  next(): number;
  /** A fraction from `least` up to `most`. */
  between(least: number, most: number): number;
  /** Whether something of this probability (0 to 1) happens. */
  happens(probability: number): boolean;
  /** From a normal distribution around 0 with a standard deviation of 1. */
  normal(): number;
  /** One of these, in proportion to its weight. */
  pick<Choice>(choices: readonly Choice[], weightOf: (choice: Choice) => number): Choice;
  /** A UUIDv7 of something made at `at`. */
  id(at: Date): string;
}

/** Mulberry32: 32 bits of state, good enough to make a canteen look alive, and the same on every machine. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const bits = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const next = () => bits() / 2 ** 32;
  return {
    next,
    between: (least, most) => least + next() * (most - least),
    happens: (probability) => next() < probability,
    // Box and Muller; 1 - next() is never 0, whose logarithm is none.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick(choices, weightOf) {
      let left = next() * choices.reduce((sum, choice) => sum + weightOf(choice), 0);
      for (const choice of choices) {
        left -= weightOf(choice);
        if (left < 0) return choice;
      }
      const last = choices.at(-1);
      if (last === undefined) throw new Error('There is nothing to pick from.');
      return last;
    },
    id: (at) =>
      uuidv7(at.getTime(), (bytes) => {
        for (let i = 0, four = 0; i < bytes.length; i += 1, four >>>= 8) {
          if (i % 4 === 0) four = bits();
          bytes[i] = four & 0xff;
        }
        return bytes;
      }),
  };
}

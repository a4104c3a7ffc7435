import { z } from 'zod';

/** How warm something is, as it is said: tenths of a degree Celsius. */
export const temperature = z.int().min(-1_000).max(1_500);

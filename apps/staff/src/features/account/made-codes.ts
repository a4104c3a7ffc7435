/** Recovery codes that were just made, and what has come about besides. */
export type MadeCodes = { codes: readonly string[]; said: string };

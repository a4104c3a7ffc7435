/** The stream that is followed. */
export const STREAM = '01890000-0000-7000-8000-0000000000b1';

/** What three kinds of display select of it. */
export const SELECTIONS = [
  'subscription { changed { position after ticket { id token state stationCode openedAt lines { name quantity modifiers } } } }',
  'subscription { changed { position after ticket { id token state stationCode lines { name quantity } } } }',
  'subscription { changed { position after ticket { id token state } } }',
];

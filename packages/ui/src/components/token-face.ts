/** Twelve colours that stay apart across a hall; each with the text colour that reads on it (tested to AA). */
export const tokenColours = [
  { name: 'Green', background: '#1F6F4A', text: '#FFFFFF' },
  { name: 'Yellow', background: '#F4C430', text: '#1B1F23' },
  { name: 'Red', background: '#B3261E', text: '#FFFFFF' },
  { name: 'Blue', background: '#1F5FA8', text: '#FFFFFF' },
  { name: 'Orange', background: '#F08C2E', text: '#1B1F23' },
  { name: 'Purple', background: '#6A3D9A', text: '#FFFFFF' },
  { name: 'Pink', background: '#F29BB7', text: '#1B1F23' },
  { name: 'Black', background: '#1B1F23', text: '#FFFFFF' },
  { name: 'Sky', background: '#8CCBF0', text: '#1B1F23' },
  { name: 'Brown', background: '#6B4226', text: '#FFFFFF' },
  { name: 'Lime', background: '#B5D94C', text: '#1B1F23' },
  { name: 'White', background: '#FFFFFF', text: '#1B1F23' },
] as const;

export const tokenAnimals = [
  'Elephant',
  'Peacock',
  'Tiger',
  'Fish',
  'Horse',
  'Cat',
  'Deer',
  'Parrot',
  'Turtle',
  'Rabbit',
  'Owl',
] as const;

export type TokenFace = { colour: (typeof tokenColours)[number]; animal: (typeof tokenAnimals)[number] };

/**
 * The colour and animal of a pickup token. Twelve and eleven have no common factor, so the pair of a counted token
 * comes back only after 132, and neighbours differ in both. A token with letters counts by its digits.
 */
export function tokenFace(token: number | string): TokenFace {
  const digits = Number(String(token).replace(/\D/g, '').slice(-9) || 0);
  const colour = tokenColours[digits % tokenColours.length] ?? tokenColours[0];
  const animal = tokenAnimals[digits % tokenAnimals.length] ?? tokenAnimals[0];
  return { colour, animal };
}

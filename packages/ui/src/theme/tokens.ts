/** The colours of a canteen at noon, once per scheme. `theme.ts` turns each into a CSS variable `--ck-<name>`. */
export type Scheme = 'light' | 'dark';

const light = {
  paper: '#FBFAF6',
  surface: '#FFFFFF',
  sunken: '#F3F1EA',
  ink: '#1B1F23',
  'ink-soft': '#4F575D',
  line: '#E4E1D8',
  'line-strong': '#83898B',
  leaf: '#1F6F4A',
  'leaf-hover': '#185C3D',
  'on-leaf': '#FFFFFF',
  'leaf-soft': '#E3F1E9',
  'leaf-ink': '#175A3B',
  turmeric: '#E8A317',
  'turmeric-hover': '#D8940B',
  'on-turmeric': '#1B1F23',
  'turmeric-soft': '#FDF0D3',
  'turmeric-ink': '#774D00',
  chilli: '#C0392B',
  'chilli-hover': '#A52E22',
  'on-chilli': '#FFFFFF',
  'chilli-soft': '#FBE7E4',
  'chilli-ink': '#9A2A1F',
  steel: '#4A5259',
  'steel-hover': '#343B41',
  'on-steel': '#FFFFFF',
  'steel-soft': '#ECEDEA',
  'steel-ink': '#3E464C',
  sky: '#1F5F8B',
  'sky-hover': '#184C70',
  'on-sky': '#FFFFFF',
  'sky-soft': '#E4EFF7',
  'sky-ink': '#1A5279',
  alarm: '#C0392B',
  'on-alarm': '#FFFFFF',
  // The colours of the law, and the white they stand on: the same in both schemes.
  veg: '#0A7A33',
  'non-veg': '#7A3B12',
  'diet-ground': '#FFFFFF',
  'food-ground': '#FFFDF8',
};

export type Token = keyof typeof light;

const dark: Record<Token, string> = {
  paper: '#14181A',
  surface: '#1D2225',
  sunken: '#0F1214',
  ink: '#F2F0E9',
  'ink-soft': '#B7BEC2',
  line: '#32393D',
  'line-strong': '#7B8488',
  leaf: '#5FC291',
  'leaf-hover': '#7BD0A5',
  'on-leaf': '#0B1F15',
  'leaf-soft': '#173326',
  'leaf-ink': '#8EDCB3',
  turmeric: '#F0B53C',
  'turmeric-hover': '#F5C565',
  'on-turmeric': '#1B1F23',
  'turmeric-soft': '#3A2D10',
  'turmeric-ink': '#F6CC74',
  chilli: '#F0806F',
  'chilli-hover': '#F49A8C',
  'on-chilli': '#2A0B07',
  'chilli-soft': '#43201B',
  'chilli-ink': '#F7AFA4',
  steel: '#A9B1B5',
  'steel-hover': '#C0C6C9',
  'on-steel': '#14181A',
  'steel-soft': '#2B3236',
  'steel-ink': '#CDD2D4',
  sky: '#74B8E6',
  'sky-hover': '#92C8EC',
  'on-sky': '#08202F',
  'sky-soft': '#16303F',
  'sky-ink': '#9FD0F0',
  alarm: '#C9382A',
  'on-alarm': '#FFFFFF',
  veg: '#0A7A33',
  'non-veg': '#7A3B12',
  'diet-ground': '#FFFFFF',
  'food-ground': '#262C2F',
};

export const tokens: Record<Scheme, Record<Token, string>> = { light, dark };

/** The five colour families a tone may take. Each has `x`, `x-hover`, `on-x`, `x-soft` and `x-ink`. */
export const families = ['leaf', 'turmeric', 'chilli', 'steel', 'sky'] as const;
export type Family = (typeof families)[number];

/** What a state means, as the components speak of it. */
export type Tone = 'good' | 'soon' | 'bad' | 'info' | 'quiet';
export const toneFamily: Record<Tone, Family> = {
  good: 'leaf',
  soon: 'turmeric',
  bad: 'chilli',
  info: 'sky',
  quiet: 'steel',
};

/** Every text/background pair the components use. The contrast test holds each to WCAG AA (4.5:1) in both schemes. */
export const textPairs: readonly (readonly [text: Token, background: Token])[] = [
  ['on-alarm', 'alarm'],
  ...(['paper', 'surface', 'sunken'] as const).flatMap((ground) => [
    ['ink', ground] as const,
    ['ink-soft', ground] as const,
    ['leaf-ink', ground] as const,
    ['turmeric-ink', ground] as const,
    ['chilli-ink', ground] as const,
    ['steel-ink', ground] as const,
    ['sky-ink', ground] as const,
  ]),
  ...families.flatMap((family) => [
    [`on-${family}`, family] as const,
    [`on-${family}`, `${family}-hover`] as const,
    [`${family}-ink`, `${family}-soft`] as const,
    ['ink', `${family}-soft`] as const,
  ]),
];

/** Shapes and borders that carry meaning: WCAG 1.4.11 asks for 3:1. */
export const shapePairs: readonly (readonly [shape: Token, background: Token])[] = [
  ...(['paper', 'surface'] as const).flatMap((ground) => [
    ['line-strong', ground] as const,
    ['leaf', ground] as const,
    ['chilli', ground] as const,
    ['alarm', ground] as const,
  ]),
  ['veg', 'diet-ground'],
  ['non-veg', 'diet-ground'],
];

/** Reference to a token's CSS variable. */
export function cssVar(token: Token): string {
  return `var(--ck-${token})`;
}

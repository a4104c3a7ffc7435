import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
  mergeThemeOverrides,
  type VariantColorsResolver,
} from '@mantine/core';
import { cssVar, type Family, families, type Scheme, type Token, tokens } from './tokens.ts';

export type Density = 'kiosk' | 'desk' | 'kitchen';

const leaf: MantineColorsTuple = [
  '#EAF5EF',
  '#D0E8DB',
  '#A5D3BB',
  '#78BD99',
  '#5FC291',
  '#348F63',
  '#277E55',
  '#1F6F4A',
  '#175A3B',
  '#0F4029',
];
const turmeric: MantineColorsTuple = [
  '#FFF6E0',
  '#FDE9BD',
  '#FAD98A',
  '#F5C654',
  '#F0B53C',
  '#E8A317',
  '#C98808',
  '#9A6700',
  '#774D00',
  '#523500',
];
const chilli: MantineColorsTuple = [
  '#FDECEA',
  '#F9D5D1',
  '#F2ADA5',
  '#F0806F',
  '#E05E50',
  '#D1483A',
  '#C0392B',
  '#9A2A1F',
  '#7F2219',
  '#5A160F',
];
const steel: MantineColorsTuple = [
  '#F6F6F4',
  '#ECEDEA',
  '#DDDDD8',
  '#C4C6C4',
  '#A3A8A8',
  '#7F8688',
  '#5F676B',
  '#4A5259',
  '#343B41',
  '#1B1F23',
];
const sky: MantineColorsTuple = [
  '#EAF3FA',
  '#D3E6F4',
  '#A9CEE8',
  '#74B8E6',
  '#4D9BD0',
  '#3282B8',
  '#266FA1',
  '#1F5F8B',
  '#1A5279',
  '#123A56',
];
const dark: MantineColorsTuple = [
  '#F2F0E9',
  '#CDD2D4',
  '#B7BEC2',
  '#7B8488',
  '#555E63',
  '#32393D',
  '#2B3236',
  '#1D2225',
  '#14181A',
  '#0F1214',
];

const familyOf: Record<string, Family> = {
  leaf: 'leaf',
  green: 'leaf',
  turmeric: 'turmeric',
  yellow: 'turmeric',
  orange: 'turmeric',
  chilli: 'chilli',
  red: 'chilli',
  steel: 'steel',
  gray: 'steel',
  sky: 'sky',
  blue: 'sky',
};

/** Mantine's own shades miss AA in places; ours come from the tested tokens, in both schemes. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const family = familyOf[input.color ?? input.theme.primaryColor];
  if (!family) return defaultVariantColorsResolver(input);
  const strong = cssVar(family);
  const soft = cssVar(`${family}-soft`);
  const ink = cssVar(`${family}-ink`);
  const plain = { background: 'transparent', border: 'calc(0.0625rem) solid transparent', color: ink };
  switch (input.variant) {
    case 'filled':
      return { ...plain, background: strong, hover: cssVar(`${family}-hover`), color: cssVar(`on-${family}`) };
    case 'light':
      return { ...plain, background: soft, hover: `color-mix(in srgb, ${soft} 88%, ${strong})` };
    case 'outline':
      return { ...plain, hover: soft, border: `calc(0.0625rem) solid ${ink}` };
    case 'subtle':
      return { ...plain, hover: soft };
    case 'transparent':
      return { ...plain, hover: 'transparent' };
    default:
      return defaultVariantColorsResolver(input);
  }
};

const sansFallback = "system-ui, 'Noto Sans Malayalam', 'Manjari', 'Meera', 'Nirmala UI', sans-serif";
export const fontInter = `'Inter Variable', ${sansFallback}`;
export const fontBaloo = `'Baloo 2 Variable', 'Baloo Chettan 2 Variable', ${sansFallback}`;

/** The desk theme. Kiosk and kitchen are small departures from it: see `themeFor`. */
export const theme: MantineThemeOverride = createTheme({
  primaryColor: 'leaf',
  primaryShade: { light: 7, dark: 4 },
  colors: {
    leaf,
    turmeric,
    chilli,
    steel,
    sky,
    gray: steel,
    green: leaf,
    yellow: turmeric,
    red: chilli,
    blue: sky,
    dark,
  },
  white: '#FFFFFF',
  black: '#1B1F23',
  fontFamily: fontInter,
  headings: { fontFamily: fontInter, fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    // The cross of drawers and dialogs is a picture only; somebody who does not see it hears its name.
    CloseButton: { defaultProps: { 'aria-label': 'Close' } },
    // The list itself scrolls: what opens under a field belongs to its arrow keys, and nothing beside them needs the focus.
    Select: {
      defaultProps: { withScrollArea: false },
      styles: { options: { maxHeight: 'min(20rem, 50vh)', overflowY: 'auto' } },
    },
  },
  variantColorResolver,
});

const departures: Record<Density, MantineThemeOverride> = {
  desk: {},
  kiosk: {
    fontFamily: fontBaloo,
    headings: { fontFamily: fontBaloo, fontWeight: '700' },
    defaultRadius: 'xl',
    components: { Button: { defaultProps: { size: 'xl' } }, ActionIcon: { defaultProps: { size: 64 } } },
  },
  kitchen: {
    defaultRadius: 'sm',
    components: { Button: { defaultProps: { size: 'lg' } }, ActionIcon: { defaultProps: { size: 56 } } },
  },
};

export function themeFor(density: Density): MantineThemeOverride {
  return mergeThemeOverrides(theme, departures[density]);
}

/** Touch sizes: kiosk fingers, wet or gloved kitchen hands, a mouse (and `pointer: coarse`, see styles.css). */
const measures: Record<Density, Record<string, string>> = {
  kiosk: { '--ck-touch': '72px', '--ck-step': '64px', '--ck-gap': '16px', '--ck-radius': '28px', '--ck-font': '20px' },
  kitchen: { '--ck-touch': '64px', '--ck-step': '60px', '--ck-gap': '12px', '--ck-radius': '8px', '--ck-font': '18px' },
  desk: { '--ck-touch': '40px', '--ck-step': '36px', '--ck-gap': '12px', '--ck-radius': '12px', '--ck-font': '15px' },
};

function schemeVariables(scheme: Scheme): Record<string, string> {
  const own = Object.entries(tokens[scheme]).map(([name, value]) => [`--ck-${name}`, value] as const);
  const mantine = families.flatMap((family) => {
    const names = [family, ...Object.keys(familyOf).filter((name) => familyOf[name] === family && name !== family)];
    return names.flatMap((name) => [
      [`--mantine-color-${name}-filled`, cssVar(family)] as const,
      [`--mantine-color-${name}-filled-hover`, cssVar(`${family}-hover`)] as const,
      [`--mantine-color-${name}-light`, cssVar(`${family}-soft`)] as const,
      [`--mantine-color-${name}-light-color`, cssVar(`${family}-ink`)] as const,
      [`--mantine-color-${name}-outline`, cssVar(`${family}-ink`)] as const,
      [`--mantine-color-${name}-text`, cssVar(`${family}-ink`)] as const,
    ]);
  });
  const general: [string, Token][] = [
    ['--mantine-color-body', 'paper'],
    ['--mantine-color-text', 'ink'],
    ['--mantine-color-dimmed', 'ink-soft'],
    ['--mantine-color-placeholder', 'ink-soft'],
    ['--mantine-color-anchor', 'leaf-ink'],
    ['--mantine-color-error', 'chilli-ink'],
    ['--mantine-color-default', 'surface'],
    ['--mantine-color-default-hover', 'sunken'],
    ['--mantine-color-default-color', 'ink'],
    ['--mantine-color-default-border', 'line-strong'],
    ['--mantine-primary-color-contrast', 'on-leaf'],
  ];
  return Object.fromEntries([...own, ...mantine, ...general.map(([name, token]) => [name, cssVar(token)] as const)]);
}

/** Writes tokens and measures as CSS variables on :root, so plain CSS, Mantine and SVG share one palette. */
export function cssVariablesFor(density: Density): CSSVariablesResolver {
  return () => ({
    variables: measures[density],
    light: schemeVariables('light'),
    dark: schemeVariables('dark'),
  });
}

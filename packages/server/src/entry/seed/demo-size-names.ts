import type { DemoNames } from './demo-types.ts';

/** What sizes and forms are called over the counter: English, then Hindi and Malayalam. */
const sizes = {
  Regular: ['साधारण', 'സാധാരണ'],
  Large: ['बड़ा', 'വലുത്'],
  Half: ['हाफ़', 'ഹാഫ്'],
  Full: ['फ़ुल', 'ഫുൾ'],
  Plate: ['प्लेट', 'പ്ലേറ്റ്'],
  'Plate of 2 with sambar': ['2 की प्लेट, सांभर के साथ', '2 എണ്ണം സാമ്പാറോടെ'],
  Cup: ['कप', 'കപ്പ്'],
  Slice: ['स्लाइस', 'കഷണം'],
  '1 piece': ['1 पीस', '1 എണ്ണം'],
  '2 pieces': ['2 पीस', '2 എണ്ണം'],
  '3 pieces': ['3 पीस', '3 എണ്ണം'],
  '4 pieces': ['4 पीस', '4 എണ്ണം'],
  '6 pieces': ['6 पीस', '6 എണ്ണം'],
} as const satisfies Record<string, readonly [hi: string, ml: string]>;

export type SizeName = keyof typeof sizes;

export function sizeNames(name: SizeName): DemoNames {
  const [nameHi, nameMl] = sizes[name];
  return { name, nameHi, nameMl };
}

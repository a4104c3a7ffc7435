import type { TokenFace } from '@college-kiosk/ui';
import type { Language } from './i18n.ts';

type Colour = TokenFace['colour']['name'];
type Animal = TokenFace['animal'];

/** In Hindi a colour agrees with its animal: masculine, then feminine where that differs. */
const colours: Record<Colour, { hi: readonly [string, string?]; ml: string }> = {
  Green: { hi: ['हरा', 'हरी'], ml: 'പച്ച' },
  Yellow: { hi: ['पीला', 'पीली'], ml: 'മഞ്ഞ' },
  Red: { hi: ['लाल'], ml: 'ചുവന്ന' },
  Blue: { hi: ['नीला', 'नीली'], ml: 'നീല' },
  Orange: { hi: ['नारंगी'], ml: 'ഓറഞ്ച്' },
  Purple: { hi: ['बैंगनी'], ml: 'പർപ്പിൾ' },
  Pink: { hi: ['गुलाबी'], ml: 'പിങ്ക്' },
  Black: { hi: ['काला', 'काली'], ml: 'കറുത്ത' },
  Sky: { hi: ['आसमानी'], ml: 'ഇളംനീല' },
  Brown: { hi: ['भूरा', 'भूरी'], ml: 'തവിട്ട്' },
  Lime: { hi: ['धानी'], ml: 'ഇളംപച്ച' },
  White: { hi: ['सफ़ेद'], ml: 'വെളുത്ത' },
};

const animals: Record<Animal, { hi: string; ml: string; feminine?: true }> = {
  Elephant: { hi: 'हाथी', ml: 'ആന' },
  Peacock: { hi: 'मोर', ml: 'മയിൽ' },
  Tiger: { hi: 'बाघ', ml: 'കടുവ' },
  Fish: { hi: 'मछली', ml: 'മീൻ', feminine: true },
  Horse: { hi: 'घोड़ा', ml: 'കുതിര' },
  Cat: { hi: 'बिल्ली', ml: 'പൂച്ച', feminine: true },
  Deer: { hi: 'हिरण', ml: 'മാൻ' },
  Parrot: { hi: 'तोता', ml: 'തത്ത' },
  Turtle: { hi: 'कछुआ', ml: 'ആമ' },
  Rabbit: { hi: 'खरगोश', ml: 'മുയൽ' },
  Owl: { hi: 'उल्लू', ml: 'മൂങ്ങ' },
};

/** The face of a token in words: `Green Fish`, `हरी मछली`, `പച്ച മീൻ`. */
export function sayFace({ colour: { name }, animal }: TokenFace, language: Language): string {
  if (language === 'en') return `${name} ${animal}`;
  const called = animals[animal];
  if (language === 'ml') return `${colours[name].ml} ${called.ml}`;
  const [masculine, feminine = masculine] = colours[name].hi;
  return `${called.feminine ? feminine : masculine} ${called.hi}`;
}

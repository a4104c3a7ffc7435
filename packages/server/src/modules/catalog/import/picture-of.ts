/** What a picture is composed of, as the screens' composer knows it. */
type Picture = Readonly<Record<'vessel' | 'base' | 'tone', string>> & {
  readonly sauce: string | null;
  readonly garnish: readonly string[];
  readonly steam: boolean;
};

const picture = (vessel: string, base: string, tone: string, steam = false): Picture => ({
  ...{ vessel, base, tone, steam, sauce: null, garnish: [] },
});

// The first word that fits wins: what is said of the form stands before what is said of the filling.
const PICTURES: readonly (readonly [RegExp, Picture])[] = [
  [/milk ?shake|shake|lassi|falooda/, picture('glass', 'shake', '#e8b7c4')],
  [/juice|lemonade|soda|lime|sharbat|mojito/, picture('glass', 'juice', '#f0a83c')],
  [/coffee/, picture('tumbler', 'coffee', '#6b4226', true)],
  [/\b(tea|chai)\b|boost|horlicks/, picture('tumbler', 'tea', '#b9773a', true)],
  [/ice ?cream|kulfi|sundae/, picture('bowl', 'ice', '#f2d9c0')],
  [/soup|rasam/, picture('bowl', 'soup', '#c8502d', true)],
  [/noodle|pasta|maggi/, picture('steel-plate', 'noodles', '#d9a441', true)],
  [/samosa/, picture('steel-plate', 'samosa', '#d39a45')],
  [/puff|pattice|patties/, picture('parcel', 'puff', '#cf9440')],
  [/cutlet|pakoda|pakora|bajji|bonda|bhaji|tikki|manchurian|65/, picture('steel-plate', 'cutlet', '#a5522a')],
  [/cake|brownie|muffin|pastry/, picture('steel-plate', 'cake', '#8a5a3b')],
  [/sandwich|burger|bun\b|bread|toast|pizza|roll\b|pav\b/, picture('steel-plate', 'bread', '#dfae66')],
  [/id(l|dl)[iy]/, picture('steel-plate', 'idli', '#efe9dc', true)],
  [/vada(i)?\b|vadai/, picture('steel-plate', 'vada', '#b9773a')],
  [/dosa|uthappam|uttapam/, picture('banana-leaf', 'dosa', '#d9a441', true)],
  [/po+ri|puri|bhatura/, picture('steel-plate', 'puri', '#d8a550')],
  [/appam/, picture('banana-leaf', 'appam', '#efe3c8', true)],
  [/puttu/, picture('banana-leaf', 'puttu', '#efe3c8', true)],
  [/cha?p+at+h?i|parot+a|paratha|naan|roti|kulcha/, picture('steel-plate', 'paratha', '#d8b074', true)],
  [/biri?yani|pulao|pulav/, picture('banana-leaf', 'biryani', '#d08a2e', true)],
  [/meals?\b|thali/, picture('thali', 'rice', '#e3b64f', true)],
  [/rice|pongal|khichdi/, picture('steel-plate', 'rice', '#e8dcc0', true)],
  [/egg|omel/, picture('steel-plate', 'egg', '#e6b84a', true)],
  [/payasam|kheer/, picture('bowl', 'payasam', '#ead7b0')],
  [/halwa|kesari|sheera/, picture('bowl', 'halwa', '#d9772e')],
  [/lad+u|jamun|peda|burfi|barfi|sweet|dessert|rasgulla/, picture('bowl', 'laddu', '#d99a2b')],
  [/chocolate/, picture('packet', 'chocolate', '#5c3117')],
  [/chips|lays|kurkure/, picture('packet', 'chips', '#e0a82e')],
  [/water/, picture('bottle', 'water', '#a9cfe0')],
  [/fruit|salad/, picture('bowl', 'fruit', '#d9637a')],
];

const PLAIN = picture('bowl', 'curry', '#c8742e', true);

/** A picture that fits the name, or else the category; a bowl of curry where neither says anything. */
export function pictureOf(name: string, category: string): Picture {
  const said = [name, category].map((text) => text.toLowerCase());
  for (const text of said) {
    const found = PICTURES.find(([words]) => words.test(text));
    if (found) return found[1];
  }
  return PLAIN;
}

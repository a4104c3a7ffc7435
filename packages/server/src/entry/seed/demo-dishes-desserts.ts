import { dish, picture } from './demo-dish.ts';
import type { DaypartCode, DemoItem } from './demo-types.ts';

const category = 'DESSERTS';
const allDay: readonly DaypartCode[] = ['ALL'];
const noonAndEvening: readonly DaypartCode[] = ['LUNCH', 'SNACKS'];

export const dessertDishes: readonly DemoItem[] = [
  dish(category, {
    code: 'PALADA_PAYASAM',
    names: ['Palada payasam', 'पालाडा पायसम', 'പാലട പായസം'],
    descriptions: [
      'Rice ada in slow-thickened rose-pink milk.',
      'धीमी आँच पर गाढ़े हुए गुलाबी दूध में चावल की अडा।',
      'സാവധാനം കുറുക്കി റോസ് നിറമായ പാലിൽ വേവിച്ച അരിയട.',
    ],
    diet: 'VEG',
    kcal: 290,
    station: 'MEALS',
    prepSeconds: 30,
    dayparts: ['LUNCH'],
    sizes: [['Cup', 4000, { ADA: 18, MILK: 160, SUGAR: 25, CONDENSED_MILK: 10, GHEE: 2, PAPER_BOWL: 1 }]],
    picture: picture('bowl', 'payasam', '#f0cdb4', { garnish: ['cashew'] }),
    popularity: 32,
  }),
  dish(category, {
    code: 'CARROT_HALWA',
    names: ['Carrot halwa', 'गाजर का हलवा', 'കാരറ്റ് ഹൽവ'],
    descriptions: [
      'Grated carrot cooked down in milk, ghee and cardamom.',
      'दूध, घी और इलायची में धीरे-धीरे पकी कद्दूकस की हुई गाजर।',
      'പാലും നെയ്യും ഏലക്കയും ചേർത്ത് വരട്ടിയ, ചീകിയ കാരറ്റ്.',
    ],
    diet: 'VEG',
    kcal: 310,
    station: 'MEALS',
    prepSeconds: 30,
    dayparts: noonAndEvening,
    sizes: [
      ['Cup', 4500, { CARROT: 110, MILK: 80, SUGAR: 25, GHEE: 12, CASHEW: 4, RAISIN: 4, CARDAMOM: 0.3, PAPER_BOWL: 1 }],
    ],
    groups: ['ICE_CREAM'],
    picture: picture('bowl', 'halwa', '#e0622a', { garnish: ['cashew', 'almond'] }),
    popularity: 22,
  }),
  dish(category, {
    code: 'GULAB_JAMUN',
    names: ['Gulab jamun', 'गुलाब जामुन', 'ഗുലാബ് ജാമുൻ'],
    descriptions: [
      'Two warm khoya dumplings soaked in cardamom syrup.',
      'इलायची की चाशनी में डूबे खोये के दो गरम गुलाब जामुन।',
      'ഏലക്ക ചേർത്ത പഞ്ചസാരപ്പാനിയിൽ കുതിർന്ന, ചൂടുള്ള രണ്ട് ഖോയ ഉരുളകൾ.',
    ],
    diet: 'VEG',
    kcal: 300,
    station: 'MEALS',
    prepSeconds: 30,
    dayparts: allDay,
    sizes: [['2 pieces', 4000, { MILK_SOLIDS: 32, MAIDA: 8, SUGAR: 45, OIL: 8, CARDAMOM: 0.2, PAPER_BOWL: 1 }]],
    groups: ['ICE_CREAM'],
    picture: picture('bowl', 'jamun', '#9a5426', { sauce: '#d79a3e' }),
    popularity: 34,
  }),
  dish(category, {
    code: 'BESAN_LADDU',
    names: ['Besan laddu', 'बेसन लड्डू', 'ബേസൻ ലഡ്ഡു'],
    descriptions: [
      'Roasted gram flour and ghee rolled with almond.',
      'घी में भुने बेसन और बादाम का लड्डू।',
      'വറുത്ത കടലമാവും നെയ്യും ബദാമും ചേർത്ത് ഉരുട്ടിയ ലഡ്ഡു.',
    ],
    diet: 'VEG',
    kcal: 190,
    station: 'MEALS',
    prepSeconds: 15,
    dayparts: allDay,
    sizes: [['1 piece', 2000, { BESAN: 18, GHEE: 9, SUGAR: 16, ALMOND: 1 }]],
    picture: picture('parcel', 'laddu', '#e0a02f', { garnish: ['almond'], steam: false }),
    popularity: 26,
  }),
  dish(category, {
    code: 'FRUIT_SALAD',
    names: ['Fruit salad with custard', 'फ्रूट सलाद कस्टर्ड', 'ഫ്രൂട്ട് സാലഡ്'],
    descriptions: [
      'Seasonal fruit under cold vanilla custard.',
      'मौसमी फल, ऊपर ठंडा वनीला कस्टर्ड।',
      'സീസണിലെ പഴങ്ങൾ, മുകളിൽ തണുത്ത വാനില കസ്റ്റാർഡ്.',
    ],
    diet: 'VEG',
    kcal: 230,
    station: 'BEVERAGE',
    prepSeconds: 60,
    dayparts: noonAndEvening,
    sizes: [
      [
        'Cup',
        5000,
        { PINEAPPLE: 50, BANANA: 50, WATERMELON: 60, ORANGE: 30, MILK: 80, CUSTARD: 5, SUGAR: 15, PAPER_BOWL: 1 },
      ],
    ],
    groups: ['ICE_CREAM'],
    picture: picture('bowl', 'fruit-salad', '#f3d36b', { garnish: ['mint'], steam: false }),
    popularity: 24,
  }),
];

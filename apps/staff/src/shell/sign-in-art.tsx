import { FoodPicture } from '@college-kiosk/ui';

/** What is seen beside the way in. */
export const signInArt = (
  <FoodPicture
    decorative
    title="Kerala meals"
    picture={{
      vessel: 'banana-leaf',
      base: 'rice',
      sauce: null,
      garnish: ['papad'],
      sides: ['thoran', 'avial', 'sambar'],
      tone: '#e2c9a4',
      steam: true,
    }}
  />
);

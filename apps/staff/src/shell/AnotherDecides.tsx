import { Notice } from '@college-kiosk/ui';

/** In place of a decision, for whoever had a hand in what waits for it. */
export function AnotherDecides() {
  return <Notice tone="soon">You made this, or had a hand in it: somebody else decides on it.</Notice>;
}

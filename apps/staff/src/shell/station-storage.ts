import type { KeptIn } from '@college-kiosk/client';

/** Where a browser keeps the token of one station. It may be kitchen display and till at once, in the demo: each under a name of its own. */
export function stationStorage(name: string): KeptIn {
  const prefix = `college-kiosk.${name}:`;
  return {
    getItem: (key) => localStorage.getItem(prefix + key),
    setItem: (key, value) => localStorage.setItem(prefix + key, value),
    removeItem: (key) => localStorage.removeItem(prefix + key),
  };
}

import { type BrowserContext, expect, test } from '@playwright/test';
import { openKiosk, whole } from '../first-page.ts';

/** Other programs work on a machine that tests, and only make it slower: it is loaded until a load is as quick as the page can be. */
const LOADS_AT_MOST = 6;
const LIMITS = { lcp: 1_250, cls: 0.02, inp: 100 } as const;
/** How many times slower than this machine a kiosk is. */
const SLOWER = 4;

// A trace takes a picture of the page at each step, which is slower than all that is measured here.
test.use({ trace: 'off', screenshot: 'off' });

let context: BrowserContext;
test.beforeAll(async ({ browser }) => {
  context = await openKiosk(browser);
});
test.afterAll(() => context.close());

interface Felt {
  /** Milliseconds until the largest thing of the first page is there. */
  lcp: number;
  /** Of what moved by itself. */
  cls: number;
  /** Milliseconds from a touch to the picture that answers it, the slowest of them. */
  inp: number;
}

/** What the page writes down about itself, from its beginning. Web vitals, as their names are known. */
function observe(): void {
  const felt: Felt = { lcp: 0, cls: 0, inp: 0 };
  Object.assign(window, { felt });
  const on = (type: string, hear: (entry: never) => void, more: object = {}) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) hear(entry as never);
    }).observe({ type, buffered: true, ...more });
  on('largest-contentful-paint', ({ startTime }: PerformanceEntry) => {
    felt.lcp = startTime;
  });
  on('layout-shift', ({ value, hadRecentInput }: { value: number; hadRecentInput: boolean }) => {
    if (!hadRecentInput) felt.cls += value;
  });
  const heard = ({ duration, interactionId }: { duration: number; interactionId: number }) => {
    if (interactionId > 0) felt.inp = Math.max(felt.inp, duration);
  };
  on('event', heard, { durationThreshold: 16 });
}

/** One load and two touches on a machine four times as slow. */
async function load(): Promise<Felt> {
  const page = await context.newPage();
  try {
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript(observe);
    await page.goto('/kiosk/');
    await whole(page);
    await page.getByRole('button', { name: 'Touch to order' }).click();
    const dish = page.getByRole('button', { name: /^Add / }).first();
    await expect(dish).toBeVisible();
    await dish.click();
    // A dish with nothing to decide is in the order at once; another one asks first.
    const inOrder = page.getByRole('button', { name: 'View order', disabled: false });
    await expect(page.getByRole('dialog').or(inOrder).first()).toBeVisible();
    // An entry about a touch comes with the picture after it.
    await page.waitForTimeout(500);
    return await page.evaluate(() => (window as unknown as { felt: Felt }).felt);
  } finally {
    await page.close();
  }
}

/** How many times longer than its own work something takes here just now, since others work too; 1 on a quiet machine. */
function crowding(): number {
  const [began, spent] = [performance.now(), process.cpuUsage()];
  let sum = 0;
  while (performance.now() - began < 200) sum += Math.sqrt(sum + 1);
  const { user, system } = process.cpuUsage(spent);
  return Math.max(1, ((performance.now() - began) * 1_000) / (user + system));
}

test('on a machine four times as slow the first page stands within 1.25 s, does not move, and answers a touch within 100 ms', async () => {
  const loads: Felt[] = [];
  const best = (what: keyof Felt) => Math.min(...loads.map((felt) => felt[what]));
  const holds = (what: keyof Felt) => best(what) <= LIMITS[what];
  do {
    const before = crowding();
    const { cls, ...took } = await load();
    // Of what it took, the part that was its own.
    const crowd = (before + crowding()) / 2;
    loads.push({ cls, lcp: took.lcp / crowd, inp: took.inp / crowd });
  } while (loads.length < LOADS_AT_MOST && !(holds('lcp') && holds('cls') && holds('inp')));
  const seen = JSON.stringify(loads);
  expect(best('lcp'), seen).toBeGreaterThan(0);
  expect(best('inp'), seen).toBeGreaterThan(0);
  for (const what of ['lcp', 'cls', 'inp'] as const)
    expect(best(what), `${what} of ${seen}`).toBeLessThanOrEqual(LIMITS[what]);
});

import { defineConfig } from '@playwright/test';
import { findBrowser } from './browser.ts';

const launchOptions = await findBrowser();
const VITALS = /vitals\.spec\.ts$/;
const ACCESSIBLE = /accessible-\w+\.spec\.ts$/;

export default defineConfig({
  testDir: 'journeys',
  projects: [
    { name: 'journeys', testIgnore: [VITALS, ACCESSIBLE] },
    // How soon a page stands and answers: `npm run vitals`, on a machine that does nothing else.
    { name: 'vitals', testMatch: VITALS },
    // Screens no journey comes by. `npm run accessible` looks at them, and has the journeys look on their way.
    { name: 'accessible', testMatch: ACCESSIBLE },
  ],
  outputDir: 'test-results',
  globalSetup: ['../tools/built-server.mjs', './global-setup.ts'],
  // One product, one world: journeys would see each other's orders.
  workers: 1,
  fullyParallel: false,
  // A journey that passes on the second try is a defect that was seen once.
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: process.env.BASE_URL,
    browserName: 'chromium',
    launchOptions,
    locale: 'en-IN',
    timezoneId: 'Asia/Kolkata',
    // Nothing is waited for that only pleases the eye.
    contextOptions: { reducedMotion: 'reduce' },
    // Recorded for every journey, thrown away for most of them, and it takes as long as they do: when it is asked for.
    trace: process.env.TRACE === undefined ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});

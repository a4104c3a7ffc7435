import { defineConfig } from '@playwright/test';
import { findBrowser } from './browser.ts';

const launchOptions = await findBrowser();
const TIMED = /first-download\.spec\.ts$/;
const ACCESSIBLE = /accessible-\w+\.spec\.ts$/;

export default defineConfig({
  testDir: 'journeys',
  projects: [
    { name: 'journeys', testIgnore: [TIMED, ACCESSIBLE] },
    // They measure how fast something is, and need the machine to themselves.
    { name: 'timed', testMatch: TIMED },
    // Every rule on every screen, in the light and in the dark: minutes of a processor, by a command of its own.
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
    // Recorded for every journey, thrown away for most of them, and it takes as long as they do: when it is asked for.
    trace: process.env.TRACE === undefined ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});

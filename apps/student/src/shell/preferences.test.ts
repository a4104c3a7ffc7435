import { beforeEach, expect, test } from 'vitest';
import { i18n, speak } from '../i18n/i18n.ts';
import { beginPreferences, changePreferences } from './preferences.ts';

beforeEach(async () => {
  localStorage.clear();
  beginPreferences();
  await speak('en');
});

test('what is chosen is used at once, and again when the app is opened next', async () => {
  changePreferences({ large: true, contrast: true });
  expect(document.documentElement.dataset).toMatchObject({ large: 'true', contrast: 'true', still: 'false' });
  changePreferences({ contrast: false });
  beginPreferences();
  expect(document.documentElement.dataset).toMatchObject({ large: 'true', contrast: 'false' });
});

test('a language is spoken as soon as it is chosen', async () => {
  changePreferences({ language: 'ml' });
  await expect.poll(() => i18n.locale).toBe('ml');
});

test('what cannot be read is as if nothing had been chosen', () => {
  localStorage.setItem('student.preferences', '{broken');
  beginPreferences();
  expect(document.documentElement.dataset.large).toBe('false');
});

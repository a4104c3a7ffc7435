import 'reflect-metadata';
import { registerEnumType } from 'type-graphql';
import { enumOf } from './enum.ts';

/** The languages the product speaks to people in. */
export const LanguageEnum = enumOf(['en', 'hi', 'ml']);
registerEnumType(LanguageEnum, {
  name: 'Language',
  description: 'The languages of names, letters and screens: English, Hindi, Malayalam.',
});

import { refusalType } from './refusal.ts';

// What several rooms refuse for, declared once: a type of the schema has one home.
export const AnotherPersonNeeded = refusalType(
  'ANOTHER_PERSON_NEEDED',
  'Whoever asked for it, made it or counted it cannot also decide on it.',
);
export const ChangedMeanwhile = refusalType('CHANGED_MEANWHILE', 'Somebody changed it since it was read.');
export const NameTaken = refusalType('NAME_TAKEN', 'Another one has this name.');

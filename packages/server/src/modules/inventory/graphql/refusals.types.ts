import { refusalType } from '../../../platform/graphql/refusal.ts';

export const AnotherPersonNeeded = refusalType(
  'ANOTHER_PERSON_NEEDED',
  'Whoever asked for it, made it or counted it cannot also decide on it.',
);
export const ChangedMeanwhile = refusalType('CHANGED_MEANWHILE', 'Somebody changed it since it was read.');

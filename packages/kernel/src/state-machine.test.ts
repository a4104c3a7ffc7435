import { expect, test } from 'vitest';
import { transitions } from './state-machine.ts';

type State = 'NEW' | 'COOKING' | 'DONE' | 'CANCELLED';
type Event = 'start' | 'finish' | 'cancel' | 'recall';

const ticket = transitions<State, Event>({
  NEW: { start: 'COOKING', cancel: 'CANCELLED' },
  COOKING: { finish: 'DONE', cancel: 'CANCELLED' },
  DONE: { recall: 'COOKING' },
  CANCELLED: {},
});

test.each<[State, Event, State | null]>([
  ['NEW', 'start', 'COOKING'],
  ['NEW', 'finish', null],
  ['COOKING', 'finish', 'DONE'],
  ['DONE', 'recall', 'COOKING'],
  ['DONE', 'cancel', null],
  ['CANCELLED', 'start', null],
])('%s on %s becomes %s', (state, event, expected) => {
  expect(ticket.next(state, event)).toBe(expected);
});

test('the states an event is legal in stand in table order', () => {
  expect(ticket.legalFrom('cancel')).toEqual(['NEW', 'COOKING']);
  expect(ticket.legalFrom('recall')).toEqual(['DONE']);
});

test('names that every object has are neither states nor events', () => {
  expect(ticket.next('constructor' as State, 'start')).toBeNull();
  expect(ticket.next('NEW', 'constructor' as Event)).toBeNull();
  expect(ticket.next('NEW', '__proto__' as Event)).toBeNull();
});

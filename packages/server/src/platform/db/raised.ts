/**
 * SQLSTATEs that our own functions raise: a refusal, as JSON in the detail; something that was looked at has changed since;
 * an id that was used for something else.
 */
export const RAISED = { refused: 'KR001', outdated: 'KR002', conflict: 'KR003' } as const;

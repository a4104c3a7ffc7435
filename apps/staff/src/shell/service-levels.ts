/** How sure one may want to be, as the server knows them, in words. */
export const serviceLevels: readonly { value: string; label: string }[] = [
  { value: '9000', label: '90 %' },
  { value: '9500', label: '95 %' },
  { value: '9750', label: '97.5 %' },
  { value: '9800', label: '98 %' },
  { value: '9900', label: '99 %' },
];

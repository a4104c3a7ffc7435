// A file of its own, so that it is fetched only by those of whom something is due.
export { DuePage } from '@college-kiosk/account';

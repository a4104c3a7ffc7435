// A file of its own, so that it is fetched after the page.
export { ConfirmItsMe } from '@college-kiosk/account';

export { newId } from '@college-kiosk/client';

export { useCommandId } from '@college-kiosk/client';

/** Every permission of the product, for tests of rooms that stand below the one which collects them. */
export { permissions } from '../entry/compose.ts';

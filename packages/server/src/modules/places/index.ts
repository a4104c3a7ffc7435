export { deviceKind, devices, organisations, outlets, stations, taxProfile } from './tables.ts';

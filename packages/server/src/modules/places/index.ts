export { addDevice, type NewDevice } from './add-device.ts';
export { DeviceKind, DeviceType, OrganisationType, OutletType, StationType } from './graphql/place.types.ts';
export { CodeTaken } from './graphql/places.inputs.ts';
export {
  beginPlace,
  deviceView,
  outletView,
  outletViewById,
  PlacesResolver,
  placeInRequest,
} from './graphql/places.resolver.ts';
export { issuingDevice } from './issuing-device.ts';
export { mayBeOutletCode } from './outlet-code.ts';
export { placesPermissions } from './permissions.ts';
export {
  datesAt,
  isOpen,
  markOfPlace,
  type Organisation,
  type Outlet,
  type Place,
  placeKept,
  placeMarked,
  placeOf,
} from './place.ts';
export {
  type Device,
  demoId,
  deviceById,
  devicesByOutlet,
  everyPlace,
  isDemo,
  listOutlets,
  placesById,
  type Station,
  stationsByOutlet,
  theOrganisation,
} from './queries.ts';
export { type RegisteredDays, registeredDays, registrationAt } from './registrations.ts';
export { onOutletMade, saveOutlet } from './save-outlet.ts';
export { saveStation } from './save-station.ts';
export { setOutletOpen } from './set-outlet-open.ts';
export { deviceKind, devices, organisations, outlets, stations } from './tables.ts';

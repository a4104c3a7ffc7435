export { CodeTaken } from '../../places/graphql/places.inputs.ts';

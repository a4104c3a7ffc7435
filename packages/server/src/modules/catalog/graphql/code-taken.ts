export { CodeTaken } from '../../places/index.ts';

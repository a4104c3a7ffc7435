import { newId } from '../../platform/ids.ts';

export const freshId = () => newId(new Date());

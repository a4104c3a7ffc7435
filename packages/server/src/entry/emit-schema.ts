import { writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { composeSchema } from './compose.ts';

/** Writes schema.graphql, sorted, at the top of the repository. */
const file = new URL('../../../../schema.graphql', import.meta.url);
writeFileSync(file, `${printSchema(lexicographicSortSchema(composeSchema()))}\n`);

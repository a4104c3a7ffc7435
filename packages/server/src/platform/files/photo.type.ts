import { Field, Int, ObjectType } from 'type-graphql';
import type { Reader } from '../db/database.ts';
import { UuidScalar } from '../graphql/scalars.ts';
import { picturesOf } from './keep-file.ts';

@ObjectType('Photo', {
  description: 'A photo. It is got as a JPEG below `/files/`: `/files/waste/` or `/files/receipts/`, then its id.',
  simpleResolvers: true,
})
export class PhotoType {
  @Field(() => UuidScalar, { description: 'Stable id.' })
  id!: string;
  @Field(() => Int, { description: 'Pixels across.' })
  width!: number;
  @Field(() => Int, { description: 'Pixels down.' })
  height!: number;
}

/** The photos of things as a whole by their ids, the first first. */
export async function photosByOwner(reader: Reader, ids: readonly string[]): Promise<Map<string, PhotoType[]>> {
  const photos = new Map<string, PhotoType[]>(ids.map((id) => [id, []]));
  for (const { ownerId, ownerPart, ...photo } of await picturesOf(reader, ids))
    if (ownerId && ownerPart === null) photos.get(ownerId)?.push(photo);
  return photos;
}

/** The photos of single lines of things, by `thing:line`, the first first. */
export async function photosByPart(reader: Reader, keys: readonly string[]): Promise<Map<string, PhotoType[]>> {
  const photos = new Map<string, PhotoType[]>(keys.map((key) => [key, []]));
  const ids = [...new Set(keys.map((key) => key.slice(0, key.indexOf(':'))))];
  for (const { ownerId, ownerPart, ...photo } of await picturesOf(reader, ids))
    photos.get(`${ownerId}:${ownerPart}`)?.push(photo);
  return photos;
}

import { Field, ObjectType } from 'type-graphql';
import type { PrintedFile } from './printed-file.ts';

@ObjectType('PrintedFile', { description: 'A file, ready to be kept.', simpleResolvers: true })
export class PrintedFileType {
  @Field(() => String, { description: 'What it may be called.' })
  fileName!: string;
  @Field(() => String, { description: 'Its media type: application/pdf.' })
  mediaType!: string;
  @Field(() => String, { description: 'Its bytes, in base64 (RFC 4648, section 4).' })
  base64!: string;
}

/** A printed file as it is answered. */
export function printedFileOf({ content, ...file }: PrintedFile): PrintedFileType {
  return { ...file, base64: content.toString('base64') };
}

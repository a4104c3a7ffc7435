import { Field, ObjectType } from 'type-graphql';

/** A file, ready to be kept. */
export interface PrintedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

@ObjectType('PrintedFile', { description: 'A file, ready to be kept.', simpleResolvers: true })
export class PrintedFileType {
  @Field(() => String, { description: 'What it may be called.' })
  fileName!: string;
  @Field(() => String, { description: 'Its media type: application/pdf.' })
  mediaType!: string;
  @Field(() => String, { description: 'Its bytes, in base64 (RFC 4648, section 4).' })
  base64!: string;
}

/** A file as the schema tells of it. */
export function told({ content, ...file }: PrintedFile): PrintedFileType {
  return { ...file, base64: content.toString('base64') };
}

/** A file, ready to be kept. */
export interface PrintedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

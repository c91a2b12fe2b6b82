/** A file of the web application, as it is sent. */
export interface WebFile {
  readonly contentType: string;
  readonly data: Uint8Array;
  /** The same, compressed at build; null: not worth it. */
  readonly brotli: Uint8Array | null;
  readonly gzip: Uint8Array | null;
}

/** The built web application, read once at start. */
export interface WebFiles {
  /** Its only page, with `__NONCE__` and `__LANG__` where the request's own stand. */
  readonly page: string;
  /** By name, without the folder: `today-Bx3k.js`. The name changes with the content. */
  readonly files: ReadonlyMap<string, WebFile>;
}

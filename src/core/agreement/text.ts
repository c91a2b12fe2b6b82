/** What a person reads, in one or both languages. A single string in the file stands for both. */
export interface Text {
  readonly fr: string;
  readonly en: string;
}

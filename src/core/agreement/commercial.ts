/**
 * What is paid, credited and earned. `language` reads all of it; settlement computes it.
 */
export interface Commercial {
  readonly currency: string | null;
}

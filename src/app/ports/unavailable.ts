/**
 * Thrown by an adapter whose other end is away for a while (a database that restarts, a network that is cut): nothing was
 * changed, or it is not known whether it was; asking again with the same ids is right. A door answers 503.
 */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

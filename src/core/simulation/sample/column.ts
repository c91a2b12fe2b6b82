type Packed = Float64Array | Int32Array | Uint16Array | Uint8Array;

/** A list of numbers that grows and costs no more than its bytes, so that a million clocks fit. */
export interface Column<T extends Packed = Packed> {
  values: T;
  size: number;
}

const FIRST_SIZE = 1024;

/** An empty column of instants or milliseconds. */
export function instants(): Column<Float64Array> {
  return { values: new Float64Array(FIRST_SIZE), size: 0 };
}

/** An empty column of places in another list. */
export function places(): Column<Int32Array> {
  return { values: new Int32Array(FIRST_SIZE), size: 0 };
}

/** An empty column of small numbers, below 65 536. */
export function codes(): Column<Uint16Array> {
  return { values: new Uint16Array(FIRST_SIZE), size: 0 };
}

/** Adds a number at the end. */
export function push<T extends Packed>(column: Column<T>, value: number): void {
  const { values, size } = column;
  if (size === values.length) {
    const larger = new (values.constructor as new (length: number) => T)(size * 2);
    larger.set(values);
    column.values = larger;
  }
  column.values[size] = value;
  column.size = size + 1;
}

/** Adds to the last number of the column. */
export function addToLast(column: Column, value: number): void {
  const last = column.size - 1;
  column.values[last] = (column.values[last] as number) + value;
}

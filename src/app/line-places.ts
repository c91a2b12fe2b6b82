/** Counts the lines of all files as one list, and knows which line of which file each is. */
export interface LinePlaces {
  /** The place of a line, from 1. Lines of a file come in their order, and files one after the other. */
  next(file: string, line: number): number;
  readonly last: () => number;
  whereIs(place: number): { readonly file: string; readonly line: number };
}

export function linePlaces(): LinePlaces {
  const files: { readonly file: string; readonly before: number }[] = [];
  let current = '';
  let before = 0;
  let last = 0;
  return {
    next(file, line) {
      if (file !== current || line === 1) {
        current = file;
        before = last;
        files.push({ file, before });
      }
      last = before + line;
      return last;
    },
    last: () => last,
    whereIs(place) {
      const found = files.findLast((each) => each.before < place);
      return { file: found?.file ?? '', line: place - (found?.before ?? 0) };
    },
  };
}

/** Texts of lines by their places, held as the blocks in which they were read: a third of what single texts cost. */
export interface LineTexts {
  hold(place: number, block: string, from: number, to: number): void;
  textOf(place: number): string;
  /** The same without taking it out of its block. */
  at<T>(place: number, read: (block: string, from: number, to: number) => T): T;
  /** Lets go of all; places up to this one are not asked for again. */
  release(upTo: number): void;
}

const FIRST_ROOM = 3 << 12;

export function lineTexts(): LineTexts {
  let blocks: string[] = [];
  /** Of each line three numbers: its block, from where and to where. */
  let spans = new Int32Array(FIRST_ROOM);
  let base = 1;
  return {
    hold(place, block, from, to) {
      // Lines that can not be had as text leave a gap, which nobody asks for.
      const at = (place - base) * 3;
      if (at >= spans.length) {
        const larger = new Int32Array(Math.max(spans.length * 2, at + 3));
        larger.set(spans);
        spans = larger;
      }
      if (blocks[blocks.length - 1] !== block) blocks.push(block);
      spans[at] = blocks.length - 1;
      spans[at + 1] = from;
      spans[at + 2] = to;
    },
    textOf(place) {
      const at = (place - base) * 3;
      return (blocks[spans[at] as number] as string).slice(spans[at + 1], spans[at + 2]);
    },
    at(place, read) {
      const at = (place - base) * 3;
      return read(blocks[spans[at] as number] as string, spans[at + 1] as number, spans[at + 2] as number);
    },
    release(upTo) {
      blocks = [];
      base = upTo + 1;
      spans = new Int32Array(FIRST_ROOM);
    },
  };
}

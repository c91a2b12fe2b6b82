import { type EventLine, type HeadEnds, parseEventLine } from '../core/event/index.ts';

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
  /** `ends`: where the fields of the line's head end, if that is known; it need not be looked for again. */
  hold(place: number, block: string, from: number, to: number, ends: HeadEnds | null): void;
  textOf(place: number): string;
  /** The event of a line, without taking its text out of the block. */
  readOf(place: number): EventLine;
  /** Lets go of all; places up to this one are not asked for again. */
  release(upTo: number): void;
}

/** Of each line seven numbers: its block, from where, to where, and the ends of its head (0: not known). */
const NUMBERS = 7;
const FIRST_ROOM = NUMBERS << 12;

export function lineTexts(): LineTexts {
  let blocks: string[] = [];
  let spans = new Int32Array(FIRST_ROOM);
  let base = 1;
  const number = (at: number) => spans[at] as number;
  return {
    hold(place, block, from, to, ends) {
      // Lines that can not be had as text leave a gap, which nobody asks for.
      const at = (place - base) * NUMBERS;
      if (at >= spans.length) {
        const larger = new Int32Array(Math.max(spans.length * 2, at + NUMBERS));
        larger.set(spans);
        spans = larger;
      }
      if (blocks[blocks.length - 1] !== block) blocks.push(block);
      spans[at] = blocks.length - 1;
      spans[at + 1] = from;
      spans[at + 2] = to;
      if (ends === null) return;
      spans[at + 3] = ends.idEnd;
      spans[at + 4] = ends.sourceEnd;
      spans[at + 5] = ends.typeEnd;
      spans[at + 6] = ends.subjectEnd;
    },
    textOf(place) {
      const at = (place - base) * NUMBERS;
      return (blocks[number(at)] as string).slice(number(at + 1), number(at + 2));
    },
    readOf(place) {
      const at = (place - base) * NUMBERS;
      const ends =
        number(at + 3) === 0
          ? null
          : { idEnd: number(at + 3), sourceEnd: number(at + 4), typeEnd: number(at + 5), subjectEnd: number(at + 6) };
      return parseEventLine(blocks[number(at)] as string, number(at + 1), number(at + 2), ends);
    },
    release(upTo) {
      blocks = [];
      base = upTo + 1;
      spans = new Int32Array(FIRST_ROOM);
    },
  };
}

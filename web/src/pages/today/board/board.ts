import { get } from '../../../api/ask.ts';
import { ProblemError, type Schemas } from '../../../api/client.ts';
import { type Heard, listenToChanges } from '../../../api/live.ts';
import type { paths } from '../../../api/paths.gen.ts';
import { noteServerInstant } from '../../../api/server-time.ts';
import { escaped } from '../search.ts';
import { inOrder, NOTHING_WAITS, type Waiting, waitingBetween } from './order.ts';
import { type BoardRow, keyOf, rowOf } from './place.ts';

export type BoardQuery = NonNullable<paths['/api/v1/board']['get']['parameters']['query']>;

/** What is shown of the board. */
export interface BoardView {
  readonly rows: ReadonlyMap<string, BoardRow>;
  /** As they stand one below the other; it holds still while somebody is at it. */
  readonly order: readonly string[];
  /** Still shown, and on the board no more. */
  readonly over: ReadonlySet<string>;
  readonly waiting: Waiting;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly isThere: boolean;
  readonly error: ProblemError | null;
}

/**
 * Events come in swarms: after an answer the server is left alone for as long as it took to give it, no shorter and no
 * longer than this, and what is told meanwhile is asked for together. What is told later is asked for at once.
 */
const REST_MS = { least: 16, most: 100 };
/** The API takes so many values in one parameter. */
const MOST_TICKETS = 50;
/** Where more than so many wait, what is shown is asked for as a whole. */
const SWARM = 300;
const PAGE = 100;
const LARGEST_PAGE = 500;
const AGAIN_MS = 2_000;
/** Without any event, service hours begin and end. */
const REFRESH_MS = 600_000;

interface Page {
  readonly asOf: string;
  readonly items: readonly Schemas['BoardItem'][];
  readonly next: string | null;
}

/**
 * A board by its filter: pages by cursor, and of what changed only what changed. Rows change where they stand; while it is
 * held still, their order waits.
 */
export class Board {
  readonly #query: BoardQuery;
  readonly #eager: number;
  readonly #rows = new Map<string, BoardRow>();
  readonly #over = new Set<string>();
  readonly #lookedAt = new Map<string, string>();
  readonly #changed = new Set<string>();
  readonly #watchers = new Set<() => void>();
  #order: readonly string[] = [];
  #waiting = NOTHING_WAITS;
  #isLoading = true;
  #isThere = false;
  #error: ProblemError | null = null;
  #next: string | null = null;
  #last: BoardRow | null = null;
  #isStill = false;
  #isAsking = false;
  #isOpen = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tookMs = 0;
  #answeredAt = Number.NEGATIVE_INFINITY;
  #shown: BoardView;

  /** @param eager so many rows are asked for at once */
  constructor(query: BoardQuery, eager = PAGE) {
    this.#query = query;
    this.#eager = eager;
    this.#shown = this.#viewNow();
  }

  /** Begins to follow the board. Gives the way to stop. */
  readonly start = (): (() => void) => {
    this.#isOpen = true;
    const stop = listenToChanges(this.#hear);
    const refresh = setInterval(this.reload, REFRESH_MS);
    this.reload();
    return () => {
      this.#isOpen = false;
      clearTimeout(this.#timer);
      this.#timer = undefined;
      clearInterval(refresh);
      stop();
    };
  };

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  };

  readonly view = (): BoardView => this.#shown;

  /** Whether its order holds still; when it no longer does, what waits is put in order. */
  readonly hold = (isStill: boolean): void => {
    if (this.#isStill === isStill) return;
    this.#isStill = isStill;
    if (!isStill && this.#isThere) this.#settle();
  };

  /** Puts in order what waits, now. */
  readonly apply = (): void => {
    if (this.#isThere) this.#settle(true);
  };

  /** All that is shown, anew. */
  readonly reload = (): void => {
    this.#changed.clear();
    void this.#work(this.#loadAgain, this.reload);
  };

  /** The next page. */
  readonly more = (): void => {
    if (this.#next === null || this.#isLoading) return;
    this.#isLoading = true;
    this.#tell();
    void this.#work(this.#loadMore, this.more);
  };

  #viewNow(): BoardView {
    return {
      rows: this.#rows,
      order: this.#order,
      over: new Set(this.#over),
      waiting: this.#waiting,
      hasMore: this.#next !== null,
      isLoading: this.#isLoading,
      isThere: this.#isThere,
      error: this.#error,
    };
  }

  #tell(): void {
    this.#shown = this.#viewNow();
    for (const watcher of this.#watchers) watcher();
  }

  /** Puts in order what came; while it holds still, only tells that it waits. */
  #settle(isForced = false): void {
    const alive = [...this.#rows.values()].filter(({ key }) => !this.#over.has(key));
    const order = inOrder(alive, this.#next === null ? null : this.#last);
    if (this.#isStill && !isForced && this.#isThere) {
      this.#waiting = waitingBetween(this.#order, order);
    } else {
      for (const key of this.#over) this.#rows.delete(key);
      this.#over.clear();
      this.#order = order;
      this.#waiting = NOTHING_WAITS;
      this.#isThere = true;
    }
    this.#tell();
  }

  #take(item: Schemas['BoardItem'], asOf: string): BoardRow {
    const row = rowOf(item, asOf);
    const known = this.#rows.get(row.key);
    const looked = this.#lookedAt.get(row.ticket) ?? '';
    if ((known?.asOf ?? '') > asOf || looked > asOf) return known ?? row;
    this.#rows.set(row.key, row);
    this.#over.delete(row.key);
    return row;
  }

  async #ask(more: BoardQuery): Promise<Page> {
    const asked = performance.now();
    const page: Page = await get('/api/v1/board', { query: { ...this.#query, ...more } }).finally(() => {
      this.#answeredAt = performance.now();
      this.#tookMs = this.#answeredAt - asked;
    });
    // An answer that took long says less of what time it is.
    if (this.#tookMs < 500) noteServerInstant(page.asOf);
    return page;
  }

  readonly #loadMore = async (): Promise<void> => {
    if (this.#next === null) return;
    const page = await this.#ask({ limit: PAGE, cursor: this.#next });
    const taken = page.items.map((item) => this.#take(item, page.asOf));
    this.#next = page.next;
    this.#last = taken.at(-1) ?? this.#last;
    if (!this.#isStill) return;
    // What comes below disturbs nobody.
    const known = new Set(this.#order);
    const added = taken.map(({ key }) => key).filter((key) => !known.has(key) && this.#rows.has(key));
    this.#order = [...this.#order, ...added];
  };

  readonly #loadAgain = async (): Promise<void> => {
    const wanted = Math.max(this.#eager, this.#order.length);
    const seen = new Set<string>();
    let [cursor, last, asOf]: [string | null, BoardRow | null, string] = [null, null, ''];
    do {
      const limit = Math.min(LARGEST_PAGE, Math.max(PAGE, wanted - seen.size));
      const page: Page = await this.#ask({ limit, ...(cursor === null ? {} : { cursor }) });
      if (asOf === '') asOf = page.asOf;
      for (const item of page.items) {
        last = this.#take(item, page.asOf);
        seen.add(last.key);
      }
      cursor = page.next;
    } while (cursor !== null && seen.size < wanted);
    this.#next = cursor;
    this.#last = last;
    for (const row of this.#rows.values()) if (!seen.has(row.key) && row.asOf < asOf) this.#over.add(row.key);
  };

  async #look(tickets: readonly string[]): Promise<void> {
    const page = await this.#ask({ ticket: tickets.map(escaped), limit: LARGEST_PAGE });
    const there = new Set(page.items.map(keyOf));
    const asked = new Set(tickets);
    for (const item of page.items) this.#take(item, page.asOf);
    for (const id of tickets) this.#lookedAt.set(id, page.asOf);
    for (const row of this.#rows.values()) {
      if (asked.has(row.ticket) && !there.has(row.key) && row.asOf <= page.asOf) this.#over.add(row.key);
    }
  }

  /** One asking at a time; what changes meanwhile waits. A server that is away is asked again. */
  async #work(job: () => Promise<void>, again: () => void): Promise<void> {
    const later = (ms: number) => setTimeout(() => this.#isOpen && again(), ms);
    if (this.#isAsking) return void later(20);
    this.#isAsking = true;
    try {
      await job();
      this.#error = null;
    } catch (reason) {
      if (!(reason instanceof ProblemError)) throw reason;
      this.#error = reason;
      if (reason.status === 0 || reason.status >= 500) later(AGAIN_MS);
    } finally {
      this.#isAsking = false;
      this.#isLoading = false;
    }
    if (!this.#isOpen) return;
    if (this.#error === null || this.#isThere) this.#settle();
    else this.#tell();
    if (this.#changed.size > 0) this.#gather();
  }

  #gather(): void {
    const rest = Math.min(REST_MS.most, Math.max(REST_MS.least, this.#tookMs));
    const wait = Math.max(0, this.#answeredAt + rest - performance.now());
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (this.#isAsking || this.#changed.size === 0) return;
      if (this.#changed.size > SWARM) return this.reload();
      const tickets = [...this.#changed].slice(0, MOST_TICKETS);
      for (const ticket of tickets) this.#changed.delete(ticket);
      void this.#work(
        () => this.#look(tickets),
        () => this.#note(tickets),
      );
    }, wait);
  }

  #note(tickets: Iterable<string>): void {
    for (const ticket of tickets) this.#changed.add(ticket);
    this.#gather();
  }

  readonly #hear = (heard: Heard): void => {
    if (heard.kind === 'reset') this.reload();
    else this.#note(heard.tickets);
  };
}

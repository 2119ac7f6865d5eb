import type { Task } from './task.js';

/** Tasks whose time has not come, the earliest first; those of one time in the order of their making (a binary heap). */
export class Timers {
  private readonly heap: Task[] = [];

  get next(): Task | undefined {
    return this.heap[0];
  }

  add(task: Task): void {
    let place = this.heap.push(task) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.isBefore(place, parent)) return;
      this.swap(place, parent);
      place = parent;
    }
  }

  /** Takes the next one out. */
  take(): Task | undefined {
    const [first] = this.heap;
    const last = this.heap.pop();
    if (last === undefined || first === last) return first;
    this.heap[0] = last;
    this.sink();
    return first;
  }

  private sink(): void {
    for (let place = 0; ; ) {
      let least = place;
      for (const child of [2 * place + 1, 2 * place + 2]) {
        if (child < this.heap.length && this.isBefore(child, least)) least = child;
      }
      if (least === place) return;
      this.swap(place, least);
      place = least;
    }
  }

  private isBefore(one: number, other: number): boolean {
    const [first, second] = [this.heap[one], this.heap[other]];
    if (first === undefined || second === undefined) return false;
    return first.at < second.at || (first.at === second.at && first.number < second.number);
  }

  private swap(one: number, other: number): void {
    const [first, second] = [this.heap[one], this.heap[other]];
    if (first === undefined || second === undefined) return;
    this.heap[one] = second;
    this.heap[other] = first;
  }
}

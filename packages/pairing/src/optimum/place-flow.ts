/** How many places one side's minima can get from the other side's maxima: a maximum flow on single pairs. */

/** Pairs that are still open, seen from the rows that need places. */
export interface PlaceProblem {
  /** Open pairs of needing row d are first[d] … first[d + 1] − 1; partner[] names the giving row. */
  first: Int32Array
  partner: Int32Array
  /** Places that each needing row still needs, and that each giving row still has. */
  need: Int32Array
  room: Int32Array
}

/** A maximum flow for the needs of some rows, which can be taken away one after another. */
export class PlaceFlow {
  readonly problem: PlaceProblem
  readonly #owner: Int32Array
  /** The same pairs grouped by giving row. */
  readonly #firstGiven: Int32Array
  readonly #given: Int32Array
  #used: Uint8Array
  #missing: Int32Array
  #left: Int32Array
  #active: Uint8Array

  /** `start` holds pairs that are used to begin with and keep to needs and room. */
  constructor(problem: PlaceProblem, start?: Uint8Array) {
    const { first, partner, need, room } = problem
    this.problem = problem
    this.#owner = new Int32Array(partner.length)
    this.#firstGiven = new Int32Array(room.length + 1)
    for (let d = 0; d < need.length; d++) this.#owner.fill(d, first[d], first[d + 1])
    for (const giver of partner) this.#firstGiven[giver + 1]!++
    for (let giver = 0; giver < room.length; giver++)
      this.#firstGiven[giver + 1]! += this.#firstGiven[giver]!
    const filled = this.#firstGiven.slice()
    this.#given = new Int32Array(partner.length)
    for (let pair = 0; pair < partner.length; pair++) this.#given[filled[partner[pair]!]!++] = pair
    this.#used = new Uint8Array(partner.length)
    this.#missing = need.slice()
    this.#left = room.slice()
    this.#active = new Uint8Array(need.length).fill(1)
    start?.forEach((isUsed, pair) => {
      if (!isUsed) return
      this.#used[pair] = 1
      this.#missing[this.#owner[pair]!]!--
      this.#left[partner[pair]!]!--
    })
    this.#fill()
  }

  /** Rows whose needs are not met in full. */
  unmet(): number[] {
    return [...this.#missing.keys()].filter((d) => this.#active[d] && this.#missing[d]! > 0)
  }

  /** Places missing altogether. */
  shortage(): number {
    return this.unmet().reduce((sum, d) => sum + this.#missing[d]!, 0)
  }

  /**
   * The rows that compete, directly or through others, for the places that row `root` misses: together they
   * need more than there is.
   */
  competitors(root: number): number[] {
    const { first, partner } = this.problem
    const seen = new Uint8Array(this.#missing.length)
    const asked = new Uint8Array(this.#left.length)
    const queue = [root]
    seen[root] = 1
    for (let at = 0; at < queue.length; at++) {
      const d = queue[at]!
      for (let pair = first[d]!; pair < first[d + 1]!; pair++) {
        const giver = partner[pair]!
        if (this.#used[pair] || asked[giver]) continue
        asked[giver] = 1
        for (let g = this.#firstGiven[giver]!; g < this.#firstGiven[giver + 1]!; g++) {
          const other = this.#owner[this.#given[g]!]!
          if (!this.#used[this.#given[g]!] || seen[other]) continue
          seen[other] = 1
          queue.push(other)
        }
      }
    }
    return queue.sort((a, b) => a - b)
  }

  /** Only these rows need places from now on; the rest give theirs back. */
  keep(rows: Iterable<number>): void {
    const kept = new Uint8Array(this.#active.length)
    for (const d of rows) kept[d] = 1
    const { first, partner, need } = this.problem
    for (let d = 0; d < kept.length; d++) {
      if (!this.#active[d] || kept[d]) continue
      this.#missing[d] = need[d]!
      for (let pair = first[d]!; pair < first[d + 1]!; pair++) {
        if (!this.#used[pair]) continue
        this.#used[pair] = 0
        this.#left[partner[pair]!]!++
      }
    }
    this.#active = kept
    this.#fill()
  }

  /** What `restore` brings back. */
  snapshot() {
    return {
      used: this.#used.slice(),
      missing: this.#missing.slice(),
      left: this.#left.slice(),
      active: this.#active.slice(),
    }
  }

  restore(state: ReturnType<PlaceFlow['snapshot']>): void {
    this.#used = state.used.slice()
    this.#missing = state.missing.slice()
    this.#left = state.left.slice()
    this.#active = state.active.slice()
  }

  /** Hopcroft–Karp rounds: shortest ways first, as many at once as do not cross. */
  #fill(): void {
    const { first } = this.problem
    const level = new Int32Array(this.#missing.length)
    const asked = new Int32Array(this.#left.length)
    const next = new Int32Array(this.#missing.length)
    const nextGiven = new Int32Array(this.#left.length)
    while (this.#measure(level, asked)) {
      next.set(first.subarray(0, next.length))
      nextGiven.set(this.#firstGiven.subarray(0, nextGiven.length))
      for (const d of this.unmet())
        while (this.#missing[d]! > 0 && this.#augment(d, level, asked, next, nextGiven))
          this.#missing[d]!--
    }
  }

  /**
   * Steps from rows that miss places, and for givers the step at which they are first asked; whether some
   * giver with room is in reach.
   */
  #measure(level: Int32Array, asked: Int32Array): boolean {
    const { first, partner } = this.problem
    level.fill(-1)
    asked.fill(-1)
    const queue = this.unmet()
    for (const d of queue) level[d] = 0
    let found = false
    for (let at = 0; at < queue.length; at++) {
      const d = queue[at]!
      for (let pair = first[d]!; pair < first[d + 1]!; pair++) {
        const giver = partner[pair]!
        if (this.#used[pair] || asked[giver]! >= 0) continue
        asked[giver] = level[d]!
        if (this.#left[giver]! > 0) found = true
        for (let g = this.#firstGiven[giver]!; g < this.#firstGiven[giver + 1]!; g++) {
          const other = this.#owner[this.#given[g]!]!
          if (!this.#used[this.#given[g]!] || level[other]! >= 0) continue
          level[other] = level[d]! + 1
          queue.push(other)
        }
      }
    }
    return found
  }

  /** One more place for row `start` along rising levels, without recursion: ways can be long. */
  #augment(
    start: number,
    level: Int32Array,
    asked: Int32Array,
    next: Int32Array,
    nextGiven: Int32Array,
  ): boolean {
    const { first, partner } = this.problem
    // The way so far: rows, the free pair taken out of each, and the used pair given up behind it.
    const rows = [start]
    const taken: number[] = []
    const freed: number[] = []
    while (rows.length > 0) {
      const d = rows.at(-1)!
      if (next[d]! >= first[d + 1]!) {
        rows.pop()
        taken.pop()
        freed.pop()
        continue
      }
      const pair = next[d]!
      const giver = partner[pair]!
      // A giver asked at another step would lose its turn for those who reach it in time.
      if (this.#used[pair] || asked[giver] !== level[d]) {
        next[d]!++
        continue
      }
      if (this.#left[giver]! > 0) {
        next[d]!++
        this.#left[giver]!--
        this.#used[pair] = 1
        for (const before of taken) this.#used[before] = 1
        for (const before of freed) this.#used[before] = 0
        return true
      }
      const end = this.#firstGiven[giver + 1]!
      let onward = -1
      while (onward < 0 && nextGiven[giver]! < end) {
        const given = this.#given[nextGiven[giver]!++]!
        if (this.#used[given] && level[this.#owner[given]!] === level[d]! + 1) onward = given
      }
      if (onward < 0) {
        next[d]!++
        continue
      }
      taken.push(pair)
      freed.push(onward)
      rows.push(this.#owner[onward]!)
    }
    return false
  }
}

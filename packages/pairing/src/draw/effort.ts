/** What a draw may cost: a stranger's file must not keep whoever verifies it busy for hours. */
import { Refusal } from '../refusal.ts'

/**
 * Entries shuffled and possible pairs looked at, over the whole draw: some twenty seconds. The city of 6,062
 * branches and 3,474 villages takes a sixteenth when not everybody may be paired with everybody, and else less.
 */
const mostSteps = 2 ** 27

/** Counted, not timed: a draw is refused on every machine or on none. */
export class Effort {
  #left = mostSteps

  /** @throws Refusal when the draw takes more than it may */
  spend(steps: number): void {
    this.#left -= steps
    if (this.#left < 0) throw new Refusal([{ code: 'draw-too-long', params: { mostSteps } }])
  }
}

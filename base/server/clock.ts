/** The clock is handed in, so that tests and replays set it. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })

/** The day in Asia/Shanghai, `2026-11-22`. */
export function dayOf(moment: Date): string {
  return shanghai.format(moment)
}

/** One line of `npm run bench`: ours beside its baseline, measured in the same run. */
export interface Row {
  name: string
  ours: string
  baseline: string
  /** Ours over the baseline, in the sense of the bar. */
  ratio: number
  bar: string
  ok: boolean
  memory: string
  note: string
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2
}

export function printRows(rows: Row[]): void {
  for (const { name, ours, baseline, ratio, bar, ok, memory, note } of rows) {
    const shown = `ratio ${ratio.toFixed(2)}`
    const parts = [name, ours, baseline, shown, `bar ${bar}`, ok ? 'ok' : 'MISSED', memory, note]
    process.stdout.write(`${parts.filter(Boolean).join(' | ')}\n`)
  }
}

import { sayExactly } from '#base/web/formats.ts'
import { sumOf } from '../shared/rules.ts'
import type { CostLine } from '../shared/schema.ts'

/** `1,200.50 元` */
export function sayYuan(fen: number): string {
  const yuan = fen / 100
  const text = Number.isInteger(yuan)
    ? sayExactly(yuan)
    : yuan.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return `${text}\u00a0元`
}

export function sayCosts(costs: readonly CostLine[]): string {
  return costs.length === 0 ? '' : sayYuan(sumOf(costs))
}

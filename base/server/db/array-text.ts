/**
 * Values as the text of one PostgreSQL array, for parameters of thousands. The driver's own writing of an array
 * searches each element twice and quotes what needs no quotes: three times as long.
 */
export function arrayText(values: readonly (string | number | null | undefined)[]): string {
  let text = ''
  for (const value of values) text += `,${elementOf(value)}`
  return `{${text.slice(1)}}`
}

const special = /["\\]/

function elementOf(value: string | number | null | undefined): string {
  if (value == null) return 'NULL'
  if (typeof value === 'number') return String(value)
  return special.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : `"${value}"`
}

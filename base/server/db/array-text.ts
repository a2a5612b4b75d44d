type Value = string | number | null | undefined

/**
 * Values as the text of one PostgreSQL array, for parameters of thousands. The driver's own writing of an array
 * searches each element twice and quotes what needs no quotes: three times as long.
 */
export function arrayText(values: readonly Value[]): string {
  if (values.length > 0 && values.every(isText) && !special.test(values.join(''))) {
    return `{"${values.join('","')}"}`
  }
  let text = ''
  for (const value of values) text += `,${elementOf(value)}`
  return `{${text.slice(1)}}`
}

const special = /["\\]/

const isText = (value: Value) => typeof value === 'string'

function elementOf(value: Value): string {
  if (value == null) return 'NULL'
  if (typeof value === 'number') return String(value)
  return special.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : `"${value}"`
}

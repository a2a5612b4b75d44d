/** A form's values by JSON pointer, the way faults name them. */

export type Values = Record<string, unknown>

export function valueAt(values: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce<unknown>(
    (at, step) => (at === null || typeof at !== 'object' ? undefined : (at as Values)[step]),
    values,
  )
}

/** A copy with one value changed; groups and lists on the way are made when they are not there. */
export function withValue<T>(values: T, pointer: string, value: unknown): T {
  const [step, ...rest] = stepsOf(pointer)
  if (step === undefined) return value as T
  const list = Array.isArray(values) || (values === undefined && /^\d+$/.test(step))
  const copy = (list ? [...((values as unknown[] | undefined) ?? [])] : { ...values }) as Values
  copy[step] = withValue(copy[step], rest.map((each) => `/${each}`).join(''), value)
  return copy as T
}

/** What nobody filled in is not sent. */
export function withoutBlanks(values: unknown): unknown {
  if (typeof values === 'string') return values.trim() === '' ? undefined : values
  if (Array.isArray(values)) return values.map(withoutBlanks)
  if (values === null || typeof values !== 'object') return values
  const entries = Object.entries(values).map(([name, each]) => [name, withoutBlanks(each)] as const)
  return Object.fromEntries(entries.filter(([, each]) => each !== undefined))
}

export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}

function stepsOf(pointer: string): string[] {
  return pointer.split('/').slice(1)
}

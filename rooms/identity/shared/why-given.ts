import type { Saying } from '#base/shared/words.ts'

/** Of a role that was handed over whose it was: why the predecessor went says nothing of whoever has it now. */
export function whyGiven({
  reason,
  succeeds,
}: {
  reason: string
  succeeds: string | null
}): Saying {
  if (succeeds === null) return { zh: reason, en: reason }
  return { zh: `接替${succeeds}`, en: `succeeds ${succeeds}` }
}

/** Structured logs: one JSON object a line, with request ids and no personal data. */

/** Pino's settings for the server; fields that could carry a person are never written. */
export function logSettings(level: string) {
  return {
    level,
    base: null,
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { req: () => ({}), res: () => ({}), err: describeError },
  }
}

/** The message of a database error may quote a row, so its code stands for it. */
function describeError(error: Error & { code?: string }) {
  return {
    type: error.name,
    message: error.code ?? error.message,
    stack: placesOf(error),
  }
}

/** A message of several lines stands in the stack too, so only the lines that name places are kept. */
function placesOf(error: Error): string {
  const lines = error.stack?.split('\n') ?? []
  return lines
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 7)
    .join('\n')
}

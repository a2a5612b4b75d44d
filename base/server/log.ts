/** Structured logs: one JSON object a line, with request ids and no personal data. */

/** Pino's settings for the server; fields that could carry a person are never written. */
export function logSettings(level: string) {
  return {
    level,
    base: null,
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: {
      req: () => ({}),
      res: () => ({}),
      /** The message of a database error may quote a row, so only its code and place are kept. */
      err: (error: Error & { code?: string }) => ({
        kind: error.name,
        code: error.code,
        ...(error.code === undefined && { message: error.message }),
        // Places only: a message of several lines stands in the stack too.
        stack: error.stack
          ?.split('\n')
          .filter((line) => /^\s+at /.test(line))
          .slice(0, 7)
          .join('\n'),
      }),
    },
  }
}

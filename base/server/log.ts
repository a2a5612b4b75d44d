/** Structured logs: one JSON object a line, with request ids and no personal data. */

/** Pino's settings for the server; fields that could carry a person are never written. */
export function logSettings(level: string) {
  return {
    level,
    base: null,
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: {
      req: () => undefined,
      res: () => undefined,
      /** The message of a database error may quote a row, so only its code and place are kept. */
      err: (error: Error & { code?: string }) => ({
        kind: error.name,
        code: error.code,
        ...(error.code === undefined && { message: error.message }),
        stack: error.stack?.split('\n').slice(1, 8).join('\n'),
      }),
    },
  }
}

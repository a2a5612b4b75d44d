/** GB/T 22239 asks for a limit without naming it; five and a quarter of an hour stop guessing, not people. */
export const mostFailures = 5
export const lockMinutes = 15

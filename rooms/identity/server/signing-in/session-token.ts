/** The token of the session that these cookies of the library open, when they open one. */
export function tokenOf(cookies: readonly string[]): string | undefined {
  const value = cookies
    .map((line) => /^[^=;]*session_token=([^;]+)/.exec(line)?.[1])
    .find((each) => each !== undefined)
  return value && decodeURIComponent(value).split('.')[0]
}

/** What the page of a draw asks the server; an answer is a value, a refusal in words, or that nobody answered. */

export type Answer<T> = { value: T } | { refused: string } | { unanswered: true }

export async function ask<T>(path: string, body?: object): Promise<Answer<T>> {
  try {
    const answer = await fetch(path, {
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
    const said = await answer.json()
    if (answer.ok) return { value: said as T }
    return answer.status >= 500 ? { unanswered: true } : { refused: String(said.title ?? '') }
  } catch {
    return { unanswered: true }
  }
}

/** Whether the server answers is found out in one place and noticed in many. */

const unanswered = 'lianjian:unanswered'
const answered = 'lianjian:answered'

/** Something was asked and not answered: whoever watches looks whether the server is there. */
export function noteUnanswered(): void {
  dispatchEvent(new Event(unanswered))
}

export function noteAnswered(): void {
  dispatchEvent(new Event(answered))
}

/** @returns how to stop listening */
export function onUnanswered(act: () => void): () => void {
  addEventListener(unanswered, act)
  return () => removeEventListener(unanswered, act)
}

/** @returns how to stop listening */
export function onAnswered(act: () => void): () => void {
  addEventListener(answered, act)
  return () => removeEventListener(answered, act)
}

/** Which row has the focus, and how it moves. */

function rowsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
}

/** The row in which something has the focus; -1 for none. */
export function focusedRow(list: HTMLElement | null): number {
  const within = document.activeElement?.closest('tr, li')
  return rowsOf(list).findIndex((row) => within?.contains(row))
}

export function focusRow(list: HTMLElement | null, step: 1 | -1): void {
  const rows = rowsOf(list)
  const at = focusedRow(list)
  const next = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))
  rows[next]?.focus()
}

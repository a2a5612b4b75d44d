/** Cells as they come out of a spreadsheet's clipboard, and back. */

export type Cells = string[][]

/** Rows by line, cells by tab; a cell in quotes may hold both. */
export function cellsOf(text: string): Cells {
  const rows: Cells = []
  let [row, cell, quoted]: [string[], string, boolean] = [[], '', false]
  const endCell = () => {
    row.push(cell.trim())
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] as string
    if (quoted && letter === '"' && text[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (letter === '"' && (quoted || cell === '')) quoted = !quoted
    else if (quoted || !/[\t\r\n]/.test(letter)) cell += letter
    else if (letter === '\t') endCell()
    else if (letter === '\n') {
      endCell()
      rows.push(row)
      row = []
    }
  }
  endCell()
  rows.push(row)
  return rows.filter((cells) => cells.some((each) => each !== ''))
}

export function textOf(cells: Cells): string {
  const quote = (cell: string) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return cells.map((row) => row.map(quote).join('\t')).join('\n')
}

/** As the server takes them: by header. Cells under no header are left for it to complain of. */
export function rowsOf([header = [], ...rows]: Cells): Record<string, string>[] {
  return rows.map((row) =>
    Object.fromEntries(header.map((name, at) => [name || `${at + 1}`, row[at] ?? ''])),
  )
}

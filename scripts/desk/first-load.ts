/** What a browser loads for each page that is opened first: the entry, the page, and all that both import. */

export interface Piece {
  fileName: string
  isEntry: boolean
  facadeModuleId: string | null
  imports: string[]
  dynamicImports: string[]
  /** Of the script and of the styles it brings, gzip. */
  size: number
  styles: number
}

export interface PageLoad {
  name: string
  bytes: number
}

/** @returns the heaviest first */
export function measurePages(pieces: readonly Piece[]): PageLoad[] {
  const byName = new Map(pieces.map((piece) => [piece.fileName, piece]))
  const entry = pieces.find(({ isEntry }) => isEntry)
  if (!entry) throw new Error('the build has no entry')
  const weigh = (from: readonly Piece[]): number => {
    const seen = new Set<Piece>()
    const visit = (piece: Piece | undefined) => {
      if (!piece || seen.has(piece)) return
      seen.add(piece)
      for (const name of piece.imports) visit(byName.get(name))
    }
    for (const piece of from) visit(piece)
    return [...seen].reduce((sum, { size, styles }) => sum + size + styles, 0)
  }
  return pieces
    .filter(({ facadeModuleId }) => /-page\.tsx$/.test(facadeModuleId ?? ''))
    .map((page) => ({ name: nameOf(page), bytes: weigh([entry, page]) }))
    .concat({ name: 'entry', bytes: weigh([entry]) })
    .sort((a, b) => b.bytes - a.bytes)
}

function nameOf({ facadeModuleId }: Piece): string {
  return (facadeModuleId ?? '')
    .replace(/^.*\/(rooms|apps)\//, '')
    .replace(/(\/web|web\/)|\.tsx$/g, '')
}

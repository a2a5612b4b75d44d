import { html } from 'ghtml'
import { encode } from 'uqr'

/** A QR code by runs of modules: a tenth of one drawn module by module, and a page holds hundreds. */
export function qrPicture(link: string): string {
  const { data, size } = encode(link, { border: 0 })
  const runs: string[] = []
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue
      const from = x
      while (row[x + 1]) x++
      runs.push(`M${from} ${y}h${x - from + 1}v1H${from}z`)
    }
  })
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" aria-hidden="true"><path d="${runs.join('')}"/></svg>`
}

/**
 * Stands in for the parts of the component library that write `<style>` elements, which our content security policy
 * refuses: the same rules go into constructed style sheets, which a policy lets through because only a script that it
 * let through can make them. Chrome 99, Safari 16.4, Firefox 101.
 */

interface Options {
  mark?: string
  prepend?: boolean | 'queue'
  priority?: number
  [other: string]: unknown
}

interface Sheet {
  key: string
  order: number
  sheet: CSSStyleSheet
  /** What the library writes its attributes on; it is never put into the page. */
  node: HTMLStyleElement
}

/** In the order in which they apply. */
const sheets: Sheet[] = []

/** Before the page's own rules, as the library asks: those it prepends by priority, then the rest. */
function orderOf({ prepend, priority = 0 }: Options): number {
  if (prepend === 'queue') return priority
  return prepend ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
}

function keyOf(key: string, { mark = '' }: Options): string {
  return `${mark} ${key}`
}

/** In a layer of their own, so that every rule of ours wins, however specific. */
function write(sheet: CSSStyleSheet, css: string): void {
  sheet.replaceSync(`@layer library{${css}}`)
}

function apply(): void {
  document.adoptedStyleSheets = sheets.map(({ sheet }) => sheet)
}

export function injectCSS(css: string, options: Options = {}): HTMLStyleElement {
  return updateCSS(css, `injected-${sheets.length}`, options)
}

export function updateCSS(css: string, key: string, options: Options = {}): HTMLStyleElement {
  const name = keyOf(key, options)
  const there = sheets.find((each) => each.key === name)
  if (there) {
    write(there.sheet, css)
    return there.node
  }
  const sheet = new CSSStyleSheet()
  write(sheet, css)
  const order = orderOf(options)
  const at = sheets.findIndex((each) => each.order > order)
  const made = { key: name, order, sheet, node: document.createElement('style') }
  sheets.splice(at < 0 ? sheets.length : at, 0, made)
  apply()
  return made.node
}

export function removeCSS(key: string, options: Options = {}): void {
  const at = sheets.findIndex((each) => each.key === keyOf(key, options))
  if (at < 0) return
  sheets.splice(at, 1)
  apply()
}

export function clearContainerCache(): void {}

/** What the icons ask beside: a root in which their rules would have to stand. */
export function getShadowRoot(): null {
  return null
}

export function warningOnce(): void {}

/** Elements made in the browser: text is always text, never markup. */

type Attributes = Record<string, string>

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

const marks = {
  tick: 'M2.5 8.5 6.5 12.5 13.5 4',
  cross: 'M3.5 3.5l9 9m0-9l-9 9',
}

/** A mark beside a word; with a label it speaks for itself. */
export function mark(name: keyof typeof marks, label?: string): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(space, 'svg')
  svg.setAttribute('viewBox', '0 0 16 16')
  if (label) {
    svg.setAttribute('role', 'img')
    svg.setAttribute('aria-label', label)
  } else svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(space, 'path')
  path.setAttribute('d', marks[name])
  svg.append(path)
  return svg
}

/** The 64 digits of a hash, in fours as they are read aloud; copied, they are one word. */
export function hashOf(hex: string): HTMLElement {
  const fours = hex.match(/.{4}/g) ?? []
  return element('span', { class: 'hash' }, ...fours.map((four) => element('span', {}, four)))
}

/** A sentence in which each hash stands on lines of its own, one below the other, to be compared. */
export function sentence(text: string): (Node | string)[] {
  return text
    .split(/([0-9a-f]{64})/)
    .map((part, at) =>
      at % 2 === 0 ? part.replace(at > 0 ? /^[，。,.] ?/ : '', '') : hashOf(part),
    )
    .filter((part) => part !== '')
}

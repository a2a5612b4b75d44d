/** Puts the stylesheets before the scripts, so that what stands in the page is painted while the scripts still come. */
import type { Plugin } from 'vite'

const stylesheet = /^[ \t]*<link rel="stylesheet"[^>]*>\n?/gm

export function stylesFirst(): Plugin {
  return {
    name: 'styles-first',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const found = html.match(stylesheet) ?? []
        const rest = html.replace(stylesheet, '')
        return rest.replace(/^[ \t]*<script/m, (script) => found.join('') + script)
      },
    },
  }
}

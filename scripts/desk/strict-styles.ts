/** Puts base/web/sheets.ts in place of the modules with which the component library writes `<style>` elements. */
import { join } from 'node:path'
import type { Plugin } from 'vite'

const writers =
  /[/\\](@rc-component[/\\]util[/\\]es[/\\]Dom[/\\]dynamicCSS|@ant-design[/\\]icons[/\\]es[/\\]cssUtils)\.js$/

/** React writes those that a component renders, and ours renders none. */
const own = /base[/\\]web[/\\]sheets\.ts$|[/\\]react-dom[/\\]/

export function strictStyles(root: string): Plugin {
  const ours = join(root, 'base', 'web', 'sheets.ts')
  return {
    name: 'strict-styles',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!/dynamicCSS|cssUtils/.test(source)) return null
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true })
      return resolved && writers.test(resolved.id) ? ours : null
    },
    /** A new version of the library may write styles elsewhere; then this build fails and says where. */
    generateBundle(_, bundle) {
      for (const each of Object.values(bundle)) {
        if (each.type !== 'chunk') continue
        for (const [id, { code }] of Object.entries(each.modules)) {
          if (!own.test(id) && /createElement\((['"`])style\1\)/.test(code ?? '')) {
            throw new Error(
              `${id} writes a <style> element, which the content security policy refuses`,
            )
          }
        }
      }
    },
  }
}

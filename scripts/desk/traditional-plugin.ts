/** The characters of all that the desk says, in traditional script as the server would write them. */
import type { Plugin } from 'vite'
import { traditionalMap } from '../portal/traditional-map.ts'

const name = 'virtual:traditional-map'

export const deskSources = [
  'apps/web/desk/**/*.{ts,tsx}',
  'base/web/**/*.{ts,tsx}',
  'rooms/*/web/**/*.{ts,tsx}',
  'rooms/*/shared/**/*.ts',
]

export function traditionalPlugin(root: string): Plugin {
  return {
    name: 'traditional-map',
    resolveId: (source) => (source === name ? `\0${name}` : null),
    load: (id) =>
      id === `\0${name}`
        ? `export default ${JSON.stringify(traditionalMap(root, deskSources))}`
        : null,
  }
}

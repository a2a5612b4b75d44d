/** The templates that ship: files of `templates/`, one each. A further one is a further file. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Template, templateSchema } from '../shared/template.ts'

const folder = join(import.meta.dirname, '..', 'templates')

/** By code; read once. */
export const templates: ReadonlyMap<string, Template> = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => templateSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
    .map((template) => [template.code, template]),
)

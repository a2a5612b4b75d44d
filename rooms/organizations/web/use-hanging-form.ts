/** The form of one thing that hangs on an organization: added anew, or changed while colleagues may change it too. */
import { useQueryClient } from '@tanstack/react-query'
import type * as z from 'zod'
import { useDesk } from '#base/web/desk.tsx'
import { type Editing, type Form, useForm } from '#base/web/form/use-form.ts'
import type { Values } from '#base/web/form/values.ts'
import { type Place, pathOf } from './queries.ts'

interface HangingFormOptions<Item extends { id: string; version: number }, New, Changed> {
  place: Place
  /** As the address names it. */
  what: 'posts' | 'contacts' | 'teams'
  /** Undefined when it is added. */
  item: Item | undefined
  /** Of a new one. */
  initial: Values
  valuesOf(item: Item): Values
  prepare(values: Values): unknown
  newSchema: z.ZodType<New>
  changeSchema: z.ZodType<Changed>
  fields: Editing['fields']
  secrets?: readonly string[]
  onClose(): void
}

export function useHangingForm<Item extends { id: string; version: number }, New, Changed>(
  options: HangingFormOptions<Item, New, Changed>,
): Form {
  const { place, what, item, initial, valuesOf, prepare, fields, secrets = [], onClose } = options
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const path = `${pathOf(place)}/${what}`
  const schema: z.ZodType<New | Changed> = item ? options.changeSchema : options.newSchema
  const base = item && valuesOf(item)
  return useForm<New | Changed, unknown>({
    name: item ? `${what}-${item.id}` : `${what}-of-${place.id}`,
    schema,
    initial: base ?? initial,
    prepare,
    secrets,
    ...(item &&
      base && {
        editing: {
          base,
          fields,
          version: item.version,
          loadCurrent: async () => {
            const { items } = await api.get<{ items: Item[] }>(path)
            const current = items.find(({ id }) => id === item.id) ?? item
            return { values: valuesOf(current), version: current.version }
          },
        },
      }),
    send: (body, key, version) =>
      item
        ? api.send('PATCH', `${path}/${item.id}`, { ...body, version }, key)
        : api.send('POST', path, body, key),
    onSent: async () => {
      await queryClient.invalidateQueries({ queryKey: ['organizations'] })
      onClose()
    },
  })
}

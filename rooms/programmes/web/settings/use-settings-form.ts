/** A form that writes a part of the settings as a new version of the whole, beside what a colleague wrote meanwhile. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { type Editing, useForm } from '#base/web/form/use-form.ts'
import type { Values } from '#base/web/form/values.ts'
import { useSay } from '#base/web/language.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { changeSettingsInput } from '../../shared/schema.ts'
import type { Settings } from '../../shared/template.ts'
import { getProgramme, type Programme } from '../queries.ts'
import { bothSaid } from './item-editor.ts'
import { settingWords as words } from './setting-words.ts'

const schema = changeSettingsInput.body.omit({ version: true })

interface SettingsFormOptions {
  /** Names the draft. */
  name: string
  programme: Programme
  /** What the form holds of the settings; nothing of what is only about to be added. */
  written(settings: Settings): Values
  /** What a new thing begins with. */
  initial?: Values
  fields: Editing['fields']
  /** The settings with what the form holds in the place of what it was written from. */
  put(settings: Settings, values: Values): Settings
  /** Pointer of the settings → of the form. */
  places?: Readonly<Record<string, string>>
  full?: readonly string[]
}

export function useSettingsForm(options: SettingsFormOptions) {
  const { name, written, initial, fields, put, places = {}, full = [] } = options
  const say = useSay()
  // As it was when the form opened: a version that is read meanwhile is not what was edited.
  const [{ id, settings, settingsVersion }] = useState(options.programme)
  // What the form does not hold is kept as the newest version has it.
  const newest = useRef(settings)
  const { api } = useDesk()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const tell = useUndo()
  return useForm({
    ...{ name, schema, full },
    initial: initial ?? written(settings),
    editing: {
      ...{ base: written(settings), fields, version: settingsVersion },
      loadCurrent: async () => {
        const current = await getProgramme(api, id)
        newest.current = current.settings
        return { values: written(current.settings), version: current.settingsVersion }
      },
    },
    prepare: ({ reason, ...values }) => ({
      reason,
      settings: put(newest.current, bothSaid(values) as Values),
    }),
    places: {
      ...Object.fromEntries(Object.entries(places).map(([from, to]) => [`/settings${from}`, to])),
      '/settings': '',
    },
    send: (body, key, version) =>
      api.send('PUT', `/api/programmes/${id}/settings`, { ...body, version }, key),
    onSent: async () => {
      await queryClient.invalidateQueries({ queryKey: ['programmes'] })
      await navigate({ to: '/programmes/$id/settings', params: { id } })
      tell({ said: say(words.savedSaid) })
    },
  })
}

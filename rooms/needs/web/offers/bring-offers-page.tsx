/** A whole list, pasted or as a file: checked first, and written once whoever brings it says so. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import * as z from 'zod'
import { contentOf } from '#base/web/content-of.ts'
import { useDesk } from '#base/web/desk.tsx'
import { useFileAddress } from '#base/web/file-address.ts'
import { ChoiceField, TextField } from '#base/web/form/fields.tsx'
import { FileField } from '#base/web/form/file-field.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import type { Brought } from '../../shared/sheet-schema.ts'
import { type Checked, CheckedList } from './checked-list.tsx'
import type { Writable } from './queries.ts'
import { formWords, bringWords as words } from './words.ts'
import { keyOf, PlaceField, placeIn, WithWritable } from './writable.tsx'

/** The server refuses more; saying so at once spares a long upload. */
const largestFile = 32 * 1024 * 1024

const about = { place: z.string(), publish: z.boolean() }
const schema = z.union([
  z.object({ ...about, how: z.literal('paste'), text: z.string().trim().min(1) }),
  z.object({
    ...about,
    how: z.literal('upload'),
    file: z.object({ name: z.string().min(1).max(200), size: z.int().max(largestFile) }),
  }),
])

export function BringOffersPage() {
  const say = useSay()
  return (
    <WithWritable title={say(words.title)}>{(places) => <Bring places={places} />}</WithWritable>
  )
}

function Bring({ places }: { places: readonly Writable[] }) {
  const say = useSay()
  const { api } = useDesk()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const fileAt = useFileAddress()
  const tell = useUndo()
  const [checked, setChecked] = useState<Checked>()
  const chosenFile = useRef<File>(undefined)
  const send = (of: Omit<Checked, 'told'>, check: boolean, key?: string) => {
    const { countyCode: county, cycleId: cycle } = placeIn(places, of.place)
    const query = { fileName: of.name, county, cycle, check, publish: of.publish }
    return api.sendFile<Brought>('/api/offers/sheet', query, of.content, key)
  }
  const form = useForm({
    name: 'bring-offers',
    schema,
    initial: { place: keyOf(places[0] as Writable), how: 'paste', publish: 'yes' },
    // A device keeps no files, and half a form is no help.
    draft: false,
    prepare: ({ place, how, text, file, publish }) => {
      chosenFile.current = file as File | undefined
      const { name, size } = chosenFile.current ?? {}
      const what = how === 'paste' ? { how, text } : { how, file: name && { name, size } }
      return { place, publish: publish !== 'no', ...what }
    },
    send: async (body, key) => {
      const { place, publish } = body
      const content =
        body.how === 'paste'
          ? (new TextEncoder().encode(body.text).buffer as ArrayBuffer)
          : await contentOf(chosenFile.current, say)
      const name = body.how === 'paste' ? say(words.pasted) : body.file.name
      const of = { place, publish, name, content }
      return { ...of, told: await send(of, true, key) }
    },
    onSent: setChecked,
  })
  const apply = async (of: Checked) => {
    const told = await send(of, false)
    // A colleague may have changed something since it was checked.
    if (told.faults.length > 0) return setChecked({ ...of, told })
    await queryClient.invalidateQueries({ queryKey: ['offers'] })
    await navigate({ to: '/offers' })
    tell({ said: say(words.done, { made: told.made, changed: told.changed }) })
  }
  return (
    <Page title={say(words.title)} lead={say(words.lead)} narrow>
      {checked && (
        <CheckedList of={checked} onApply={apply} onAnother={() => setChecked(undefined)} />
      )}
      {(!checked || checked.told.faults.length > 0) && (
        <>
          <Form form={form} act={say(words.check)}>
            <PlaceField form={form} places={places} />
            <ChoiceField
              form={form}
              at="/how"
              label={words.how}
              choices={[
                { value: 'paste', label: say(words.paste) },
                { value: 'upload', label: say(words.upload) },
              ]}
            />
            {form.values.how === 'paste' ? (
              <TextField form={form} at="/text" label={words.text} wrong={words.textWrong} long />
            ) : (
              <FileField
                form={form}
                at="/file"
                label={words.file}
                wrong={words.fileWrong}
                accept=".xlsx,.csv"
              />
            )}
            <ChoiceField
              form={form}
              at="/publish"
              label={words.publish}
              short
              choices={[
                { value: 'yes', label: say(formWords.publishNow) },
                { value: 'no', label: say(formWords.publishLater) },
              ]}
            />
          </Form>
          <p>
            <a href={fileAt('/api/offers/template.xlsx')}>{say(words.template)}</a>
          </p>
        </>
      )}
    </Page>
  )
}

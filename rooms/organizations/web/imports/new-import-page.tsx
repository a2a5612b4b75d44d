/** A sheet is brought: which list it is, and the file. What it would do is another page's. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import * as z from 'zod'
import { contentOf } from '#base/web/content-of.ts'
import { useDesk } from '#base/web/desk.tsx'
import { ChoiceField, FieldShell } from '#base/web/form/fields.tsx'
import { FileField } from '#base/web/form/file-field.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { valueAt } from '#base/web/form/values.ts'
import { useSay } from '#base/web/language.tsx'
import { Page } from '#base/web/page.tsx'
import { RegionPicker } from '#rooms/regions/web/door.ts'
import { startImportInput } from '../../shared/import-schema.ts'
import { type Side, sides, sideWords } from '../../shared/words.ts'
import { type County, useCounties } from './counties.ts'
import type { Accepted } from './import-queries.ts'
import { importWords as words } from './import-words.ts'
import { SheetColumns } from './sheet-columns.tsx'
import { Templates } from './templates.tsx'

/** The server refuses more; saying so at once spares a long upload. */
const largestFile = 32 * 1024 * 1024

const schema = startImportInput.query.omit({ fileName: true }).extend({
  // All of it tells one upload from the next, should the answer to it be lost.
  file: z.object({
    name: startImportInput.query.shape.fileName,
    size: z.int().max(largestFile),
    changed: z.number(),
  }),
})

const hints = {
  supporter: words.supporterHint,
  community: words.communityHint,
  office: words.officeHint,
  other: words.otherHint,
} as const

const keeping = ['province', 'prefecture', 'county'] as const

export function NewImportPage() {
  const say = useSay()
  const navigate = useNavigate()
  const { api } = useDesk()
  const { side, county, instead } = useSearch({ strict: false }) as {
    side?: Side
    county?: string
    instead?: string
  }
  const { first, listed, several } = useCounties()
  const begun = listed.find(({ code }) => code === county) ?? first
  const chosenFile = useRef<File>(undefined)
  const form = useForm({
    name: 'new-import',
    schema,
    initial: { ...(side && { side }), ...(begun && { county: begun }) },
    // A device keeps no files, and half a form is no help.
    draft: false,
    prepare: ({ side: list, county: place, file }) => {
      chosenFile.current = file as File | undefined
      return {
        side: list,
        county: (place as County | undefined)?.code.slice(0, 6),
        file: chosenFile.current && about(chosenFile.current),
      }
    },
    send: async ({ side: list, county: place, file: { name } }, key) => {
      const content = await contentOf(chosenFile.current, say)
      const query = { county: place, side: list, fileName: name, ...(instead && { instead }) }
      return api.sendFile<Accepted>('/api/imports', query, content, key)
    },
    onSent: ({ countyCode, id }) =>
      navigate({
        to: '/organizations/imports/$county/$id',
        params: { county: countyCode, id },
        replace: true,
      }),
  })
  const chosen = form.values.side as Side | undefined
  return (
    <Page title={say(words.bring)} lead={say(instead ? words.insteadLead : words.newLead)} narrow>
      <Form form={form} act={say(words.send)}>
        <ChoiceField
          form={form}
          at="/side"
          label={words.list}
          choices={sides.map((value) => ({
            value,
            label: say(sideWords[value]),
            hint: say(hints[value]),
          }))}
        />
        {several && (
          <FieldShell form={form} at="/county" label={words.county} hint={words.countyHint} chosen>
            {({ id, named, describedBy, invalid }) => (
              <RegionPicker
                id={id}
                named={named}
                value={valueAt(form.values, '/county') as County | undefined}
                levels={keeping}
                describedBy={describedBy}
                invalid={invalid}
                onPick={(region) => form.set('/county', region)}
              />
            )}
          </FieldShell>
        )}
        <FileField
          form={form}
          at="/file"
          label={words.file}
          hint={words.fileHint}
          wrong={words.fileWrong}
          accept=".xlsx,.csv,.xls"
        />
        {form.busy && (
          <p className="hint" role="status">
            {say(words.sending)}
          </p>
        )}
      </Form>
      {chosen && (
        <div className="templates-place">
          <p className="small">{say(words.templates)}</p>
          <Templates of={[chosen]} />
          <SheetColumns of={chosen} />
        </div>
      )}
    </Page>
  )
}

function about({ name, size, lastModified }: File) {
  return { name, size, changed: lastModified }
}

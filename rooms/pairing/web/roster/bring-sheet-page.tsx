/** One sheet of the roster is brought: checked first, and taken in once whoever brings it says so. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import * as z from 'zod'
import { contentOf } from '#base/web/content-of.ts'
import { useDesk } from '#base/web/desk.tsx'
import { ChoiceField } from '#base/web/form/fields.tsx'
import { FileField } from '#base/web/form/file-field.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { bringRosterInput, type RosterTable, rosterTables } from '../../shared/roster-schema.ts'
import { rosterTableWords } from '../../shared/words.ts'
import { CycleCrumbs } from '../cycle-crumbs.tsx'
import { type Checked, CheckedSheet } from './checked-sheet.tsx'
import { type Brought, rosterPath } from './roster-queries.ts'
import { tableHints, bringWords as words } from './roster-words.ts'
import { SheetLinks } from './sheet-links.tsx'

/** The server refuses more; saying so at once spares a long upload. */
const largestFile = 32 * 1024 * 1024

const schema = z.object({
  table: z.enum(rosterTables),
  // All of it tells one upload from the next, should the answer to it be lost.
  file: z.object({
    name: bringRosterInput.query.shape.fileName,
    size: z.int().max(largestFile),
    changed: z.number(),
  }),
})

const parts: Record<RosterTable, string> = {
  ...{ supporters: 'supporter', communities: 'community', relations: 'pairs' },
  preferences: 'supporter',
}

export function BringSheetPage() {
  const say = useSay()
  const { api } = useDesk()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const { cycleId = '' } = useParams({ strict: false }) as { cycleId?: string }
  const { table } = useSearch({ strict: false }) as { table?: RosterTable }
  const [checked, setChecked] = useState<Checked>()
  const chosenFile = useRef<File>(undefined)
  const send = (of: Omit<Checked, 'told'>, preview: boolean, key?: string) => {
    const path = `${rosterPath(cycleId)}/${of.table}`
    const query = { fileName: of.name, preview }
    return api.sendFile<Brought>(path, query, of.content, key, 'PUT')
  }
  const form = useForm({
    name: `roster-sheet-${cycleId}`,
    schema,
    initial: { table: table ?? 'supporters' },
    // A device keeps no files, and half a form is no help.
    draft: false,
    prepare: ({ table: which, file }) => {
      chosenFile.current = file as File | undefined
      return { table: which, file: chosenFile.current && about(chosenFile.current) }
    },
    send: async ({ table: which, file: { name } }, key) => {
      const of = { table: which, name, content: await contentOf(chosenFile.current, say) }
      return { ...of, told: await send(of, true, key) }
    },
    onSent: setChecked,
  })
  const apply = async (of: Checked) => {
    const told = await send(of, false)
    // A colleague may have changed the other side since it was checked.
    if (told.faults.length > 0) return setChecked({ ...of, told })
    await queryClient.invalidateQueries({ queryKey: ['roster'] })
    await queryClient.invalidateQueries({ queryKey: ['ties'] })
    const search = { part: parts[of.table] } as never
    await navigate({ to: '/pairing/$cycleId/roster', params: { cycleId }, search })
    tell({ said: say(words.appliedSaid, { count: told.rows }) })
  }
  const chosen = form.values.table as RosterTable
  return (
    <Page title={say(words.title)} lead={say(words.lead)} narrow>
      <CycleCrumbs cycleId={cycleId} />
      {checked && (
        <CheckedSheet of={checked} onApply={apply} onAnother={() => setChecked(undefined)} />
      )}
      {(!checked || checked.told.faults.length > 0) && (
        <>
          <Form form={form} act={say(words.check)}>
            <ChoiceField
              form={form}
              at="/table"
              label={words.table}
              choices={rosterTables.map((value) => ({
                value,
                label: say(rosterTableWords[value]),
                hint: say(tableHints[value]),
              }))}
            />
            <FileField
              form={form}
              at="/file"
              label={words.file}
              hint={words.fileHint}
              wrong={words.fileWrong}
              accept=".xlsx,.csv"
            />
          </Form>
          <div className="templates-place">
            <SheetLinks cycleId={cycleId} table={chosen} />
          </div>
        </>
      )}
    </Page>
  )
}

function about({ name, size, lastModified }: File) {
  return { name, size, changed: lastModified }
}

/** A sheet is brought: checked first, and taken once whoever brings it says so. */
import { useRef, useState } from 'react'
import * as z from 'zod'
import { contentOf } from '#base/web/content-of.ts'
import { useDesk } from '#base/web/desk.tsx'
import { FaultRows } from '#base/web/fault-rows.tsx'
import { useFileAddress } from '#base/web/file-address.ts'
import { FileField } from '#base/web/form/file-field.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { Notice } from '#base/web/notice.tsx'
import type { BatchAnswer } from '../../shared/batch-schema.ts'
import { pasteWords as words } from '../words.ts'
import { BatchOutcome } from './batch-outcome.tsx'

/** The server refuses more; saying so at once spares a long upload. */
const largestFile = 32 * 1024 * 1024

const schema = z.object({
  // All of it tells one upload from the next, should the answer to it be lost.
  file: z.object({
    name: z.string().max(200),
    size: z.int().max(largestFile),
    changed: z.number(),
  }),
})

interface Checked {
  name: string
  content: ArrayBuffer
  told: BatchAnswer
}

interface SheetOfDeedsProps {
  cycleId: string
  onTaken(answer: BatchAnswer): Promise<void>
}

export function SheetOfDeeds({ cycleId, onTaken }: SheetOfDeedsProps) {
  const say = useSay()
  const { api } = useDesk()
  const fileAt = useFileAddress()
  const [checked, setChecked] = useState<Checked>()
  const chosen = useRef<File>(undefined)
  const send = (name: string, content: ArrayBuffer, check: boolean, key?: string) =>
    api.sendFile<BatchAnswer>(
      '/api/deeds/sheet',
      { cycle: cycleId, fileName: name, check },
      content,
      key,
    )
  const form = useForm({
    name: `deeds-sheet-${cycleId}`,
    schema,
    // A device keeps no files, and half a form is no help.
    draft: false,
    prepare: ({ file }) => {
      chosen.current = file as File | undefined
      const about = chosen.current
      return { file: about && { name: about.name, size: about.size, changed: about.lastModified } }
    },
    send: async ({ file: { name } }, key) => {
      const content = await contentOf(chosen.current, say)
      return { name, content, told: await send(name, content, true, key) }
    },
    onSent: setChecked,
  })
  const take = async ({ name, content }: Checked) => {
    const told = await send(name, content, false)
    if (told.taken) await onTaken(told)
    else setChecked({ name, content, told })
  }
  const faults = checked?.told.faults ?? []
  return (
    <>
      <Form form={form} act={say(words.checkFile)} plain>
        <FileField
          form={form}
          at="/file"
          label={words.file}
          wrong={words.fileWrong}
          accept=".xlsx,.csv"
        />
      </Form>
      <p>
        <a href={fileAt('/api/deeds/template.xlsx')}>{say(words.template)}</a>
      </p>
      {faults.length > 0 && (
        <>
          <Notice title={say(words.faulty, { count: faults.length })} alert />
          <FaultRows of={faults.map(({ wrong: text, ...fault }) => ({ ...fault, text }))} />
        </>
      )}
      {checked && faults.length === 0 && (
        <BatchOutcome of={checked.told} onTake={() => take(checked)} />
      )}
    </>
  )
}

/** Pasted rows: what is wrong stands in the cell where it is mended. The draft is what was pasted, as it is mended. */
import { useState } from 'react'
import * as z from 'zod'
import { useDesk } from '#base/web/desk.tsx'
import { TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import type { BatchAnswer } from '../../shared/batch-schema.ts'
import { pasteWords as words } from '../words.ts'
import { BatchOutcome } from './batch-outcome.tsx'
import { FaultyRows } from './faulty-rows.tsx'
import { cellsOf, rowsOf, textOf } from './pasted.ts'

const schema = z.object({ text: z.string().refine((text) => cellsOf(text).length > 1) })

interface PasteRowsProps {
  cycleId: string
  onTaken(answer: BatchAnswer): Promise<void>
}

export function PasteRows({ cycleId, onTaken }: PasteRowsProps) {
  const say = useSay()
  const { api } = useDesk()
  const [checked, setChecked] = useState<BatchAnswer>()
  const send = (text: string, check: boolean, key?: string) =>
    api.send<BatchAnswer>(
      'POST',
      '/api/deeds/batch',
      { cycleId, check, rows: rowsOf(cellsOf(text)) },
      key,
    )
  const form = useForm({
    name: `deeds-pasted-${cycleId}`,
    schema,
    send: ({ text }, key) => send(text, true, key),
    onSent: setChecked,
  })
  const text = String(form.values.text ?? '')
  const faulty = checked !== undefined && checked.faults.length > 0
  const take = async () => {
    const answer = await send(text, false)
    // Somebody may have declared the same meanwhile.
    if (!answer.taken) return setChecked(answer)
    form.startOver()
    await onTaken(answer)
  }
  return (
    <>
      <Form
        form={form}
        act={say(checked ? words.again : words.check)}
        plain={checked !== undefined && !faulty}
      >
        {faulty && (
          <FaultyRows
            cells={cellsOf(text)}
            faults={checked.faults}
            onChange={(cells) => form.set('/text', textOf(cells))}
          />
        )}
        <TextField
          form={form}
          at="/text"
          label={words.text}
          hint={words.textHint}
          wrong={words.textWrong}
          long
        />
      </Form>
      {checked && !faulty && <BatchOutcome of={checked} onTake={take} />}
    </>
  )
}

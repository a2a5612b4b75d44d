/** Rows of one form, each with its fields: written, added, taken off, moved up. */
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Form } from '#base/web/form/use-form.ts'
import { type Values, valueAt } from '#base/web/form/values.ts'
import { useSay } from '#base/web/language.tsx'
import { planWords as words } from './words.ts'

interface RowsEditorProps {
  form: Form
  /** JSON pointer of the list. */
  at: string
  add: string
  /** What a new row begins with. */
  blank?: () => Values
  /** What a row is called to whoever hears it. */
  nameOf(row: Values, number: number): string
  /** Fields of the row at a pointer. */
  children(at: string): ReactNode
}

export function RowsEditor({
  form,
  at,
  add,
  blank = () => ({}),
  nameOf,
  children,
}: RowsEditorProps) {
  const say = useSay()
  const rows = (valueAt(form.values, at) ?? []) as readonly Values[]
  const raise = (number: number) => {
    const [row, above] = [rows[number], rows[number - 1]]
    if (!row || !above) return
    form.set(
      at,
      rows.map((each) => (each === row ? above : each === above ? row : each)),
    )
  }
  return (
    <>
      {rows.map((row, number) => {
        const name = nameOf(row, number + 1)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has nothing of its own to be known by, and its fields are named by its place
          <fieldset key={number} className="row-fields">
            <legend>{name}</legend>
            {children(`${at}/${number}`)}
            <p className="acts">
              {number > 0 && (
                <Button aria-label={say(words.raiseRowOf, { name })} onClick={() => raise(number)}>
                  {say(words.raiseRow)}
                </Button>
              )}
              <Button
                aria-label={say(words.dropRowOf, { name })}
                onClick={() =>
                  form.set(
                    at,
                    rows.filter((_, place) => place !== number),
                  )
                }
              >
                {say(words.dropRow)}
              </Button>
            </p>
          </fieldset>
        )
      })}
      <p className="acts">
        <Button onClick={() => form.set(at, [...rows, blank()])}>{add}</Button>
      </p>
    </>
  )
}

/** The frame of a form: what is wrong on top, with links; the fields; its one act. */
import { Button } from 'antd'
import { lazy, type ReactNode, Suspense } from 'react'
import { useSay } from '../language.tsx'
import { ProblemNotice } from '../notice.tsx'
import { kitWords as words } from '../words.ts'
import { Restored } from './restored.tsx'
import type { FieldFault, Form as FormState } from './use-form.ts'

const ConflictDialog = lazy(() => import('./conflict-dialog.tsx'))

interface FormProps {
  form: FormState
  /** Names the act. */
  act: string
  /** Not the page's first act. */
  plain?: boolean
  /** Beside it. */
  others?: ReactNode
  children: ReactNode
}

export function Form({ form, act, plain = false, others, children }: FormProps) {
  return (
    <form className="form" onSubmit={form.submit} noValidate>
      <Restored form={form} />
      <Faults form={form} />
      {children}
      <div className="acts">
        <Button
          type={plain ? 'default' : 'primary'}
          htmlType="submit"
          size="large"
          loading={form.busy}
        >
          {act}
        </Button>
        {others}
      </div>
      {form.conflict && (
        <Suspense>
          <ConflictDialog conflict={form.conflict} fields={form.editing?.fields ?? {}} />
        </Suspense>
      )}
    </form>
  )
}

function Faults({ form }: { form: FormState }) {
  const say = useSay()
  const { faults, problem } = form
  const told = faults.map(({ said }) => said)
  // Away from its field, what is said of several fields alike says of none which one it is.
  const sayOf = ({ said, label }: FieldFault) =>
    label && told.filter((each) => each === said).length > 1
      ? say(words.faultOf, { label, said })
      : said
  return (
    <div id={`${form.name}-faults`} tabIndex={-1} className="faults">
      {problem && <ProblemNotice problem={problem} sending />}
      {faults.length > 0 && (
        <div className="notice" role="alert">
          <p className="strong">{say(words.faults, { count: faults.length })}</p>
          <ul>
            {faults.map((fault) => (
              <li key={fault.pointer + fault.said}>
                <a
                  href={`#${form.idOf(fault.pointer)}`}
                  onClick={(event) => {
                    event.preventDefault()
                    document.getElementById(form.idOf(fault.pointer))?.focus()
                  }}
                >
                  {sayOf(fault)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

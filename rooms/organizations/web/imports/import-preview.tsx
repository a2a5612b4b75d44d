/** What a sheet would do, before anything is done; then one act. */
import { Button } from 'antd'
import { useState } from 'react'
import { Ask } from '#base/web/ask.tsx'
import { sayExactly } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { Notice, ProblemNotice } from '#base/web/notice.tsx'
import { Section } from '#base/web/page.tsx'
import { sayClosing } from '../closing.ts'
import { Counted } from '../counted.tsx'
import { organizationWords } from '../words.ts'
import { ImportColumns } from './import-columns.tsx'
import { ImportDoubts } from './import-doubts.tsx'
import { ImportFigures } from './import-figures.tsx'
import type { Accepted, Import } from './import-queries.ts'
import { ImportRows } from './import-rows.tsx'
import { ImportStale } from './import-stale.tsx'
import { importWords as words } from './import-words.ts'
import { useImportAct } from './use-import-act.ts'

type Counts = NonNullable<Import['counts']>
type Missing = Import['missing']

interface PreviewProps {
  of: Import
  /** The preview was made anew because whoever decides reaches otherwise than whoever brought it. */
  otherReach: boolean
  onOtherReach(): void
}

/** More would push the act off the page; their sum stands above them. */
const fewMissing = 10

const none: Counts = { new: 0, changed: 0, unchanged: 0, missing: 0 }

export function ImportPreview({ of, otherReach, onOtherReach }: PreviewProps) {
  const say = useSay()
  const { act, send, busy, problem } = useImportAct(of)
  const [missing, setMissing] = useState<Missing>('keep')
  const [asking, setAsking] = useState(false)
  const counts = of.counts ?? none
  const closing = missing === 'close' && counts.missing > 0
  const done = [
    counts.new > 0 && say(words.willNew, { count: sayExactly(counts.new) }),
    counts.changed > 0 && say(words.willChange, { count: sayExactly(counts.changed) }),
    closing && say(words.willClose, { count: sayExactly(counts.missing) }),
  ].filter((each) => each !== false)
  const decision = { version: of.version, missing }
  const follow = async (accepted: Promise<Accepted | undefined>) => {
    if ((await accepted)?.state === 'uploaded') onOtherReach()
  }
  return (
    <>
      {otherReach && <Notice title={say(words.otherReach)} alert />}
      <ImportStale of={of.stale} title={words.stale} detail={words.staleDetail} />
      <Section title={say(words.preview)}>
        <ImportDoubts of={of} />
        <ImportFigures of={of} />
        {counts.missing > 0 && (
          <MissingChoice count={counts.missing} chosen={missing} choose={setMissing} />
        )}
        {closing && (
          <Notice title={say(words.closes, { count: sayExactly(counts.missing) })} alert>
            <Counted of={of.missingHangs} />
            <details open={counts.missing <= fewMissing}>
              <summary>{say(words.closesEach)}</summary>
              <ImportRows of={of} verdict="missing" />
            </details>
          </Notice>
        )}
        {problem && <ProblemNotice problem={problem} sending />}
        <p className="will">
          {done.length > 0
            ? say(words.will, { what: done.join(say(words.between)) })
            : say(words.nothing)}
        </p>
        <p className="acts">
          {done.length > 0 && (
            <Button
              type="primary"
              size="large"
              loading={busy}
              onClick={() => (closing ? setAsking(true) : follow(act('POST', 'apply', decision)))}
            >
              {say(words.apply)}
            </Button>
          )}
          <Button size="large" disabled={busy} onClick={() => act('POST', 'cancel')}>
            {say(words.cancel)}
          </Button>
        </p>
      </Section>
      <ImportColumns of={of} />
      {asking && (
        <Ask
          open
          title={say(words.closeTitle, { count: sayExactly(counts.missing) })}
          act={say(words.applyAndClose)}
          hangs={sayClosing(say, of.missingHangs)}
          reasons={[organizationWords.reasonReform, organizationWords.reasonGone].map((each) =>
            say(each),
          )}
          onClose={() => setAsking(false)}
          onAct={(reason) => follow(send('POST', 'apply', { ...decision, reason }))}
        >
          <p>{say(words.will, { what: done.join(say(words.between)) })}</p>
        </Ask>
      )}
    </>
  )
}

interface MissingProps {
  count: number
  chosen: Missing
  choose(missing: Missing): void
}

function MissingChoice({ count, chosen, choose }: MissingProps) {
  const say = useSay()
  const choices = [
    { value: 'keep', label: words.missingKeep, hint: words.missingKeepHint },
    { value: 'close', label: words.missingClose, hint: words.missingCloseHint },
  ] as const
  return (
    <fieldset className="field form">
      <legend>{say(words.missing, { count: sayExactly(count) })}</legend>
      <div className="choices">
        {choices.map(({ value, label, hint }) => (
          <label key={value} className="choice">
            <input
              type="radio"
              name="missing"
              checked={chosen === value}
              onChange={() => choose(value)}
            />
            <span>
              {say(label)}
              <span className="hint">{say(hint)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

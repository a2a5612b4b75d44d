/** What an import did, and the way back while there is one. */
import { Button } from 'antd'
import { useState } from 'react'
import { Ask } from '#base/web/ask.tsx'
import { sayExactly, sayMoment } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Notice } from '#base/web/notice.tsx'
import { ButtonLink, Section } from '#base/web/page.tsx'
import { ImportFigures } from './import-figures.tsx'
import type { Import } from './import-queries.ts'
import { ImportStale } from './import-stale.tsx'
import { importWords as words } from './import-words.ts'
import { useImportAct } from './use-import-act.ts'

export function ImportApplied({ of }: { of: Import }) {
  const { say, language } = useReading()
  const [asking, setAsking] = useState(false)
  const { send } = useImportAct(of)
  const { counts, missing, undoUntil, fileName, side } = of
  const did = counts
    ? [
        counts.new > 0 && say(words.didNew, { count: sayExactly(counts.new) }),
        counts.changed > 0 && say(words.didChange, { count: sayExactly(counts.changed) }),
        missing === 'close' &&
          counts.missing > 0 &&
          say(words.didClose, { count: sayExactly(counts.missing) }),
      ].filter((each) => each !== false)
    : []
  // What came with it is looked at first; a day later the rows are no longer kept.
  const mostAskedFor = (['new', 'changed'] as const).find((each) => (counts?.[each] ?? 0) > 0)
  return (
    <>
      <ImportStale of={of.stale} title={words.notUndone} detail={words.notUndoneDetail} />
      <Notice title={say(words.applied)}>
        <p>{did.join(say(words.between))}</p>
        <p>
          {undoUntil
            ? say(words.undoUntil, { at: sayMoment(undoUntil, language) })
            : say(words.undoOver)}
        </p>
        <p className="acts">
          <ButtonLink to="/organizations" search={{ side }}>
            {say(words.toList)}
          </ButtonLink>
          {undoUntil && <Button onClick={() => setAsking(true)}>{say(words.undo)}</Button>}
        </p>
      </Notice>
      <Section title={say(words.previewDone)}>
        <ImportFigures of={of} first={undoUntil ? mostAskedFor : undefined} />
      </Section>
      {asking && (
        <Ask
          open
          title={say(words.undoTitle, { file: fileName })}
          act={say(words.undo)}
          reasons={[words.undoWrongFile, words.undoWrongContent].map((each) => say(each))}
          onClose={() => setAsking(false)}
          onAct={(reason) => send('POST', 'undo', { reason })}
        >
          <p>{say(words.undoDetail)}</p>
        </Ask>
      )}
    </>
  )
}

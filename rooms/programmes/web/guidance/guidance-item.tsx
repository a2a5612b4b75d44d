/** One item of the guidance: what they lay down, what is ours, and what was answered. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Ask } from '#base/web/ask.tsx'
import { useDesk } from '#base/web/desk.tsx'
import { sayMoment } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Facts, Section } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import type { Settings, SettingsItem } from '../../shared/template.ts'
import type { Guided, Programme } from '../queries.ts'
import { SettingLines } from '../settings/setting-list.tsx'
import { guidanceWords as words } from '../settings/setting-words.ts'

interface GuidanceItemProps {
  programme: Programme
  guideVersion: number
  of: Guided
  writable: boolean
}

export function GuidanceItem({ programme, guideVersion, of, writable }: GuidanceItemProps) {
  const say = useSay()
  const { settings } = programme
  const { item, label, same, theirs } = of
  const value = theirs as Settings[SettingsItem] | null
  // Codes are named by the guide's own settings, which are not told here; its codes are mostly the same.
  const lines = <SettingLines item={item} value={value} whole={settings} />
  const own = same ? (
    <p>{say(words.same)}</p>
  ) : (
    <SettingLines item={item} value={settings[item]} whole={settings} />
  )
  return (
    <Section title={say(label)}>
      <Facts
        of={[
          [say(words.theirs), lines],
          [say(words.ours), own],
        ]}
      />
      <Answered of={of} />
      {writable && (
        <p className="acts">
          {(['adopted', 'varied'] as const)
            .filter((answer) => answer === 'varied' || theirs !== null)
            .filter((answer) => of.answer?.answer !== answer || of.answer.stale)
            .map((answer) => (
              <Answer
                key={answer}
                programmeId={programme.id}
                guideVersion={guideVersion}
                of={of}
                answer={answer}
              />
            ))}
        </p>
      )}
    </Section>
  )
}

function Answered({ of: { answer } }: { of: Guided }) {
  const { say, language } = useReading()
  if (!answer) return <p className="second quick">{say(words.unanswered)}</p>
  const { answer: which, reason, by, at, stale } = answer
  const said =
    which === 'adopted' ? say(words.adopted) : say(words.varied, { reason: reason ?? '' })
  return (
    <p className="quick">
      <b>{said}</b>{' '}
      <span className="second">{say(words.by, { by, at: sayMoment(at, language) })}</span>
      {stale && (
        <>
          <br />
          <b>{say(words.stale)}</b>
        </>
      )}
    </p>
  )
}

const acts = {
  adopted: {
    ...{ act: words.adopt, of: words.adoptOf, detail: words.adoptDetail, said: words.adoptedSaid },
    reasons: [words.reasonSame],
  },
  varied: {
    ...{ act: words.vary, of: words.varyOf, detail: words.varyDetail, said: words.variedSaid },
    reasons: [words.reasonLocal, words.reasonLater],
  },
} as const

interface AnswerProps {
  programmeId: string
  guideVersion: number
  of: Guided
  answer: keyof typeof acts
}

function Answer({ programmeId, guideVersion, of, answer }: AnswerProps) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const [asking, setAsking] = useState(false)
  const item = say(of.label)
  const { act, of: title, detail, said, reasons } = acts[answer]
  return (
    <>
      <Button aria-label={say(title, { item })} onClick={() => setAsking(true)}>
        {say(act)}
      </Button>
      {asking && (
        <Ask
          open
          title={say(title, { item })}
          act={say(act)}
          reasons={reasons.map((each) => say(each))}
          onClose={() => setAsking(false)}
          onAct={async (reason) => {
            const body = { version: of.answer?.version ?? 0, guideVersion, answer, reason }
            try {
              await api.send('PUT', `/api/programmes/${programmeId}/guidance/${of.item}`, body)
            } finally {
              await queryClient.invalidateQueries({ queryKey: ['programmes'] })
            }
            tell({ said: say(said, { item }) })
          }}
        >
          <p>{say(detail, { item })}</p>
        </Ask>
      )}
    </>
  )
}

/** The office keeps a tie that was questioned, or ends one; each with a reason. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Ask } from '#base/web/ask.tsx'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { useUndo } from '#base/web/undo.tsx'
import type { Tie } from './wish-queries.ts'
import { wishWords, callWords as words } from './wish-words.ts'

const acts = {
  kept: {
    ...{ act: words.keep, of: words.keepOf, detail: words.keepDetail, said: words.keptSaid },
    reasons: [words.keepAsked, words.keepMistake],
  },
  ended: {
    ...{ act: words.end, of: words.endOf, detail: words.endDetail, said: words.endedSaid },
    reasons: [words.endAgreed, words.endReform],
  },
} as const

export function SettleTie({ tie }: { tie: Tie }) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const [asking, setAsking] = useState<keyof typeof acts>()
  const { countyCode, id, version, supporter, community, state } = tie
  const pair = say(wishWords.pair, { supporter: supporter.name, community: community.name })
  const offered = state === 'questioned' ? (['kept', 'ended'] as const) : (['ended'] as const)
  const asked = asking && acts[asking]
  return (
    <span className="row-acts">
      {offered.map((each) => (
        <Button
          key={each}
          aria-label={say(acts[each].of, { pair })}
          onClick={() => setAsking(each)}
        >
          {say(acts[each].act)}
        </Button>
      ))}
      {asked && (
        <Ask
          open
          title={say(asked.of, { pair })}
          act={say(asked.act)}
          reasons={asked.reasons.map((each) => say(each))}
          onClose={() => setAsking(undefined)}
          onAct={async (reason) => {
            const body = { version, state: asking, reason }
            try {
              await api.send('POST', `/api/ties/${countyCode}/${id}/settle`, body)
            } finally {
              await queryClient.invalidateQueries({ queryKey: ['ties'] })
            }
            tell({ said: say(asked.said, { pair }) })
          }}
        >
          <p>{say(asked.detail)}</p>
        </Ask>
      )}
    </span>
  )
}

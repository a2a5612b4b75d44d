import type { Roster } from '@lianjian/pairing'
import type { TriedPair } from '@lianjian/pairing/try'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { useWide } from '#base/web/media.ts'
import { Loading, Notice } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { stateWords } from '../../shared/problems.ts'
import { cycleQuery, type Run, type RunRoster } from '../queries.ts'
import { Compare } from './compare.tsx'
import { Conflict } from './conflict.tsx'
import { directoryOf } from './directory.ts'
import { rosterWith, withChanges, withoutChange } from './draft.ts'
import { FiguresLine } from './figures-line.tsx'
import { differencesOf, figuresOf } from './outcome.ts'
import { PairPanel } from './pair-panel.tsx'
import { PairsTable } from './pairs-table.tsx'
import type { Chosen } from './picture.tsx'
import { PictureOfPairs } from './picture-of-pairs.tsx'
import { RosterChanges } from './roster-changes.tsx'
import { RulesPanel } from './rules-panel.tsx'
import { StudioActs } from './studio-acts.tsx'
import { useDraft } from './use-draft.ts'
import { useNames } from './use-names.ts'
import { useTrial } from './use-trial.ts'
import { useTrials } from './use-trials.ts'
import { studioWords as words } from './words.ts'

interface StudioProps {
  run: Run
  of: RunRoster
  /** When the roster was read. */
  read: number
  back: ReactNode
}

export function Studio({ run, of, read, back }: StudioProps) {
  const say = useSay()
  const wide = useWide()
  const { api } = useDesk()
  const { data: cycle } = useQuery(cycleQuery(api, run.cycleId))
  const draft = useDraft(run)
  const { now, saved } = draft
  const { roster } = of
  const trials = useTrials()
  const held = `${run.id} ${read}`
  useEffect(() => {
    trials?.hold(held, roster)
  }, [trials, held, roster])
  const isOpen = of.pairs === null
  const asking = isOpen && roster.communities.length > 0 ? trials : undefined
  const { tried, failed } = useTrial(asking, held, now)
  const { tried: before } = useTrial(asking, held, saved)
  const [chosen, setChosen] = useState<Chosen>()
  const directory = useMemo(() => directoryOf(roster), [roster])
  const names = useNames(directory, of.places)
  const shown = useMemo(() => shownOf(of, roster, tried), [of, roster, tried])
  const savedPairs = before?.trial.outcome === 'paired' ? before.trial.pairs : undefined
  const explain = useCallback(
    (pair: TriedPair) => {
      if (!trials) return Promise.resolve({ reasons: [] })
      return trials.ask('explain', { run: held, draft: now, pair })
    },
    [trials, held, now],
  )
  const isDraft = run.state === 'draft'
  const isDraw = now.rules.method === 'draw'
  const label = isOpen ? (isDraw ? words.example : words.tried) : words.decided
  const differences =
    draft.isChanged && savedPairs && shown && !isDraw
      ? differencesOf(savedPairs, shown.pairs)
      : undefined
  const lead = cycle
    ? say(words.lead, {
        programme: cycle.programme.name,
        cycle: cycle.name,
        state: say(draft.isChanged ? words.unsaved : stateWords[run.state]),
      })
    : say(stateWords[run.state])
  return (
    <Page
      title={say(words.title)}
      lead={lead}
      act={isDraft && <StudioActs run={run} roster={roster} draft={draft} />}
      wide
    >
      {draft.isStale && (
        <Notice title={say(words.stale)} alert>
          <p className="acts">
            <button type="button" className="plain" onClick={draft.startOver}>
              {say(words.loadStale)}
            </button>
          </p>
        </Notice>
      )}
      {roster.communities.length === 0 || roster.supporters.length === 0 ? (
        <div className="teach">
          <p className="strong">{say(words.noRoster)}</p>
          <p>{say(words.noRosterHow)}</p>
        </div>
      ) : (
        <>
          {shown && (
            <FiguresLine
              figures={figuresOf(roster, shown.pairs)}
              nameOf={(code) => names.nameOf('community', code)}
              changed={
                draft.isChanged
                  ? {
                      value: differences ? String(differences.length) : '—',
                      note: say(
                        differences
                          ? differences.length === 0
                            ? words.changedNone
                            : words.changedVillages
                          : words.changedDrawn,
                      ),
                    }
                  : undefined
              }
            />
          )}
          <div className="studio">
            <div>
              <RulesPanel
                rules={now.rules}
                onChange={isDraft ? (rules) => draft.change({ ...now, rules }) : undefined}
                tried={tried}
                saved={draft.isChanged ? before : undefined}
              />
              {!isDraft && <p className="small">{say(words.fixed)}</p>}
              {now.changes.length > 0 && (
                <RosterChanges
                  changes={now.changes}
                  directory={directory}
                  onTakeBack={(change) => draft.change(withoutChange(now, change))}
                />
              )}
            </div>
            <div className="studio-middle">
              {failed && <Notice title={say(words.notComputed)} alert />}
              {!failed && isOpen && !tried && <Loading />}
              {tried && tried.trial.outcome !== 'paired' && (
                <Conflict
                  trial={tried.trial}
                  onTake={
                    isDraft ? (changes) => draft.change(withChanges(now, changes)) : undefined
                  }
                />
              )}
              {shown && wide && (
                <PictureOfPairs
                  {...{ directory, names, chosen }}
                  rules={now.rules}
                  pairs={shown.pairs}
                  label={say(label)}
                  onChoose={setChosen}
                />
              )}
              {shown && !wide && <p className="small">{say(label)}</p>}
            </div>
            {shown && (
              <PairPanel
                {...{ directory, chosen }}
                pairs={shown.pairs}
                onChoose={setChosen}
                explain={isOpen ? explain : undefined}
              />
            )}
          </div>
          {shown && (
            <Compare
              run={run}
              trials={trials}
              here={{ roster: rosterWith(roster, now.changes), rules: now.rules, ...shown }}
              saved={
                draft.isChanged && before?.trial.outcome === 'paired'
                  ? { roster, rules: saved.rules, ...before.trial, isExample: true }
                  : undefined
              }
            />
          )}
          {shown && (
            <PairsTable
              directory={directory}
              items={names.marked(shown.pairs, now.rules, isDraw ? undefined : savedPairs, roster)}
              placeOf={names.placeOf}
              onChoose={setChosen}
            />
          )}
        </>
      )}
      {back}
    </Page>
  )
}

/** What came out already, or what would. */
function shownOf(
  { pairs }: RunRoster,
  roster: Roster,
  tried: ReturnType<typeof useTrial>['tried'],
): { pairs: readonly TriedPair[]; isExample: boolean } | undefined {
  if (pairs) return { pairs, isExample: false }
  if (roster.communities.length === 0 || tried?.trial.outcome !== 'paired') return undefined
  return { pairs: tried.trial.pairs, isExample: true }
}

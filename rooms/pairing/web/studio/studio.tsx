import type { Roster } from '@lianjian/pairing'
import type { TriedPair } from '@lianjian/pairing/try'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Notice } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { stateWords } from '../../shared/problems.ts'
import { cycleQuery, type Run, type RunRoster } from '../queries.ts'
import { Compare } from './compare.tsx'
import { directoryOf } from './directory.ts'
import { rosterWith, withChanges, withoutChange } from './draft.ts'
import { EmptyRoster } from './empty-roster.tsx'
import { FiguresLine } from './figures-line.tsx'
import { holdingsOf } from './held-pairs.ts'
import { Middle } from './middle.tsx'
import { differencesOf, figuresOf, type ShownPairs } from './outcome.ts'
import type { PairTies } from './pair-acts.tsx'
import { PairPanel } from './pair-panel.tsx'
import { PairsTable } from './pairs-table.tsx'
import type { Chosen } from './picture.tsx'
import { RosterChanges } from './roster-changes.tsx'
import { RulesPanel } from './rules-panel.tsx'
import { StudioActs } from './studio-acts.tsx'
import { TieDialog, type Tying } from './tie-dialog.tsx'
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
  const { api } = useDesk()
  const { data: cycle } = useQuery(cycleQuery(api, run.cycleId))
  const draft = useDraft(run)
  const isDraft = run.state === 'draft'
  const lead = cycle
    ? say(words.lead, {
        programme: cycle.programme.name,
        cycle: cycle.name,
        state: say(draft.isChanged ? words.unsaved : stateWords[run.state]),
      })
    : say(stateWords[run.state])
  const { roster } = of
  const isComplete = roster.communities.length > 0 && roster.supporters.length > 0
  return (
    <Page
      title={say(words.title)}
      lead={lead}
      act={isDraft && isComplete && <StudioActs run={run} roster={roster} draft={draft} />}
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
      {isComplete ? (
        <Bench {...{ run, of, read, draft }} />
      ) : (
        <EmptyRoster cycleId={run.cycleId} roster={roster} />
      )}
      {back}
    </Page>
  )
}

interface BenchProps extends Omit<StudioProps, 'back'> {
  draft: ReturnType<typeof useDraft>
}

/** Rules, picture and what is selected, over what they are compared with and the table of all pairs. */
function Bench({ run, of, read, draft }: BenchProps) {
  const { now, saved, isChanged } = draft
  const { roster } = of
  const trials = useTrials()
  const held = `${run.id} ${read}`
  useEffect(() => {
    trials?.hold(held, roster)
  }, [trials, held, roster])
  const isOpen = of.pairs === null
  const asking = isOpen ? trials : undefined
  const { tried, failed } = useTrial(asking, held, now)
  const { tried: before } = useTrial(asking, held, saved)
  const [chosen, setChosen] = useState<Chosen>()
  const [tying, setTying] = useState<Tying>()
  const directory = useMemo(() => directoryOf(roster), [roster])
  const names = useNames(directory, of.places)
  const shown = useMemo(() => shownOf(of, tried), [of, tried])
  const savedPairs = before?.trial.outcome === 'paired' ? before.trial.pairs : undefined
  const explain = useCallback(
    (pair: TriedPair) => {
      if (!trials) return Promise.resolve({ reasons: [] })
      return trials.ask('explain', { run: held, draft: now, pair })
    },
    [trials, held, now],
  )
  const isDraw = now.rules.method === 'draw'
  const holdingOf = useMemo(() => holdingsOf(rosterWith(roster, now.changes)), [roster, now])
  const isDraft = run.state === 'draft'
  const { change } = draft
  const ties = useMemo<PairTies | undefined>(
    () =>
      isDraft
        ? {
            ...{ cycleId: run.cycleId, draft: now, holdingOf, onTie: setTying },
            onChange: (each) => change(withChanges(now, [each])),
            onTakeBack: (each) => change(withoutChange(now, each)),
          }
        : undefined,
    [isDraft, run.cycleId, now, holdingOf, change],
  )
  const items = useMemo(
    () => shown && names.marked(shown.pairs, now.rules, isDraw ? undefined : savedPairs, roster),
    [shown, names, now, isDraw, savedPairs, roster],
  )
  const here = useMemo(
    () => shown && { roster: rosterWith(roster, now.changes), rules: now.rules, ...shown },
    [shown, roster, now],
  )
  return (
    <>
      {shown && (
        <Figures {...{ roster, shown, names, isDraw }} savedPairs={isChanged ? savedPairs : null} />
      )}
      <div className="studio">
        <RulesSide {...{ run, draft, directory, tried, before }} />
        <Middle
          {...{ directory, names, chosen, failed, roster, tried, shown, holdingOf }}
          run={run}
          standing={of.standing}
          rules={now.rules}
          isBehind={isOpen && tried !== undefined && tried.draft !== now}
          onChoose={setChosen}
          onTake={isDraft ? (changes) => change(withChanges(now, changes)) : undefined}
        />
        {shown && shown.pairs.length > 0 && (
          <PairPanel
            {...{ directory, chosen, ties }}
            pairs={shown.pairs}
            onChoose={setChosen}
            explain={isOpen ? explain : undefined}
          />
        )}
      </div>
      {here && (
        <Compare
          {...{ run, trials, held, roster, here }}
          saved={
            isChanged && before?.trial.outcome === 'paired'
              ? { roster, rules: saved.rules, ...before.trial, isExample: true }
              : undefined
          }
          onTake={isDraft ? (rules) => change({ ...now, rules }) : undefined}
        />
      )}
      {items && items.length > 0 && (
        <PairsTable {...{ directory, items, ties }} placeOf={names.placeOf} onChoose={setChosen} />
      )}
      {tying && (
        <TieDialog
          tying={tying}
          nameOf={names.nameOf}
          onTie={(tie) => change(withChanges(now, [tie]))}
          onClose={() => setTying(undefined)}
        />
      )}
    </>
  )
}

interface FiguresProps {
  roster: Roster
  shown: ShownPairs
  names: ReturnType<typeof useNames>
  isDraw: boolean
  /** Null while nothing is changed, undefined while what is saved is not computed. */
  savedPairs: readonly TriedPair[] | undefined | null
}

function Figures({ roster, shown, names, isDraw, savedPairs }: FiguresProps) {
  const say = useSay()
  const { pairs } = shown
  const figures = useMemo(() => figuresOf(roster, pairs), [roster, pairs])
  const count = useMemo(
    () => (savedPairs && !isDraw ? differencesOf(savedPairs, pairs).length : undefined),
    [savedPairs, isDraw, pairs],
  )
  const note =
    count === undefined
      ? words.changedDrawn
      : count === 0
        ? words.changedNone
        : words.changedVillages
  return (
    <FiguresLine
      figures={figures}
      nameOf={(code) => names.nameOf('community', code)}
      changed={
        savedPairs === null
          ? undefined
          : { value: count === undefined ? '—' : String(count), note: say(note) }
      }
    />
  )
}

interface RulesSideProps extends Pick<BenchProps, 'run' | 'draft'> {
  directory: ReturnType<typeof directoryOf>
  tried: ReturnType<typeof useTrial>['tried']
  before: ReturnType<typeof useTrial>['tried']
}

function RulesSide({ run, draft, directory, tried, before }: RulesSideProps) {
  const say = useSay()
  const { now, isChanged, change } = draft
  const isDraft = run.state === 'draft'
  return (
    <div>
      <RulesPanel
        rules={now.rules}
        onChange={isDraft ? (rules) => change({ ...now, rules }) : undefined}
        tried={tried}
        saved={isChanged ? before : undefined}
      />
      {!isDraft && <p className="small">{say(words.fixed)}</p>}
      {now.changes.length > 0 && (
        <RosterChanges
          changes={now.changes}
          directory={directory}
          onTakeBack={(each) => change(withoutChange(now, each))}
        />
      )}
    </div>
  )
}

/** What came out already, or what would. */
function shownOf(
  { pairs }: RunRoster,
  tried: ReturnType<typeof useTrial>['tried'],
): ShownPairs | undefined {
  if (pairs) return { pairs, isExample: false }
  if (tried?.trial.outcome !== 'paired') return undefined
  return { pairs: tried.trial.pairs, isExample: true }
}

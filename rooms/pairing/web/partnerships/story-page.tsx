/** A partnership from the pairing to today: what is next on top, then what happened, and who says so. */
import './story.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { dayOf, sayDate, sayFullDate } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page, Section } from '#base/web/page.tsx'
import { PublicLink } from '#base/web/public-link.tsx'
import type { Moment, MomentKind } from '../../shared/story-schema.ts'
import { LevelMark, type MarkOf, marks, useMarkWords } from './level-mark.tsx'
import { type Story, storyQuery } from './story-queries.ts'
import { kindWords, storyWords as words } from './story-words.ts'
import { Timeline } from './timeline.tsx'

export function StoryPage() {
  const say = useSay()
  const { api } = useDesk()
  const { county = '', id = '' } = useParams({ strict: false }) as { county?: string; id?: string }
  const query = useInfiniteQuery(storyQuery(api, { county, id }))
  const [newest] = query.data?.pages ?? []
  if (!newest) {
    if (!query.isError) return <Loading />
    return (
      <Page title={say(words.partnership)} narrow>
        <Unread error={query.error} retry={query.refetch} />
      </Page>
    )
  }
  const moments = query.data?.pages.flatMap((page) => page.moments) ?? []
  return (
    <StoryShown
      story={newest}
      moments={moments}
      more={
        query.hasNextPage && (
          <p className="list-foot">
            <Button loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
              {say(words.older)}
            </Button>
          </p>
        )
      }
    />
  )
}

interface ShownProps {
  story: Story
  moments: readonly Moment[]
  more: React.ReactNode
}

function StoryShown({ story: { partnership, next }, moments, more }: ShownProps) {
  const { say, language } = useReading()
  const [kind, setKind] = useState<MomentKind>()
  const { supporter, community, programme, since, until, over } = partnership
  const chosen = (all: readonly Moment[]) =>
    kind === undefined ? all : all.filter((each) => each.kind === kind)
  const planned = chosen(next)
  const happened = chosen(moments)
  return (
    <Page
      title={say(words.title, { supporter: supporter.name, community: community.name })}
      lead={say(over ? words.leadOver : words.lead, {
        since: sayFullDate(since, language),
        until: sayFullDate(until, language),
        ...{ township: community.township, programme: programme.name },
      })}
      narrow
    >
      <Kinds of={[...next, ...moments]} kind={kind} onChoose={setKind} />
      <Legend of={[...new Set([...marksOf(next, true), ...marksOf(moments, false)])]} />
      {!over && (
        <Section title={say(words.next)}>
          {planned.length === 0 && <p className="second">{say(words.noneNext)}</p>}
          {planned.length > 0 && <Timeline moments={planned} ahead label={say(words.next)} />}
        </Section>
      )}
      <p className="timeline-today">
        <b>{say(words.today)}</b> <span>{sayDate(dayOf(new Date()), language)}</span>
      </p>
      {happened.length === 0 && (
        <p className="second">{say(kind === undefined ? words.none : words.noneOfKind)}</p>
      )}
      {happened.length > 0 && <Timeline moments={happened} label={say(words.so)} />}
      {more}
      {programme.published && <Check partnership={partnership} />}
    </Page>
  )
}

function marksOf(moments: readonly Moment[], ahead: boolean): MarkOf[] {
  return moments.map(({ level }) => (ahead ? 'ahead' : (level ?? 'kept')))
}

interface KindsProps {
  of: readonly Moment[]
  kind: MomentKind | undefined
  onChoose(kind: MomentKind | undefined): void
}

/** Only where there is something to choose from. */
function Kinds({ of, kind, onChoose }: KindsProps) {
  const say = useSay()
  const kinds = [...new Set(of.map((each) => each.kind))]
  if (kinds.length < 2) return null
  return (
    <fieldset className="chips">
      <legend className="unseen">{say(words.only)}</legend>
      {[undefined, ...kinds].map((each) => (
        <button
          key={each ?? ''}
          type="button"
          className={kind === each ? 'chip on' : 'chip'}
          aria-pressed={kind === each}
          onClick={() => onChoose(each)}
        >
          {say(each ? kindWords[each] : words.all)}
        </button>
      ))}
    </fieldset>
  )
}

/** The shapes that this story has, in their order. */
function Legend({ of }: { of: readonly MarkOf[] }) {
  const say = useSay()
  const wordOf = useMarkWords()
  return (
    <ul className="timeline-legend small" aria-label={say(words.legend)}>
      {marks
        .filter((mark) => of.includes(mark))
        .map((mark) => (
          <li key={mark}>
            <LevelMark of={mark} /> {wordOf(mark)}
          </li>
        ))}
    </ul>
  )
}

function Check({ partnership }: { partnership: Story['partnership'] }) {
  const say = useSay()
  const { programme, community, run } = partnership
  const verify = new URLSearchParams({
    ...{ run: `${run.countyCode}-${run.id}`, community: community.code },
  })
  return (
    <Section title={say(words.check)}>
      <ul className="plain-list">
        <li>
          <PublicLink href={`/programmes/${programme.id}/partnerships?community=${community.id}`}>
            {say(words.inPublic)}
          </PublicLink>
        </li>
        <li>
          <PublicLink href={`/verify?${verify}`}>{say(words.verify)}</PublicLink>
        </li>
      </ul>
    </Section>
  )
}

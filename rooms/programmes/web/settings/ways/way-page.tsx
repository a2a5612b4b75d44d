/** One way of pairing: its rules in words, and changing, copying or removing it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { Ask } from '#base/web/ask.tsx'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { ButtonLink, Page, Section } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { type Programme, programmeQuery } from '../../queries.ts'
import { planWords, programmeWords } from '../../words.ts'
import { useRules } from '../rules-part.tsx'
import { settingWords as words } from '../setting-words.ts'
import { SettingsCrumbs } from '../settings-crumbs.tsx'
import { useFixed, WhoFixed } from '../use-fixed.tsx'
import type { Way } from './way-form.tsx'

export function WayPage() {
  const say = useSay()
  const { api } = useDesk()
  const { id = '', way: code } = useParams({ strict: false }) as { id?: string; way?: string }
  const query = useQuery(programmeQuery(api, id))
  const programme = query.data
  const way = programme?.settings.ways.find((each) => each.code === code)
  if (programme && way) return <ShowWay programme={programme} way={way} />
  if (query.isPending) return <Loading />
  return (
    <Page title={say(words.title)} narrow>
      {programme ? (
        <>
          <SettingsCrumbs programme={programme} />
          <p>{say(words.wayGone)}</p>
        </>
      ) : (
        <Unread error={query.error} retry={query.refetch} />
      )}
    </Page>
  )
}

function ShowWay({ programme, way }: { programme: Programme; way: Way }) {
  const say = useSay()
  const { can } = useDesk()
  const { RulesEditor } = useRules()
  const fixed = useFixed(programme)
  const { id, mayChange } = programme
  const { code, name, why, rules } = way
  const writable = mayChange && can('programmes.write') && fixed && !fixed.isFixed('ways')
  return (
    <Page
      title={say(name)}
      lead={say(why)}
      narrow
      act={
        writable && (
          <ButtonLink
            to="/programmes/$id/settings/ways/$way/change"
            params={{ id, way: code }}
            first
          >
            {say(words.change)}
          </ButtonLink>
        )
      }
    >
      <SettingsCrumbs programme={programme} />
      <Section title={say(words.rules)}>
        <RulesEditor rules={rules} onChange={undefined} />
      </Section>
      {fixed && <WhoFixed item="ways" fixed={fixed} id={id} />}
      {writable && (
        <div className="acts apart">
          <ButtonLink
            to="/programmes/$id/settings/ways/new"
            params={{ id }}
            search={{ like: code } as never}
          >
            {say(words.wayCopy)}
          </ButtonLink>
          {programme.settings.ways[0] !== way && (
            <MoveWay programme={programme} way={way} by="raise" />
          )}
          <MoveWay programme={programme} way={way} by="remove" />
        </div>
      )}
    </Page>
  )
}

const moves = {
  raise: {
    ...{ act: words.wayRaise, title: words.wayRaiseTitle, detail: words.wayRaiseDetail },
    said: words.wayRaisedSaid,
  },
  remove: {
    ...{ act: words.wayRemove, title: words.wayRemoveTitle, detail: words.wayRemoveDetail },
    said: words.wayRemovedSaid,
  },
} as const

interface MoveWayProps {
  programme: Programme
  way: Way
  by: keyof typeof moves
}

/** To the front of the ways, or out of them. */
function MoveWay({ programme, way, by }: MoveWayProps) {
  const say = useSay()
  const { api } = useDesk()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const [asking, setAsking] = useState(false)
  const { id, settings, settingsVersion } = programme
  const name = say(way.name)
  const { act, title, detail, said } = moves[by]
  const others = settings.ways.filter(({ code }) => code !== way.code)
  const isLast = by === 'remove' && others.length === 0
  const put = async (ways: Programme['settings']['ways'], version: number, reason: string) => {
    const body = { version, reason, settings: { ...settings, ways } }
    try {
      return await api.send<{ version: number }>('PUT', `/api/programmes/${id}/settings`, body)
    } finally {
      await queryClient.invalidateQueries({ queryKey: ['programmes'] })
    }
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>{say(act)}</Button>
      {asking && (
        <Ask
          open
          title={say(title, { name })}
          act={say(act)}
          blocked={isLast}
          reasons={[planWords.reasonPlan, programmeWords.reasonTypo].map((each) => say(each))}
          onClose={() => setAsking(false)}
          onAct={async (reason) => {
            const ways = by === 'raise' ? [way, ...others] : others
            const { version } = await put(ways, settingsVersion, reason)
            await navigate({ to: '/programmes/$id/settings', params: { id } })
            tell({
              said: say(said, { name }),
              undo: () => put(settings.ways, version, say(programmeWords.reasonTypo)),
            })
          }}
        >
          <p>{say(isLast ? words.wayRemoveLast : detail)}</p>
        </Ask>
      )}
    </>
  )
}

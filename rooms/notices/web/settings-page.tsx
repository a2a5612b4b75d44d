/** How I want to be told: each choice is kept as it is made. */
import './notices.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { problemOf } from '#base/web/api.ts'
import { useDesk } from '#base/web/desk.tsx'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Notice, ProblemNotice, Unread } from '#base/web/notice.tsx'
import { Page, Section } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { noticeKindWords } from '../shared/kind-words.ts'
import { mailModes, type NoticeKind, noticeKinds } from '../shared/schema.ts'
import { AddressSection } from './address-section.tsx'
import { type Settings, settingsQuery } from './queries.ts'
import { modeWords, noticesWords as words } from './words.ts'

export function SettingsPage() {
  const say = useSay()
  const { api } = useDesk()
  const query = useQuery(settingsQuery(api))
  const settings = query.data
  return (
    <Page title={say(words.settings)} lead={say(words.settingsLead)} narrow>
      {query.isPending && <Loading />}
      {query.isError && !settings && <Unread error={query.error} retry={query.refetch} />}
      {settings && !settings.canMail && (
        <Notice title={say(words.noMail)}>
          <p>{say(words.noMailHow)}</p>
        </Notice>
      )}
      {settings && (settings.canMail || settings.address) && (
        <AddressSection key={settings.version} settings={settings} />
      )}
      {settings?.address && <Choices settings={settings} />}
      <p className="back">
        <Link to="/notices">{say(words.back)}</Link>
      </p>
    </Page>
  )
}

function Choices({ settings }: { settings: Settings }) {
  const { say, language } = useReading()
  const { api } = useDesk()
  const client = useQueryClient()
  const offer = useUndo()
  const { mail, muted, quietFrom, quietUntil, version } = settings
  const save = useMutation({
    mutationFn: (change: Partial<Settings>) =>
      api.send<Settings>('PUT', '/api/notices/settings', {
        ...{ mail, muted, quietFrom, quietUntil, version, language },
        ...change,
      }),
    onSuccess: (kept) => {
      client.setQueryData(settingsQuery(api).queryKey, kept)
      offer({ said: say(words.saved) })
    },
    onError: () => client.invalidateQueries({ queryKey: ['notices', 'settings'] }),
  })
  const toggle = (kind: NoticeKind) =>
    save.mutate({
      muted: muted.includes(kind) ? muted.filter((each) => each !== kind) : [...muted, kind],
    })
  return (
    <>
      {save.isError && <ProblemNotice problem={problemOf(save.error)} sending />}
      <Section title={say(words.how)}>
        <div className="chips">
          {mailModes.map((mode) => (
            <button
              key={mode}
              type="button"
              className={mode === mail ? 'chip on' : 'chip'}
              aria-pressed={mode === mail}
              onClick={() => save.mutate({ mail: mode })}
            >
              {say(modeWords[mode])}
            </button>
          ))}
        </div>
        {mail === 'digest' && <p className="second notices-how">{say(words.howDigest)}</p>}
      </Section>
      {mail !== 'none' && (
        <>
          <Section title={say(words.kinds)}>
            <div className="chips">
              {noticeKinds.map((kind) => (
                <button
                  key={kind}
                  type="button"
                  className={muted.includes(kind) ? 'chip' : 'chip on'}
                  aria-pressed={!muted.includes(kind)}
                  onClick={() => toggle(kind)}
                >
                  {say(noticeKindWords[kind])}
                </button>
              ))}
            </div>
          </Section>
          <Section title={say(words.quiet)}>
            <p className="second">{say(words.quietHow)}</p>
            <div className="quiet-hours">
              <Hour
                label={say(words.from)}
                value={quietFrom}
                onSay={(time) => save.mutate({ quietFrom: time })}
              />
              <Hour
                label={say(words.until)}
                value={quietUntil}
                onSay={(time) => save.mutate({ quietUntil: time })}
              />
            </div>
          </Section>
        </>
      )}
    </>
  )
}

/** As people here write the hour, whatever the browser would make of it. */
const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)

interface HourProps {
  label: string
  value: string
  onSay(time: string): void
}

function Hour({ label, value, onSay }: HourProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={({ target }) => onSay(target.value)}>
        {(hours.includes(value) ? hours : [value, ...hours]).map((hour) => (
          <option key={hour}>{hour}</option>
        ))}
      </select>
    </label>
  )
}

/** Hundreds of accounts from one sheet: what is wrong with it, who would be made, and then their slips. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import type * as z from 'zod'
import { type ApiProblem, newKey, problemOf } from '#base/web/api.ts'
import { useDesk } from '#base/web/desk.tsx'
import { useFileAddress } from '#base/web/file-address.ts'
import { FileButton } from '#base/web/file-button.tsx'
import { sayDate } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Notice, ProblemNotice } from '#base/web/notice.tsx'
import { ButtonLink, Page, Section } from '#base/web/page.tsx'
import { PlainTable } from '#base/web/plain-table.tsx'
import { roleWords } from '../shared/roles.ts'
import { type batchOutput, largestSheetBytes, type Slip } from '../shared/schema.ts'
import type { IdentityWebParts, PickedPlace } from './parts.ts'
import { meQuery } from './queries.ts'
import { readSheet } from './read-sheet.ts'
import { SheetColumns } from './sheet-columns.tsx'
import { sheetWords as words } from './sheet-words.ts'
import { SlipSheet } from './slip-sheet.tsx'
import { identityWords } from './words.ts'

type Answer = z.infer<typeof batchOutput>

/** A sheet as it was looked at: what is applied is this one, whatever the file says by then. */
interface Looked {
  /** Stands for making these people once. */
  key: string
  body: { countyCode: string; fileName: string; content: string }
  answer: Answer
}

export function sheetPage({ PlacePicker }: IdentityWebParts) {
  return function SheetPage() {
    const say = useSay()
    const fileAt = useFileAddress()
    const navigate = useNavigate()
    const { api } = useDesk()
    const { data: me } = useQuery(meQuery(api))
    const [home, setHome] = useState<PickedPlace>()
    const [looked, setLooked] = useState<Looked>()
    const [slips, setSlips] = useState<Slip[]>()
    const [busy, setBusy] = useState(false)
    const [problem, setProblem] = useState<ApiProblem>()
    const [tooLarge, setTooLarge] = useState(false)
    const own = me?.grants[0]?.countyCode ?? ''
    // Whoever administers a prefecture or a province looks after accounts of its own, or of one county.
    const wide = own.endsWith('00')

    const attempt = async (act: () => Promise<void>) => {
      setBusy(true)
      setProblem(undefined)
      try {
        await act()
      } catch (error) {
        setProblem(problemOf(error))
      } finally {
        setBusy(false)
      }
    }
    const look = (file: File) => {
      setLooked(undefined)
      setTooLarge(file.size > largestSheetBytes)
      if (file.size > largestSheetBytes) return
      void attempt(async () => {
        const content = await readSheet(file)
        const countyCode = home?.code.slice(0, 6) ?? own
        const body = { countyCode, fileName: file.name, content }
        const answer = await api.send<Answer>('POST', '/api/people/batch', body)
        setLooked({ key: newKey(), body, answer })
      })
    }
    const make = ({ key, body }: Looked) =>
      attempt(async () => {
        const whole = { ...body, apply: true }
        setSlips((await api.send<Answer>('POST', '/api/people/batch', whole, key)).slips)
      })

    if (slips) {
      return (
        <SlipSheet slips={slips} onDone={() => navigate({ to: '/people' })}>
          <p className="strong" role="status">
            {say(words.sheetMade, { count: slips.length })}
          </p>
        </SlipSheet>
      )
    }
    const sound = looked?.answer.faults.length === 0
    return (
      <Page title={say(identityWords.sheet)} lead={say(words.sheetLead)}>
        <div className="steps">
          <Section title={say(words.sheetFill)}>
            <p>{say(words.sheetFillLead)}</p>
            <p className="acts">
              <Button href={fileAt('/api/people/batch.xlsx')}>{say(words.sheetTemplate)}</Button>
              <Button href={fileAt('/api/people/batch.csv')}>{say(words.sheetCsvTemplate)}</Button>
            </p>
            {me && <SheetColumns roles={me.grantableRoles} demo={me.demo} />}
          </Section>
          <Section title={say(words.sheetSecond)}>
            {wide && (
              <div className="field">
                <label htmlFor="sheet-home">{say(words.sheetHome)}</label>
                <p className="hint" id="sheet-home-hint">
                  {say(words.sheetHomeHint)}
                </p>
                <Suspense fallback={<Loading />}>
                  <PlacePicker
                    id="sheet-home"
                    named={say(words.sheetHome)}
                    describedBy="sheet-home-hint"
                    value={home}
                    onPick={setHome}
                    kinds={['region']}
                    administrations
                  />
                </Suspense>
              </div>
            )}
            <p>{say(words.sheetChooseLead)}</p>
            <p className="acts">
              <FileButton
                label={say(looked ? words.sheetChooseAgain : words.sheetPick)}
                accept=".csv,.xlsx"
                first={!sound}
                busy={busy && !looked}
                onFile={look}
              />
            </p>
            {tooLarge && <Notice title={say(words.sheetTooLarge)} alert />}
            {problem && (
              <ProblemNotice problem={problem} sending>
                {problem.code === 'base.said-once' && (
                  <p className="acts">
                    <ButtonLink to="/people" search={{ state: 'invited' }}>
                      {say(words.sheetLost)}
                    </ButtonLink>
                  </p>
                )}
              </ProblemNotice>
            )}
          </Section>
        </div>
        {looked && (
          <Arrived key={looked.key}>
            {sound ? (
              <Section title={say(words.sheetLook, { count: looked.answer.rows.length })}>
                <Namesakes answer={looked.answer} />
                <p className="acts">
                  <Button type="primary" size="large" loading={busy} onClick={() => make(looked)}>
                    {say(words.sheetMake, { count: looked.answer.rows.length })}
                  </Button>
                </p>
                <Rows answer={looked.answer} />
              </Section>
            ) : (
              <Faults answer={looked.answer} />
            )}
          </Arrived>
        )}
      </Page>
    )
  }
}

/** What came of the file lies below the fold of a phone: it is brought into sight. */
function Arrived({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.focus({ preventScroll: true })
    place.current?.scrollIntoView()
  }, [])
  return (
    <div ref={place} tabIndex={-1} className="faults">
      {children}
    </div>
  )
}

function Faults({ answer: { faults, rows } }: { answer: Answer }) {
  const say = useSay()
  return (
    <Section title={say(words.sheetFaults, { count: faults.length })}>
      <Notice title={say(words.sheetNothingMade)} alert>
        <p>{say(words.sheetCorrect)}</p>
      </Notice>
      <PlainTable
        label={say(words.sheetFaults, { count: faults.length })}
        items={faults}
        keyOf={({ row, column, code }) => `${row} ${column} ${code}`}
        columns={[
          {
            head: words.sheetRow,
            cell: ({ row }) =>
              row === null ? say(words.sheetWhole) : say(words.sheetRowOf, { row }),
          },
          { head: words.sheetColumn, cell: ({ column }) => column },
          { head: words.sheetWrong, cell: ({ wrong }) => wrong },
        ]}
      />
      {rows.length > 0 && (
        <p className="list-foot small">{say(words.sheetSound, { count: rows.length })}</p>
      )}
    </Section>
  )
}

function Namesakes({ answer: { rows } }: { answer: Answer }) {
  const say = useSay()
  const count = rows.filter(({ namesakes }) => namesakes.length > 0).length
  if (count === 0) return null
  return (
    <Notice title={say(words.sheetNamesakes, { count })} alert>
      <p>{say(words.sheetNamesakesDetail)}</p>
    </Notice>
  )
}

function Rows({ answer: { rows } }: { answer: Answer }) {
  const { say, language } = useReading()
  return (
    <PlainTable
      label={say(words.sheetLook, { count: rows.length })}
      items={rows}
      keyOf={({ row }) => row}
      columns={[
        {
          head: identityWords.person,
          cell: ({ name, namesakes }) => (
            <>
              <b>{name}</b>
              {namesakes.length > 0 && (
                <div className="below">
                  {say(words.sheetNamesake, { names: namesakes.slice(0, 3).join('、') })}
                </div>
              )}
            </>
          ),
        },
        {
          head: identityWords.username,
          cell: ({ username }) => <span className="mono">{username}</span>,
        },
        { head: identityWords.role, cell: ({ role }) => say(roleWords[role]) },
        { head: identityWords.place, cell: ({ scope }) => scope },
        { head: identityWords.endsOn, cell: ({ endsOn }) => endsOn && sayDate(endsOn, language) },
        { head: identityWords.reason, cell: ({ reason }) => reason },
      ]}
    />
  )
}

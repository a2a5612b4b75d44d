/** What a unit or a village is asked before pairs are made: read and answered on a phone. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { sayDate } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page, Section } from '#base/web/page.tsx'
import { MyTie } from './my-tie.tsx'
import { unsaidTies } from './unsaid.ts'
import { WishEditor } from './wish-editor.tsx'
import { type Asked, myWishesQuery } from './wish-queries.ts'
import { wishWords as words } from './wish-words.ts'

export function MyWishesPage() {
  const say = useSay()
  const { api } = useDesk()
  const query = useQuery(myWishesQuery(api))
  const items = query.data ?? []
  return (
    <Page title={say(words.title)} lead={say(words.lead)} narrow>
      {query.isPending && <Loading />}
      {query.isError && !query.data && <Unread error={query.error} retry={query.refetch} />}
      {query.data && items.length === 0 && (
        <div className="teach">
          <p className="strong">{say(words.teachTitle)}</p>
          <p>{say(words.teachHow)}</p>
        </div>
      )}
      {items.map((each, at) => (
        <AskedOf key={each.cycleId + each.organization.id} asked={each} first={at === 0} />
      ))}
      <p className="back">
        <Link to="/proposals">{say(words.toProposals)}</Link>
      </p>
    </Page>
  )
}

function AskedOf({ asked, first }: { asked: Asked; first: boolean }) {
  const { say, language } = useReading()
  const { cycleId, programme, cycle, organization, side, until, most, open, choices, ties } = asked
  const [unsaid] = unsaidTies(asked)
  return (
    <>
      <p className="asked">
        <b>{organization.name}</b>
        <span className="second">
          {' · '}
          {programme} · {cycle} ·{' '}
          {open ? say(words.by, { day: sayDate(until, language) }) : say(words.over)}
        </span>
      </p>
      {ties.length > 0 && (
        <Section title={say(words.ties)}>
          {ties.map((tie) => (
            <MyTie key={tie.id} tie={tie} side={side} first={first && tie === unsaid} />
          ))}
        </Section>
      )}
      <Section title={say(words.choices)}>
        {open ? (
          <WishEditor
            key={choices.map(({ id }) => id).join(' ')}
            cycleId={cycleId}
            organizationId={organization.id}
            side={side}
            most={most}
            choices={choices}
            plain={!first || unsaid !== undefined}
          />
        ) : (
          <ol className="plain-list">
            {choices.map(({ id, name }, at) => (
              <li key={id}>
                {at + 1}. {name}
              </li>
            ))}
            {choices.length === 0 && <li className="second">{say(words.noneYet)}</li>}
          </ol>
        )}
        {asked.enteredBy && (
          <p className="small">{say(words.enteredBy, { name: asked.enteredBy })}</p>
        )}
      </Section>
    </>
  )
}

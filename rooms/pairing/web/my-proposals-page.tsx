/** Yes or no to each proposed pair, for whoever answers for a unit or a village: read and pressed on a phone. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { dayOf } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page, Section } from '#base/web/page.tsx'
import { AnsweredProposal } from './answered-proposal.tsx'
import { isWaiting } from './is-waiting.ts'
import { ProposalCard } from './proposal-card.tsx'
import { myProposalsQuery } from './queries.ts'
import { wishWords } from './wishes/wish-words.ts'
import { proposalWords as words } from './words.ts'

export function MyProposalsPage() {
  const say = useSay()
  const { api } = useDesk()
  const query = useQuery(myProposalsQuery(api))
  const today = dayOf(new Date())
  const all = query.data ?? []
  const waiting = all.filter((each) => isWaiting(each, today))
  const others = all.filter((each) => !isWaiting(each, today))
  return (
    <Page title={say(words.title)} lead={say(words.lead)} narrow>
      {query.isPending && <Loading />}
      {query.isError && !query.data && <Unread error={query.error} retry={query.refetch} />}
      {query.data && all.length === 0 && (
        <div className="teach">
          <p className="strong">{say(words.teachTitle)}</p>
          <p>{say(words.teachHow)}</p>
          <p>{say(words.teachThen)}</p>
        </div>
      )}
      {waiting.map((each, at) => (
        <ProposalCard key={each.id + each.side} proposal={each} first={at === 0} />
      ))}
      {all.length > 0 && waiting.length === 0 && <p>{say(words.noneNow)}</p>}
      {others.length > 0 && (
        <Section title={say(words.answered)}>
          <ul className="cards">
            {others.map((each) => (
              <AnsweredProposal key={each.id + each.side} proposal={each} />
            ))}
          </ul>
        </Section>
      )}
      <p className="back">
        <Link to="/wishes">{say(wishWords.toWishes)}</Link>
      </p>
    </Page>
  )
}

/** The screen before the room: one scene of five, led by the host from here or from a phone at the same address. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import './hall.css'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { type Run, type RunPlace, runQuery } from '../queries.ts'
import { DrawScene } from './draw-scene.tsx'
import { HallControls } from './hall-controls.tsx'
import { HallFoot, HallHead } from './hall-frame.tsx'
import { hallWords as words } from './hall-words.ts'
import { countLandings, groupAt, groupsOf } from './landings.ts'
import { ListScene } from './list-scene.tsx'
import { type Ceremony, ceremonyQuery, transcriptQuery } from './queries.ts'
import { pairsOnPage, ResultScene } from './result-scene.tsx'
import { RevealScene } from './reveal-scene.tsx'
import { SealScene } from './seal-scene.tsx'
import { useHall } from './use-hall.ts'
import { VoidScene } from './void-scene.tsx'

export function HallPage() {
  const say = useSay()
  const { api } = useDesk()
  const place = useParams({ strict: false }) as RunPlace
  const followed = useQuery(ceremonyQuery(api, place))
  const ceremony = followed.data
  const stage = ceremony?.stage
  // The run is asked anew whenever the ceremony has gone on: its acts name its version.
  const run = useQuery({ ...runQuery(api, place), enabled: ceremony !== undefined })
  const { refetch } = run
  useEffect(() => {
    if (stage) void refetch()
  }, [stage, refetch])
  if (ceremony && run.data) {
    const behind = followed.failureCount > 0 || followed.isError
    const since = behind ? new Date(followed.dataUpdatedAt) : undefined
    return <HallShown place={place} run={run.data} ceremony={ceremony} behindSince={since} />
  }
  const failed = [followed, run].find(({ isError }) => isError)
  if (!failed) return <Loading />
  return (
    <Page title={say(words.title)} narrow>
      <Unread error={failed.error} retry={failed.refetch} />
    </Page>
  )
}

interface HallShownProps {
  place: RunPlace
  run: Run
  ceremony: Ceremony
  behindSince: Date | undefined
}

const scenes = 5
const drawScene = 4

function HallShown({ place, run, ceremony, behindSince }: HallShownProps) {
  const { api } = useDesk()
  const { stage } = ceremony
  const published = useQuery(transcriptQuery(api, place, stage === 'drawn'))
  const transcript = published.data
  const groups = transcript ? groupsOf(transcript) : []
  const all = countLandings(groups)
  const hall = useHall(place, ceremony)
  const landed = Math.min(hall.landed, all)
  const { scene } = hall
  // Each screen turns the pages of the result by itself: somebody may be looking for a village on one of them.
  const [page, setPage] = useState(0)
  const pages = Math.ceil((transcript?.pairs.length ?? 0) / pairsOnPage)
  const isLanding = scene === drawScene && stage === 'drawn'
  const next = () => {
    if (isLanding && landed < all) hall.move({ landed: landed + 1 })
    else if (scene < scenes) hall.move({ scene: scene + 1 })
    else if (page < pages - 1) setPage(page + 1)
  }
  const back = () => {
    if (isLanding && landed > 0) hall.move({ landed: landed - 1 })
    else if (scene === scenes && page > 0) setPage(page - 1)
    else if (scene > 1) hall.move({ scene: scene - 1 })
  }
  const skip = () => {
    // After the last pair of a group the next one is meant.
    const group = groupAt(groups, landed + 1)
    if (group) hall.move({ landed: Math.min(all, group.before + group.landings.length) })
  }
  return (
    <div className={`hall scene-${scene}`}>
      <HallHead ceremony={ceremony} scene={scene} />
      <section className="hall-scene">
        {stage === 'void' ? (
          <VoidScene ceremony={ceremony} />
        ) : (
          <>
            {scene === 1 && <ListScene ceremony={ceremony} />}
            {scene === 2 && <SealScene ceremony={ceremony} />}
            {scene === 3 && <RevealScene ceremony={ceremony} />}
            {scene === drawScene && (
              <DrawScene
                ceremony={ceremony}
                transcript={transcript}
                unread={published.isError}
                groups={groups}
                landed={landed}
              />
            )}
            {scene === scenes && (
              <ResultScene
                place={place}
                ceremony={ceremony}
                transcript={transcript}
                page={page}
                onTurn={setPage}
              />
            )}
          </>
        )}
      </section>
      <HallFoot ceremony={ceremony} behindSince={behindSince} unsent={hall.unsent} />
      <HallControls
        run={run}
        ceremony={ceremony}
        isLanding={isLanding && landed < all}
        onNext={next}
        onBack={back}
        onSkip={skip}
      />
    </div>
  )
}

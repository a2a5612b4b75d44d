/** A county that this very process serves, for tests that lead runs through the API. */
import { composeThread } from '#apps/server/compose.ts'
import { computeRun } from '#rooms/pairing/server/door.ts'
import { startApplication, testClock } from '../application/application.ts'
import { journal } from '../application/compose-application.ts'
import { type County, furnishCounty, type Participants } from './furnish-county.ts'

export { type County, countyCode, type Participant, region } from './furnish-county.ts'

/** @param area of the programme, when it is not the county */
export async function makeCounty(
  template: string,
  participants: Participants,
  area?: string,
): Promise<County> {
  const clock = testClock()
  const application = await startApplication({ clock: clock.now })
  const { adminUrl, appUrl } = application.database
  const thread = composeThread(appUrl, { journal })
  return furnishCounty(
    {
      application: { ...application, adminUrl },
      clock,
      passDays: async (days) => clock.forward(days * 86_400_000),
      compute: (run) => computeRun(application.work, thread, run),
      close: async () => {
        await thread.close()
        await application.close()
      },
    },
    template,
    participants,
    area,
  )
}

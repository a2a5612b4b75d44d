import { verifyWords } from '#apps/web/portal/verify-words.ts'
import { say } from '#base/shared/words.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { assetPath } from './assets.ts'
import { demoOf } from './demo-kind.ts'
import { runFileAt } from './disclosure/addresses.ts'
import { type Reader, renderPage } from './layout.ts'
import { placeOf, programmeName } from './programme-name.ts'
import { verifyBody } from './verify-body.ts'
import { frameWords } from './words.ts'

export interface Verifying {
  programme: PublicProgramme | undefined
  /** Whose transcript is meant, when it is not that of the run in force. */
  run: { countyCode: string; id: string } | undefined
  /** Code of the village whose pair is looked up at once. */
  community: string | undefined
}

export function verifyPage(reader: Reader, { programme, run, community }: Verifying): string {
  const { language } = reader
  return renderPage({
    ...reader,
    query: {
      ...(run ? { run: `${run.countyCode}-${run.id}` } : programme && { programme: programme.id }),
      ...(community && { community }),
    },
    title: say(verifyWords.title, language),
    place: programme ? placeOf(programme) : { name: say(frameWords.home, language), href: '/' },
    demo: demoOf(programme ? [programme] : []),
    body: verifyBody(language, {
      published: programme && {
        address: run
          ? runFileAt(run, 'transcript')
          : `/api/public/programmes/${programme.id}/transcript`,
        name: programmeName(programme, language),
      },
      community,
      downloads: true,
      quicknet: assetPath('quicknet.ts'),
    }),
    script: 'verify.ts',
  })
}

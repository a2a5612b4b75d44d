import { verifyWords } from '#apps/web/portal/verify-words.ts'
import { say } from '#base/shared/words.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { assetPath } from './assets.ts'
import { type Reader, renderPage } from './layout.ts'
import { placeOf, programmeName } from './programme-name.ts'
import { verifyBody } from './verify-body.ts'
import { frameWords } from './words.ts'

export interface Verifying {
  programme: PublicProgramme | undefined
  /** Of this run of it, as the result of a draw in public; otherwise of the one in force. */
  run: { county: string; id: string } | undefined
  /** Code of the village whose pair is looked up at once. */
  community: string | undefined
}

export function verifyPage(reader: Reader, { programme, run, community }: Verifying): string {
  const { language } = reader
  const address = run
    ? `/api/public/runs/${run.county}/${run.id}/transcript.json`
    : `/api/public/programmes/${programme?.id}/transcript`
  return renderPage({
    ...reader,
    query: {
      ...(run ? { run: `${run.county}-${run.id}` } : programme && { programme: programme.id }),
      ...(community && { community }),
    },
    title: say(verifyWords.title, language),
    place: programme ? placeOf(programme) : { name: say(frameWords.home, language), href: '/' },
    demo: programme?.demo ?? false,
    body: verifyBody(language, {
      published: programme && { address, name: programmeName(programme, language) },
      community,
      downloads: true,
      quicknet: assetPath('quicknet.ts'),
    }),
    script: 'verify.ts',
  })
}

/** The page behind the link in every e-mail: one button, without a sign-in. */
import { html } from 'ghtml'
import { type Route, route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { say } from '#base/shared/words.ts'
import { isUnsubscribeLink, unsubscribe, mailWords as words } from '#rooms/notices/server/door.ts'
import { unsubscribeInput } from '#rooms/notices/shared/schema.ts'
import { type Reader, readerOf, renderPage } from './layout.ts'
import { frameWords } from './words.ts'

const path = '/unsubscribe/:county/:token'

export const unsubscribeRoutes: Route[] = [
  route({
    method: 'GET',
    path,
    summary: 'Asks whether e-mails of notices are to end',
    access: 'public',
    input: unsubscribeInput,
    output: 'page',
    async handle(context) {
      const { county, token } = context.params
      const known = await context.read({ counties: [county] }, (tx) =>
        isUnsubscribeLink(tx, county, token),
      )
      if (!known) throw absent()
      const reader = readerOf(context)
      const { language } = reader
      return page(
        reader,
        say(words.stopTitle, language),
        html`<p class="lead">${say(words.stopAsk, language)}</p>
<form method="post" class="form"><p class="acts"><button class="button first" type="submit">${say(words.stop, language)}</button></p></form>`,
      )
    },
  }),
  // Programs that read e-mail press it by themselves, too (RFC 8058).
  route({
    method: 'POST',
    path,
    summary: 'Ends e-mails of notices to whom the link is of',
    access: 'public',
    input: unsubscribeInput,
    output: 'page',
    async handle(context) {
      const { county, token } = context.params
      const known = await context.write({ counties: [county] }, (tx) =>
        unsubscribe(tx, county, token),
      )
      if (!known) throw absent()
      const reader = readerOf(context)
      const { language } = reader
      return page(
        reader,
        say(words.stopped, language),
        html`<p class="lead">${say(words.stoppedHow, language)}</p>`,
      )
    },
  }),
]

function page(reader: Reader, title: string, body: string): string {
  return renderPage({
    ...reader,
    title,
    place: { name: say(frameWords.home, reader.language), href: '/' },
    demo: false,
    body: html`<h1>${title}</h1>!${body}`,
  })
}

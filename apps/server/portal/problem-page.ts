import { html } from 'ghtml'
import type { ProblemPage } from '#base/server/http/answer-problem.ts'
import type { Language } from '#base/shared/language.ts'
import type { ProblemBody } from '#base/shared/problem.ts'
import { say } from '#base/shared/words.ts'
import { renderPage } from './layout.ts'
import { fieldWords, frameWords, problemWords } from './words.ts'

/** Of a page only the address can be wrong, and few readers know its parts: they are named in words. */
function faultsOf({ errors = [] }: ProblemBody, language: Language): string {
  if (errors.length === 0) return ''
  const named = errors.map(({ pointer, detail }) => {
    const name = Object.hasOwn(fieldWords, pointer)
      ? say(fieldWords[pointer as keyof typeof fieldWords], language)
      : pointer
    return html`<li>${say(problemWords.fault, language, { name, detail })}</li>`
  })
  return html`<ul class="lead">!${named.join('')}</ul>
<p class="second">${say(problemWords.address, language)}</p>`
}

/** Of whoever has to sign in, may not, or is another by now. */
const deskStatuses = [401, 403, 409]

/** @param demo whether the installation is one: a reader who lost the way must not take it for a real one */
export function problemPageOf(demo: boolean): ProblemPage {
  return (problem, language) => problemPage(problem, language, demo)
}

function problemPage(problem: ProblemBody, language: Language, demo: boolean): string {
  // In another language a link to a file would fetch it, as whoever is signed in by now.
  const isFile = problem.instance.startsWith('/api/')
  const ofDesk = deskStatuses.includes(problem.status)
  const title = problem.errors ? say(problemWords.wrongAddress, language) : problem.title
  return renderPage({
    language,
    title,
    // Where nothing is, there is nothing in another language either.
    path: problem.status === 404 || isFile ? '/' : problem.instance,
    place: { name: say(frameWords.home, language), href: '/' },
    // Nobody knows which of its counties was meant.
    demo: demo && 'both',
    large: false,
    body: html`<h1>${title}</h1>
!${problem.detail ? html`<p class="lead">${problem.detail}</p>` : ''}
!${faultsOf(problem, language)}
<p class="acts"><a class="button" href="${ofDesk ? '/desk' : '/'}">${say(ofDesk ? problemWords.desk : problemWords.help, language)}</a></p>
<p class="small third">${say(problemWords.id, language)} <span class="mono">${problem.requestId}</span></p>`,
  })
}

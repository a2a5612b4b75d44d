import { html } from 'ghtml'
import type { Language } from '#base/shared/language.ts'
import type { ProblemBody } from '#base/shared/problem.ts'
import { say } from '#base/shared/words.ts'
import { renderPage } from './layout.ts'
import { frameWords, problemWords } from './words.ts'

export function problemPage(problem: ProblemBody, language: Language): string {
  return renderPage({
    language,
    title: problem.title,
    path: problem.instance,
    place: { name: say(frameWords.home, language), href: '/' },
    demo: false,
    large: false,
    body: html`<h1>${problem.title}</h1>
!${problem.detail ? html`<p class="lead">${problem.detail}</p>` : ''}
!${(problem.errors ?? []).map((each) => html`<p>${each.pointer}: ${each.detail}</p>`).join('')}
<p class="acts"><a class="button" href="/">${say(problemWords.help, language)}</a></p>
<p class="small third">${say(problemWords.id, language)} <span class="mono">${problem.requestId}</span></p>`,
  })
}

import { html } from 'ghtml'
import type * as z from 'zod'
import { dayOf } from '#base/server/clock.ts'
import { sayDay } from '#base/shared/days.ts'
import type { Language } from '#base/shared/language.ts'
import { say } from '#base/shared/words.ts'
import type { DisclosedRun } from '#rooms/pairing/shared/disclosure-schema.ts'
import type { objectionItem } from '#rooms/pairing/shared/run-schema.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import type { DemoKind } from '../demo-kind.ts'
import { type Reader, renderPage } from '../layout.ts'
import { placeOf, programmeName } from '../programme-name.ts'
import { frameWords } from '../words.ts'
import { disclosureAt } from './addresses.ts'
import { disclosureWords, answerWords as words } from './words.ts'

export type Objection = z.infer<typeof objectionItem>

export interface AnswerView {
  /** Undefined when the programme was withdrawn since: nothing of it is told but the answer. */
  published: { programme: PublicProgramme; run: DisclosedRun } | undefined
  demo: DemoKind | false
  /** What was typed and is no code of an objection, and why not. */
  typed?: { code: string; wrong: 'unknown' | 'incomplete' }
  objection?: Objection | undefined
}

/** 查答复: by the code alone, without a name. */
export function answerPage(reader: Reader, view: AnswerView): string {
  const { language } = reader
  const { published, objection, demo } = view
  const title = say(words.title, language)
  const programme = published?.programme
  const back = published && disclosureAt(published.programme.id, published.run)
  const office = programme?.office ?? say(words.office, language)
  return renderPage({
    ...reader,
    title: programme ? `${title} · ${programmeName(programme, language)}` : title,
    place: programme ? placeOf(programme) : { name: say(frameWords.home, language), href: '/' },
    demo,
    body: html`!${objection ? answered(objection, office, language) : formOf(view, language)}
<p class="links">!${objection ? html`<a href="${reader.path}">${say(words.another, language)}</a>` : ''}
!${back ? html`<a href="${back}">${say(disclosureWords.back, language)}</a>` : ''}</p>`,
  })
}

function formOf({ typed }: AnswerView, language: Language): string {
  const wrong = typed
    ? html`<span class="fault" id="code-fault" role="alert">${say(words[typed.wrong], language)}</span>`
    : ''
  return html`<h1>${say(words.title, language)}</h1>
<p class="second">${say(words.lead, language)}</p>
<form method="post" class="form">
<label class="ask" for="code">${say(words.code, language)}</label>
<p class="small second" id="code-hint">${say(words.hint, language)}</p>
!${wrong}
<input class="field mono" id="code" name="code" value="${typed?.code ?? ''}" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="60" required aria-describedby="${typed ? 'code-hint code-fault' : 'code-hint'}"!${typed ? ' aria-invalid="true"' : ''}>
<p class="acts"><button class="button first" type="submit">${say(words.read, language)}</button></p></form>`
}

function answered(objection: Objection, office: string, language: Language): string {
  const { decision, decidedBy, decidedAt, answer, body, proposalId, receivedAt } = objection
  const day = (moment: string) => sayDay(dayOf(new Date(moment)), language)
  const about = say(proposalId === null ? words.aboutRun : words.aboutPair, language)
  const said =
    decision && decidedAt
      ? html`<h1>${say(words[decision], language)}</h1>
!${decision === 'upheld' && proposalId !== null ? html`<p class="lead">${say(words.upheldPair, language)}</p>` : ''}
<p class="told">${answer ?? ''}</p>
<p class="since">${say(words.by, language, { name: decidedBy ?? '', day: day(decidedAt) })}</p>`
      : html`<h1>${say(words.waiting, language)}</h1>
<p class="lead">${say(words.waitingLead, language, { office })}</p>`
  return html`!${said}
<section><h2>${say(words.yours, language)}</h2>
<p class="since">${say(words.at, language, { day: day(receivedAt), about })}</p>
<p class="told">${body ?? ''}</p></section>`
}

/** E-mails hold titles and links, and nothing of anybody. */
import { html } from 'ghtml'
import { toTraditional } from '#base/server/http/traditional.ts'
import { sayDay } from '#base/shared/days.ts'
import type { Language } from '#base/shared/language.ts'
import { type Saying, say } from '#base/shared/words.ts'
import type { Message } from '../parts.ts'
import { mailWords as words } from './mail-words.ts'

interface About {
  language: Language
  publicUrl: string
  /** What the Message-ID is made from. */
  id: string
}

interface Line {
  title: Saying
  leadsTo: string
  dueOn: string | null
}

type Composed = Omit<Message, 'to'>

export function composeNotices(
  lines: readonly Line[],
  { language, publicUrl, id, unsubscribe }: About & { unsubscribe: string },
): Composed {
  const told = lines.map(({ title, leadsTo, dueOn }) => ({
    text:
      said(title, language) +
      (dueOn ? say(words.due, language, { day: sayDay(dueOn, language) }) : ''),
    link: `${publicUrl}/desk${leadsTo}`,
  }))
  const [first] = told
  const subject =
    told.length === 1 && first
      ? say(words.subjectOne, language, { title: first.text })
      : say(words.subjectMany, language, { count: told.length })
  const all = `${publicUrl}/desk/notices`
  const text = [
    ...told.map((each) => `${each.text}\n${each.link}\n`),
    `${say(words.all, language)}\n${all}\n`,
    say(words.why, language),
    `${say(words.stop, language)}\n${unsubscribe}`,
  ].join('\n')
  const body = html`<!doctype html>
<html lang="${language}"><body style="font-family:sans-serif;line-height:1.6;color:#1d1b18">
<ul>!${told.map((each) => html`<li><a href="${each.link}">${each.text}</a></li>`)}</ul>
<p><a href="${all}">${say(words.all, language)}</a></p>
<p style="color:#57524b">${say(words.why, language)} <a href="${unsubscribe}">${say(words.stop, language)}</a></p>
</body></html>`
  return inScript(language, {
    ...{ subject, text, html: body, messageId: messageIdOf(id, publicUrl) },
    headers: {
      'List-Unsubscribe': `<${unsubscribe}>`,
      // RFC 8058: the reader's program ends it by itself.
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    },
  })
}

export function composeCode(code: string, { language, publicUrl, id }: About): Composed {
  const lines = [say(words.code, language, { code }), say(words.notYou, language)]
  return inScript(language, {
    subject: say(words.codeSubject, language),
    text: lines.join('\n\n'),
    html: html`<!doctype html><html lang="${language}"><body>!${lines.map((line) => html`<p>${line}</p>`)}</body></html>`,
    messageId: messageIdOf(id, publicUrl),
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
}

/** Addresses are of letters that no conversion touches. */
function inScript(language: Language, composed: Composed): Composed {
  if (language !== 'zh-Hant') return composed
  const { subject, text, html: body } = composed
  return {
    ...composed,
    ...{ subject: toTraditional(subject), text: toTraditional(text), html: toTraditional(body) },
  }
}

function said(title: Saying, language: Language): string {
  return language === 'en' ? title.en : title.zh
}

function messageIdOf(id: string, publicUrl: string): string {
  return `<${id}@${new URL(publicUrl).hostname}>`
}

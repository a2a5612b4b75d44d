/** What is said of the parties' own links: slips to hand out, and one in place of another that was lost. */
import type { Words } from '#base/shared/words.ts'

export const linkWords = {
  title: { zh: '公布了，把链接交给各方', en: 'Announced: hand each party its link' },
  lead: {
    zh: '每一方的链接只在这一页出现一次，离开就没有了。现在打印，或者一条一条发给本人。',
    en: 'Each link is shown on this page once and is gone when you leave. Print them now, or send each to its owner.',
  },
  papersOnly: {
    zh: '各方都用纸，没有要保密的链接。把下面的网址交给各方，让他们自己做封存纸。',
    en: 'All parties use paper; there is no link to keep. Hand each the address below, to make its own paper.',
  },
  renewedTitle: { zh: '换好了，把新链接交给{party}', en: 'Done: hand {party} its new link' },
  renewedLead: {
    zh: '旧链接不能用了。新链接只在这一页出现一次，离开就没有了。',
    en: 'The old link speaks no more. The new one is shown on this page once and is gone when you leave.',
  },
  print: { zh: '打印', en: 'Print' },
  toHost: { zh: '去主持抽签', en: 'Go to the draw' },
  backToHost: { zh: '回到公开抽签', en: 'Back to the draw' },
  slipHow: {
    zh: '用手机扫这张图，或者打开这个链接。只给这一方，不要转给别人。封存和揭开用同一部手机、同一个浏览器。',
    en: 'Scan the picture or open the link. It is for this party alone. Seal and reveal on the same phone, in the same browser.',
  },
  paperHow: {
    zh: '这一方用纸。自己找一台能打印的电脑，打开这个网址，做一份封存纸，印出来，第 2 部分自己封好。',
    en: 'This party uses paper. On a computer of its own that prints, it opens this address, makes the paper and seals part 2 itself.',
  },
  qr: { zh: '{party}的链接', en: 'Link of {party}' },
  renew: { zh: '换链接', en: 'New link' },
  renewTitle: { zh: '给{party}换一个链接？', en: 'A new link for {party}?' },
  renewDetail: {
    zh: '换了以后，旧链接马上不能用。换过链接、谁换的、为什么，写进抽签记录。',
    en: 'The old link speaks no more at once. That it was renewed, by whom and why stands in the minutes.',
  },
  reason: { zh: '为什么换', en: 'Why' },
  reasonHint: { zh: '会写进抽签记录。', en: 'It stands in the minutes.' },
  reasonWrong: { zh: '写明为什么换，最多 500 个字', en: 'Say why, in at most 500 characters' },
  reasonLost: { zh: '链接丢了', en: 'The link was lost' },
  reasonPhone: { zh: '换了手机', en: 'Another phone is used' },
  lost: {
    zh: '链接丢了的，封存以前可以换一个。封存以后，数在封存的那部手机里，换链接也取不出来：抄过、存过的数还能揭开；找不回来，就只能作废，重新公布，可以改用纸。',
    en: 'A party that lost its link gets another before it seals. Afterwards its number is on the phone that sealed it, and no link brings it back: a number that was copied or saved still reveals; without one, void the draw and announce it anew, on paper if need be.',
  },
} as const satisfies Words

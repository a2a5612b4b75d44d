/** What the page of a draw says, on the server and on a party's phone. */
import type { Words } from '#base/shared/words.ts'

export const ceremonyWords = {
  title: { zh: '公开抽签', en: 'Public draw' },
  about: {
    zh: '{supporters} 家单位，{communities} 个村（社区），{day}公布。',
    en: '{supporters} units and {communities} villages, announced on {day}.',
  },
  atPlace: { zh: '地点：{place}。', en: 'Held at: {place}.' },
  how: {
    zh: '每一方各做一个数，先封存，都封好了再揭开，再加一个公共数，合起来定结果。只要有一方公道，谁也操纵不了。',
    en: 'Each party makes a number and seals it; when all have sealed, all reveal; a public value is added, and all together decide. One honest party is enough.',
  },
  stage: { zh: '到哪一步', en: 'How far it is' },
  sealing: {
    zh: '各方正在封存自己的数，还没有人揭开。',
    en: 'The parties are sealing their numbers; nobody has revealed one.',
  },
  revealing: { zh: '封存截止了，各方正在揭开。', en: 'The sealing is closed; the parties reveal.' },
  waiting: { zh: '各方都揭开了，等公共数。', en: 'All have revealed; the public value is next.' },
  ready: { zh: '数都齐了，马上抽签。', en: 'All numbers are there; it is about to be drawn.' },
  drawn: { zh: '抽完了。', en: 'It is drawn.' },
  void: {
    zh: '这次抽签作废了，不算数。记录留着，会重新公布、重新抽。',
    en: 'This draw is void and does not count. The record stays; it is announced and held anew.',
  },
  parties: { zh: '各方', en: 'Parties' },
  notSealed: { zh: '还没有封存', en: 'not sealed yet' },
  sealed: { zh: '封好了', en: 'sealed' },
  revealed: { zh: '揭开了', en: 'revealed' },
  notRevealed: { zh: '没有揭开', en: 'not revealed' },
  beacon: { zh: '公共数', en: 'Public value' },
  beaconAt: { zh: '{at} 公布。', en: 'Published {at}.' },
  fingerprint: { zh: '名单指纹', en: 'Fingerprint of the list' },
  verify: { zh: '看结果，自己算一遍', en: 'See the result and recompute it' },
  record: { zh: '下载抽签记录', en: 'Download the record' },
  withoutScript: {
    zh: '这个浏览器没有运行脚本，做不了数。换一个浏览器，或者请主持人改用纸。',
    en: 'This browser runs no script and can make no number. Try another, or ask the host for paper.',
  },
  paper: { zh: '用纸封存的：做一份封存纸', en: 'For parties on paper: make a sealed paper' },

  yours: { zh: '您代表：{party}', en: 'You stand for: {party}' },
  offline: {
    zh: '没有网络。留在这一页，连上会自己跟上。',
    en: 'No network. Stay on this page; it follows by itself once it is back.',
  },
  unsent: {
    zh: '没有网络，还没有交上去。有网了再按一次，不会重复。',
    en: 'No network: nothing was sent. Press again once it is back; nothing is done twice.',
  },
  wrongLink: {
    zh: '这个链接不是这次抽签里哪一方的，或者已经换成了新的。请找主持人要自己的那一个。',
    en: 'This link belongs to no party of this draw, or another was made in its place. Ask the host for your own.',
  },
  make: { zh: '做一个数并封存', en: 'Make a number and seal it' },
  makeHow: {
    zh: '手机会随机做一个数，只留在这部手机里；交上去的是它的封存指纹，从指纹推不出数来。',
    en: 'The phone makes a number at random and keeps it. What is handed in is its seal, from which nobody can tell the number.',
  },
  keep: {
    zh: '揭开的时候要用这部手机、这个浏览器。',
    en: 'You will need this phone and this browser to reveal it.',
  },
  cannotKeep: {
    zh: '这个浏览器不让网页存东西（可能开了无痕浏览），数会丢，所以没有封存。换一个窗口或浏览器，再打开链接。',
    en: 'This browser lets the page keep nothing (a private window, perhaps), and the number would be lost; so nothing was sealed. Open the link in another window or browser.',
  },
  isSealed: { zh: '封好了', en: 'Sealed' },
  isSealedHow: {
    zh: '数在这部手机里。等主持人截止封存，这一页会出现“揭开”。别清浏览器，别换手机。',
    en: 'The number is on this phone. When the host closes the sealing, “Reveal” appears here. Clear nothing and keep this phone.',
  },
  yourSeal: { zh: '您的封存指纹', en: 'Your seal' },
  copy: { zh: '怕手机出问题，抄一份或者存一份', en: 'In case the phone fails: copy it or save it' },
  copyHow: {
    zh: '这就是您的数，揭开以前不要给任何人看。',
    en: 'This is your number. Show it to nobody before it is revealed.',
  },
  save: { zh: '存成文件', en: 'Save as a file' },
  elsewhere: {
    zh: '已经封存了，可数不在这部手机里。',
    en: 'It is sealed, but the number is not on this phone.',
  },
  elsewhereHow: {
    zh: '请用封存的那部手机、那个浏览器打开链接；或者把抄下来的数填在这里。',
    en: 'Open the link on the phone and in the browser that sealed it, or write the number here as you copied it.',
  },
  elsewhereNow: {
    zh: '请用封存的那部手机、那个浏览器打开链接。不是您封存的话，马上告诉主持人：有别人拿了这个链接。',
    en: 'Open the link on the phone and in the browser that sealed it. If it was not you, tell the host at once: somebody else has this link.',
  },
  differs: {
    zh: '这部手机里的数，和封存的对不上，不能揭开。',
    en: 'The number on this phone does not fit the seal and cannot be revealed.',
  },
  typed: { zh: '抄下来的数，64 位', en: 'The number as you copied it, 64 digits' },
  typedFile: { zh: '选存下的文件', en: 'Choose the saved file' },
  typedWrong: {
    zh: '要正好 64 位，只有数字 0–9 和字母 a–f。',
    en: 'Exactly 64 digits, 0–9 and a–f.',
  },
  typedDiffers: {
    zh: '这个数和封存的对不上。看看有没有抄错，或者是别的一次抽签的。',
    en: 'It does not fit the seal. See whether it was copied wrong, or belongs to another draw.',
  },
  use: { zh: '用这个数揭开', en: 'Reveal this number' },
  reveal: { zh: '揭开', en: 'Reveal' },
  revealHow: {
    zh: '封存截止了，现在揭开您的数。揭开以后谁都看得见，也谁都能核对它就是封存的那一个。不揭开，这次抽签就作废。',
    en: 'The sealing is closed. Reveal your number: everybody sees it then, and can check that it is the one you sealed. If you do not, the draw is void.',
  },
  isRevealed: { zh: '揭开了', en: 'Revealed' },
  isRevealedHow: {
    zh: '和封存的对得上。您要办的都办完了，可以在这一页看后面的。',
    en: 'It fits its seal. All of yours is done; you can follow the rest here.',
  },
  late: {
    zh: '公共数已经公布，现在封存或者揭开就等于挑结果，都不能了。按公布的规矩，这次要作废重来。',
    en: 'The public value is known; to seal or to reveal now would be to choose. By the rule that was announced, the draw is void and held anew.',
  },
  isOver: { zh: '您要办的都办完了。', en: 'All of yours is done.' },
  isVoid: {
    zh: '这次作废了，这个数没有用了。再抽的时候会给您新的链接。',
    en: 'The draw is void and this number is of no more use. For the next one you get a new link.',
  },
} as const satisfies Words

export type CeremonySaying = keyof typeof ceremonyWords

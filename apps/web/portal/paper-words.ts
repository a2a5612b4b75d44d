/** What the page that makes a sealed paper says, and the paper itself. */
import type { Words } from '#base/shared/words.ts'

export const paperWords = {
  title: { zh: '做封存纸', en: 'Make a sealed paper' },
  lead: {
    zh: '给没有自己设备、用纸封存的一方。这一页随机做一个数，印成一张纸，分两部分：第 1 部分交给主持人，第 2 部分折起来封好，自己保管。',
    en: 'For a party that seals on paper. This page makes a number at random and prints it on a sheet in two parts: part 1 is for the host, part 2 is folded, sealed and kept by the party.',
  },
  withoutScript: {
    zh: '这个浏览器没有运行脚本，做不了数。换一个浏览器再打开。',
    en: 'This browser runs no script and can make no number. Open the page in another.',
  },
  party: { zh: '您代表哪一方', en: 'Which party you stand for' },
  make: { zh: '做一份封存纸', en: 'Make the paper' },
  again: { zh: '重做一份', en: 'Make another' },
  print: { zh: '打印', en: 'Print' },
  made: { zh: '做好了，现在打印', en: 'Made: print it now' },
  madeHow: {
    zh: '数只在这一页里，没有存、也没有发出去；关掉就没有了。印坏了就重做一份，两部分要用同一份的。',
    en: 'The number is on this page alone: it was neither kept nor sent, and is gone when the page is closed. If the print fails, make another; use both parts of the same one.',
  },
  offline: {
    zh: '这一页发不出任何东西，断了网也能用：可以先打开，断网，再做。',
    en: 'This page cannot send anything and works without a network: open it, disconnect, then make the paper.',
  },
  byHand: { zh: '没有打印机，照着抄', en: 'No printer: copy by hand' },
  byHandHow: {
    zh: '两张纸，一张抄封存指纹，一张抄数，都写上是哪一方。抄完对一遍：每组五位，一共 16 组。',
    en: 'Two sheets: the seal on one, the number on the other, each with the name of the party. Compare afterwards: 16 groups of five.',
  },
  seal: { zh: '封存指纹', en: 'The seal' },
  number: { zh: '数', en: 'The number' },
  how: { zh: '怎么用', en: 'How it is used' },
  how1: {
    zh: '印出来，沿虚线剪开。',
    en: 'Print it and cut it along the dashed line.',
  },
  how2: {
    zh: '第 1 部分当场交给主持人：两个人各输一遍，谁都可以看。',
    en: 'Hand part 1 to the host: two people type it in. Anybody may see it.',
  },
  how3: {
    zh: '第 2 部分数字朝里对折两次，装进不透光的信封，封口上签字，自己保管。',
    en: 'Fold part 2 twice with the digits inside, put it into an envelope that lets no light through, sign across the flap, and keep it.',
  },
  how4: {
    zh: '封存截止以后，主持人说“揭开”时，当众拆开第 2 部分，两个人各输一遍。和第 1 部分对不上的，系统不收。',
    en: 'When the sealing is closed and the host calls for it, open part 2 before everybody; two people type it in. One that does not fit part 1 is refused.',
  },
  protects: { zh: '它保证什么，不保证什么', en: 'What it protects, and what not' },
  protects1: {
    zh: '揭开以前，从封存指纹推不出数来；交了指纹以后，谁也换不了数。',
    en: 'Nobody can tell the number from its seal, and once the seal is handed in, nobody can change the number.',
  },
  protects2: {
    zh: '谁印这张纸，谁就可能留一份。所以由参加的这一方自己印、自己封，不要请主持人代印；别人的电脑、公用的打印机也可能留底。',
    en: 'Whoever prints the sheet could keep a copy. So the party prints and seals it itself and does not ask the host to; a computer of others or a shared printer may keep one too.',
  },
  protects3: {
    zh: '第 2 部分丢了，揭不开，这次抽签就作废。要多留一份，另装一个信封，同样封好。',
    en: 'When part 2 is lost nothing can be revealed and the draw is void. A second copy goes into an envelope of its own, sealed likewise.',
  },
  noPaper: {
    zh: '这次抽签，各方都用自己的手机封存，没有用纸的一方。',
    en: 'In this draw every party seals on its own phone; none uses paper.',
  },
  allSealed: {
    zh: '用纸的各方都已经封存，不用再做。',
    en: 'All parties on paper have sealed; there is nothing to make.',
  },
  tooLate: {
    zh: '封存已经截止，现在做的纸没有用。',
    en: 'The sealing is closed: a paper made now is of no use.',
  },
  back: { zh: '看这次抽签到哪一步', en: 'See how far the draw is' },

  part1: { zh: '第 1 部分：封存指纹，交给主持人', en: 'Part 1: the seal, for the host' },
  part1How: {
    zh: '封存截止以前，由两个人各用自己的账号照着输一遍。每组五位，最后一位是校验位，一起输。这一部分谁都可以看。',
    en: 'Typed in by two people, each with their own account, before the sealing is closed. Five digits a group, of which the last checks the others. Anybody may see this part.',
  },
  part2: {
    zh: '第 2 部分：数，封好，揭开以前谁也不看',
    en: 'Part 2: the number, sealed until it is revealed',
  },
  part2How: {
    zh: '数字朝里对折两次，装进信封，封口上签字。封存截止以后，主持人说“揭开”时当众拆开，由两个人各输一遍。每组五位，最后一位是校验位，一起输。',
    en: 'Fold it twice with the digits inside, put it into an envelope and sign across the flap. Opened before everybody when the host calls for it, and typed in by two people. Five digits a group, of which the last checks the others.',
  },
  cut: { zh: '沿这条线剪开', en: 'Cut here' },
  fold: { zh: '沿这条线向里折', en: 'Fold inwards here' },
  of: { zh: '哪一方', en: 'Party' },
  draw: { zh: '哪次抽签', en: 'Draw' },
  list: { zh: '名单指纹', en: 'Fingerprint of the list' },
  twin: { zh: '对应的封存指纹', en: 'Its seal begins' },
  handedBy: { zh: '交的人（签字）', en: 'Handed in by (signed)' },
  takenBy: { zh: '收的人（签字）', en: 'Taken by (signed)' },
  sealedBy: { zh: '封的人（签字）', en: 'Sealed by (signed)' },
  openedBy: { zh: '拆的人（签字）', en: 'Opened by (signed)' },
  when: { zh: '日期和时间', en: 'Date and time' },
} as const satisfies Words

export type PaperSaying = keyof typeof paperWords

/** What the pages of a disclosure say, and those of objecting to it. */

import type { Words } from '#base/shared/words.ts'
import type { DisclosureState, ObjectionBody } from '#rooms/pairing/shared/disclosure-schema.ts'
import type { RunKind } from '#rooms/pairing/shared/run-schema.ts'

export const disclosureWords = {
  title: { zh: '结对结果公示', en: 'The pairs, disclosed' },
  titleOf: { zh: '{of}结对结果公示', en: 'The pairs of {of}, disclosed' },
  from: { zh: '{from}起，', en: 'From {from}' },
  until: { zh: '到 {until}，', en: 'to {until},' },
  days: { zh: '五个工作日。', en: 'five working days.' },
  pairs: { zh: '结对', en: 'Pairs' },
  pair: { zh: '对', en: '' },
  communities: { zh: '村、社区', en: 'Villages and communities' },
  supporters: { zh: '单位', en: 'Units' },
  count: { zh: '个', en: '' },
  dropped: {
    zh: '有 {count} 对因异议成立不再作数，那些村重新结对。',
    en: '{count} pairs were undone by an objection, and those villages are paired again.',
  },
  rePairing: {
    zh: '这是重新结对，只列有变动的；没有变动的照旧。',
    en: 'This is a re-pairing: only what changes is listed, all else stays as it is.',
  },
  object: { zh: '提异议', en: 'Object' },
  readAnswer: { zh: '查答复', en: 'Read an answer' },
  ask: { zh: '找一个村、乡镇或单位', en: 'Village, township or unit' },
  list: { zh: '公示的结对', en: 'The pairs' },
  listOf: { zh: '{of}的结对', en: 'Pairs of {of}' },
  found: { zh: '“{query}”找到的结对', en: 'Pairs found for “{query}”' },
  notFound: {
    zh: '公示里没有“{query}”。可以只写名称里的两个字，或者写拼音。',
    en: 'The disclosure does not name “{query}”. Try two characters of the name, or its pinyin.',
  },
  meant: {
    zh: '公示里没有“{query}”，是不是：',
    en: 'The disclosure does not name “{query}”. Did you mean:',
  },
  tooMany: {
    zh: '叫“{query}”的太多，这里没有列全，再多写几个字。',
    en: 'Too much is called “{query}” to be listed here; write a little more.',
  },
  none: { zh: '没有结对。', en: 'No pairs.' },
  all: { zh: '全部结对', en: 'All pairs' },
  pairsOf: { zh: '{count} 对', en: '{count} pairs' },
  back: { zh: '回到公示', en: 'Back to the disclosure' },
  backTo: { zh: '回到{of}', en: 'Back to {of}' },
  how: { zh: '是怎么来的', en: 'How they came' },
  howMany: { zh: '{origin} {count} 对', en: '{count} {origin}' },
  between: { zh: '，', en: ', ' },
  end: { zh: '。', en: '.' },
  check: { zh: '不用相信，自己核对', en: 'Check it yourself' },
  checkLead: {
    zh: '名单先冻结，后结对，都留下了指纹：改一个字，指纹就对不上。',
    en: 'The list was frozen before anybody was paired, and both left a fingerprint: change one character and it fits no more.',
  },
  listHash: { zh: '冻结名单的指纹', en: 'Fingerprint of the frozen list' },
  resultHash: { zh: '结对结果的指纹', en: 'Fingerprint of the result' },
  verify: { zh: '自己算一遍', en: 'Recompute it' },
  listFile: { zh: '下载冻结名单', en: 'Download the frozen list' },
  resultFile: { zh: '下载公示文件', en: 'Download the transcript' },
  print: {
    zh: '要贴到公开栏，用浏览器的打印：印出来就是一张公告。只印一个乡镇，先点开那个乡镇。',
    en: 'For the notice board, print this page with your browser: it comes out as a notice. For one township, open it first.',
  },
  printParts: {
    zh: '要贴到公开栏：打开一个县（市、区）的“全部结对”，或者一个乡镇，用浏览器的打印，印出来就是一张公告。',
    en: 'For the notice board, open all pairs of a county, or a township, and print that page with your browser: it comes out as a notice.',
  },
  printHere: {
    zh: '要贴到公开栏，用浏览器的打印：印出来就是一张公告。',
    en: 'For the notice board, print this page with your browser: it comes out as a notice.',
  },
  goesOnFrom: { zh: '接前一张。', en: 'Continued from the sheet before.' },
  goesOn: {
    zh: '这一张没有列完，后面的在网页上翻到下一页再印。',
    en: 'The list goes on: turn to the next page on the screen and print it too.',
  },
  inForceDay: { zh: '公示已经结束，{day}生效。', en: 'The days are over; in force since {day}.' },
  notice: {
    zh: '有意见的，到 {until}为止都可以提：用手机扫这里的码；或者打开 {address}，找到“{programme}”；也可以直接找{office}。写明什么事就行，不要写身份证号。会有人具名答复。',
    en: 'Objections are taken until {until}: by the code beside this, at {address} under “{programme}”, or by {office} in person. Say what it is about and write no identity-card number. A named person answers.',
  },
  noticeOver: {
    zh: '全部结对和核对的办法：用手机扫这里的码，或者打开 {address}，找到“{programme}”。',
    en: 'All pairs, and how to check them: by the code beside this, or at {address} under “{programme}”.',
  },
} satisfies Words

export const stateWords: Words<DisclosureState> = {
  open: {
    zh: '正在公示。谁有意见，这几天都可以提，会有人具名答复。',
    en: 'Disclosed now. Anybody may object in these days; a named person answers.',
  },
  over: {
    zh: '公示的日子已经过了，还没有生效。',
    en: 'The days are over; it is not in force yet.',
  },
  'in-force': { zh: '公示已经结束，结对已生效。', en: 'The days are over and the pairs in force.' },
  void: {
    zh: '这次结对已经作废，不生效。',
    en: 'This pairing is void: nothing comes of it.',
  },
}

export const runKindWords: Words<RunKind> = {
  whole: { zh: '这次结对', en: 'This pairing' },
  're-pairing': { zh: '这次重新结对', en: 'This re-pairing' },
  remainder: { zh: '补配', en: 'Pairing of the remainder' },
  objection: { zh: '异议成立后重配', en: 'Paired again after an objection' },
}

export const objectionWords = {
  pairGone: {
    zh: '这一对已经不在公示里了。您写的还在下面：可以改成对整个结对提，也可以回公示另选一对。',
    en: 'The pair is disclosed no more. What you wrote is below: object to the pairing as a whole, or choose another pair.',
  },
  title: { zh: '提异议', en: 'Object' },
  lead: {
    zh: '到 {until}为止都可以提。写的内容只给{office}看；会有人具名答复。',
    en: 'Until {until}. Only {office} reads what you write, and a named person answers.',
  },
  about: { zh: '对什么有意见', en: 'What is it about' },
  aboutPair: { zh: '{community}和{supporter}这一对', en: '{community} and {supporter}' },
  aboutRun: { zh: '整个结对的办法或结果', en: 'The pairing as a whole' },
  onePair: {
    zh: '只对某一对有意见，请先从名单里点那一对的“提异议”。',
    en: 'Is it about one pair? Choose “Object” beside it in the list first.',
  },
  toList: { zh: '看名单', en: 'To the list' },
  from: { zh: '您是', en: 'Who you are' },
  body: { zh: '有什么意见', en: 'What you object' },
  hint: {
    zh: '不用写自己的名字。不要写身份证号（写了收不下），也不要写电话、病情和别人家里的事。',
    en: 'You need not give your name. Write no identity-card number (it is refused), no telephone number, nothing of anybody’s health or family.',
  },
  submit: { zh: '提交异议', en: 'Send the objection' },
  wrong: { zh: '还没有提交，有 {count} 处要改', en: 'Not sent yet: {count} things to change' },
  wrongFrom: { zh: '请选您是谁。', en: 'Choose who you are.' },
  closed: {
    zh: '现在不在公示的日子里，不能提异议。要反映情况，请直接找{office}。',
    en: 'It is not being disclosed now, so nothing can be objected here. Go to {office} instead.',
  },
  received: { zh: '收到了', en: 'Received' },
  receivedLead: { zh: '您的意见已经交给{office}。', en: '{office} has it.' },
  keep: {
    zh: '看答复要用这个代码。请抄下来、截屏，或者打印；它只在这里出现一次。',
    en: 'This code reads the answer. Write it down, keep a picture of it or print it: it is shown here only.',
  },
  where: {
    zh: '过几天再打开公示，点“查答复”，填上代码就能看。',
    en: 'In some days open the disclosure again, choose “Read an answer” and type it.',
  },
  paper: { zh: '扫这里的码，填上代码。', en: 'Scan this and type the code.' },
  later: { zh: '去查答复', en: 'Read the answer' },
} satisfies Words

export const fromWords: Words<ObjectionBody['from']> = {
  resident: { zh: '居民、村民', en: 'A resident' },
  community: { zh: '村（社区）', en: 'A village or community' },
  supporter: { zh: '单位', en: 'A unit' },
}

export const answerWords = {
  title: { zh: '查答复', en: 'Read the answer' },
  lead: { zh: '提异议时给过您一个代码。', en: 'You were given a code when you objected.' },
  code: { zh: '代码', en: 'Code' },
  hint: {
    zh: '16 位，字母和数字，空格不用管。',
    en: '16 letters and digits; spaces do not matter.',
  },
  read: { zh: '查', en: 'Read' },
  unknown: {
    zh: '没有这个代码的异议。请对照抄下来的再看一遍；答复两年以后也看不到了。',
    en: 'No objection has this code. Compare it with what you wrote down; two years after the answer it is kept no more.',
  },
  incomplete: {
    zh: '代码是 16 位，由数字和 a 到 f 的字母组成。',
    en: 'The code has 16 digits or letters from a to f.',
  },
  waiting: { zh: '还没有答复', en: 'Not answered yet' },
  office: { zh: '牵头单位', en: 'The leading office' },
  waitingLead: {
    zh: '{office}会在结对生效以前答复，请过几天再来看。',
    en: '{office} answers before the pairs come in force. Come back in some days.',
  },
  upheld: { zh: '意见成立', en: 'Upheld' },
  rejected: { zh: '意见不成立', en: 'Not upheld' },
  upheldPair: {
    zh: '这一对不再作数，这个村重新结对。',
    en: 'The pair stands no more, and the village is paired again.',
  },
  by: { zh: '{name} 答复，{day}', en: 'Answered by {name}, {day}' },
  yours: { zh: '您提的', en: 'What you objected' },
  at: { zh: '{day}收到，{about}', en: 'Received {day}, {about}' },
  aboutRun: { zh: '对整个结对', en: 'about the pairing as a whole' },
  aboutPair: { zh: '对其中一对', en: 'about one pair' },
  another: { zh: '查另一个', en: 'Read another' },
} satisfies Words

export const disclosuresWords = {
  title: { zh: '正在公示结对结果', en: 'The pairs are disclosed' },
  open: { zh: '到 {until}为止，谁有意见都可以提。', en: 'Until {until} anybody may object.' },
  over: {
    zh: '公示到 {until}为止，还没有生效。',
    en: 'The days ended on {until}; not in force yet.',
  },
  show: { zh: '看公示', en: 'See the disclosure' },
  before: { zh: '公示过的', en: 'Disclosed before' },
  of: { zh: '{from}起的公示', en: 'Disclosed from {from}' },
  inForce: { zh: '已生效', en: 'in force' },
  void: { zh: '已作废', en: 'void' },
} satisfies Words

export const underWayWords = {
  title: { zh: '公示中，还没有生效', en: 'Disclosed, not in force yet' },
  supports: { zh: '将来帮我们', en: ' is to support us' },
  count: { zh: '将帮 {count} 个村（社区）', en: 'Is to support {count} villages and communities' },
  countOne: { zh: '将帮 1 个村（社区）', en: 'Is to support one village or community' },
} satisfies Words

export const ownRowWords = {
  title: { zh: '我们报的情况，后来换过没有', en: 'Was what we stated changed later?' },
  lead: {
    zh: '结对以前，各家报的情况（要什么、能给什么、最多结几个）各封成一行，公布的名单里有它的指纹。自己那一行可以自己打开来对：',
    en: 'Before anybody was paired, what each had stated (needs, offers, how many) was sealed as a row, and the published list holds its fingerprint. Your own row you can open:',
  },
  community: {
    zh: '请书记或文书登录，取本村的凭据。',
    en: 'Have the secretary or the clerk sign in and take the village’s opening.',
  },
  supporter: {
    zh: '请联络员登录，取本单位的凭据。',
    en: 'Have the liaison sign in and take the unit’s opening.',
  },
  opening: { zh: '取凭据（要登录）', en: 'Take the opening (signed in)' },
  choose: {
    zh: '打开“自己算一遍”，在“查自己的那一行”里选这份凭据。',
    en: 'Open “Recompute it” and choose the opening under “Check your own row”.',
  },
  verify: { zh: '自己算一遍', en: 'Recompute it' },
  fits: {
    zh: '看到“是封存的那一行”，就是一个字没有换过。对不上，就在公示期里提异议。',
    en: '“It is the sealed row” means that not a character was changed. If it does not fit, object while the pairing is disclosed.',
  },
} satisfies Words

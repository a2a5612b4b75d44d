/** What the office reads of the public event of a draw: announcing it, and leading it. */
import type { Words } from '#base/shared/words.ts'
import type { BeaconKind } from '../../shared/ceremony-schema.ts'
import type { Stage } from './queries.ts'

export const stageWords: Words<Stage> = {
  sealing: { zh: '正在封存', en: 'sealing' },
  revealing: { zh: '正在揭开', en: 'revealing' },
  waiting: { zh: '等公共数', en: 'waiting for the public value' },
  ready: { zh: '数齐了，可以抽签', en: 'ready to be drawn' },
  drawn: { zh: '抽完了', en: 'drawn' },
  void: { zh: '作废', en: 'void' },
}

export const beaconWords: Words<BeaconKind> = {
  dice: { zh: '现场掷骰子', en: 'Dice thrown in the room' },
  lottery: { zh: '彩票开奖号码', en: 'Digits of a lottery' },
  'drand-quicknet': { zh: 'drand 公共随机数', en: 'drand, a public random value' },
  'other-public': { zh: '别的公开数字', en: 'Another public number' },
}

export const beaconHints: Words<BeaconKind> = {
  dice: {
    zh: '不用网络，大家看着掷，一个一个念。',
    en: 'No network: thrown before everybody, read out one by one.',
  },
  lottery: {
    zh: '写明哪一种、哪一期，开奖要在封存以后。',
    en: 'Say which lottery and which draw; it has to come after the sealing.',
  },
  'drand-quicknet': {
    zh: '国际上每三秒公布一个，带签名，谁都编不了。到时候要有一台能上网的电脑抄签名。',
    en: 'One every three seconds, signed, so that nobody can make it up. Somebody with a network copies the signature.',
  },
  'other-public': {
    zh: '例如某天的股市收盘指数，要谁都能查到。',
    en: 'Such as the closing index of a day: something that anybody can look up.',
  },
}

export const announceWords = {
  title: { zh: '公布公开抽签', en: 'Announce a public draw' },
  lead: {
    zh: '抽签以前先说清：谁参加、用哪个公共数。公布以后不能改；要改，只能作废，重新冻结。',
    en: 'Before the draw it is said who takes part and which public value follows. It cannot be changed afterwards, only voided and frozen anew.',
  },
  act: { zh: '公布', en: 'Announce' },
  event: { zh: '这次抽签叫什么', en: 'What this draw is called' },
  eventHint: {
    zh: '写进抽签记录，例如“敦化市党建包联 2026 年公开抽签”。',
    en: 'It stands in the record, such as “Public draw of 2026”.',
  },
  eventOf: { zh: '{title}公开抽签', en: '{title}, public draw' },
  place: { zh: '在哪儿开', en: 'Where' },
  placeHint: { zh: '例如“市委一楼会议室”。', en: 'Such as “the hall on the first floor”.' },
  parties: { zh: '参加的各方', en: 'Parties' },
  partiesHint: {
    zh: '每一方自己做一个数，合起来定结果。只要有一方是公道的，谁也操纵不了。写单位或者代表的名称，不写人名。用纸的一方，公布以后自己打开网址做封存纸。',
    en: 'Each makes a number of its own, and all together decide. One honest party is enough. Name offices or groups, no persons. A party on paper makes it itself, at an address it gets once the draw is announced.',
  },
  party: { zh: '第 {number} 方', en: 'Party {number}' },
  partyWrong: {
    zh: '写名称，一行以内，最多 60 个字',
    en: 'A name of one line, at most 60 characters',
  },
  way: { zh: '第 {number} 方怎么封存', en: 'How party {number} seals' },
  device: { zh: '用自己的手机', en: 'on its own phone' },
  paper: { zh: '用纸', en: 'on paper' },
  addParty: { zh: '加一方', en: 'Add a party' },
  dropParty: { zh: '去掉第 {number} 方', en: 'Remove party {number}' },
  drop: { zh: '去掉', en: 'Remove' },
  beacon: { zh: '公共数用什么', en: 'Which public value' },
  beaconEvent: { zh: '具体是什么', en: 'Which one exactly' },
  beaconEventHint: {
    zh: '写到别人能照着核对，例如“现场掷三十次骰子，按顺序念”。',
    en: 'So that others can check it, such as “thirty dice thrown in the room, read in order”.',
  },
  diceEvent: {
    zh: '现场掷三十次骰子，按顺序念',
    en: 'Thirty dice thrown in the room, read in order',
  },
  round: { zh: '几点公布', en: 'When' },
  roundHint: {
    zh: '定在揭开以后：到了这个时刻还没揭开的，就作废。',
    en: 'After the revealing: whoever has not revealed by then makes the draw void.',
  },
  roundWrong: { zh: '选一个还没到的时刻', en: 'Choose a time to come' },
  roundSaid: { zh: '就是第 {round} 轮，{at} 公布。', en: 'That is round {round}, published {at}.' },
  roundEvent: { zh: 'drand quicknet 第 {round} 轮', en: 'drand quicknet, round {round}' },
} as const satisfies Words

export const hostWords = {
  title: { zh: '公开抽签', en: 'Public draw' },
  announcedOn: { zh: '{at} 公布', en: 'announced {at}' },
  hall: { zh: '打开大屏', en: 'Open the hall' },
  minutes: { zh: '打印记录', en: 'Print the minutes' },
  toRun: { zh: '回到这次结对', en: 'Back to the run' },
  parties: { zh: '各方', en: 'Parties' },
  party: { zh: '哪一方', en: 'Party' },
  way: { zh: '怎么封存', en: 'How' },
  seal: { zh: '封存', en: 'Seal' },
  number: { zh: '揭开', en: 'Number' },
  notSealed: { zh: '还没有', en: 'not yet' },
  half: { zh: '一个人输过，还要另一个人再输', en: 'typed once; somebody else types it again' },
  sealed: { zh: '封好了', en: 'sealed' },
  revealed: { zh: '揭开了，对得上', en: 'revealed, and it fits' },
  revealedWrong: { zh: '揭开了，对不上', en: 'revealed, and it does not fit' },
  typeSeal: { zh: '输封存指纹', en: 'Type the seal' },
  typeNumber: { zh: '输揭开的数', en: 'Type the number' },
  beacon: { zh: '公共数', en: 'Public value' },
  expected: { zh: '{at} 公布', en: 'published {at}' },
  next: { zh: '现在', en: 'Now' },
  waitSeals: { zh: '等 {names} 封存。', en: 'Waiting for {names} to seal.' },
  waitNumbers: {
    zh: '等 {names} 揭开。谁不揭开，按公布的规矩作废。',
    en: 'Waiting for {names} to reveal. Who does not makes the draw void, as was announced.',
  },
  sealLate: {
    zh: '公共数 {at} 已经公布，封存没有赶在前面截止：再封就等于照着它挑数。按公布的规矩这次作废；请按“作废”，再开一次运行、冻结名单，重新公布，公共数的时刻定晚一些。',
    en: 'The public value came {at}, before the sealing was closed: to seal now would be to choose. By the rule that was announced this draw is void. Press “Void”, begin another run, freeze its list and announce it with a later value.',
  },
  revealLate: {
    zh: '公共数 {at} 已经公布，还有人没有揭开：再揭就等于挑结果。按公布的规矩这次作废；请按“作废”，再开一次运行、冻结名单，重新公布，公共数的时刻定晚一些。',
    en: 'The public value came {at}, before all had revealed: to reveal now would be to choose. By the rule that was announced this draw is void. Press “Void”, begin another run, freeze its list and announce it with a later value.',
  },
  waitRound: { zh: '公共数 {at} 公布，到点再记。', en: 'The public value is published {at}.' },
  allSealed: { zh: '都封好了，可以截止。', en: 'All have sealed; close it.' },
  allRevealed: {
    zh: '都揭开了，可以记公共数。',
    en: 'All have revealed; take down the public value.',
  },
  ready: { zh: '数齐了，可以抽签。', en: 'All numbers are there; draw.' },
  drawing: { zh: '正在抽。', en: 'Drawing.' },
  drawn: {
    zh: '抽完了，结果在大屏上和这次结对里。',
    en: 'It is drawn; the result is in the hall and in the run.',
  },
  isVoid: { zh: '这次作废了，记录留着。', en: 'It is void; the record stays.' },
  between: { zh: '、', en: ', ' },
  close: { zh: '截止封存', en: 'Close the sealing' },
  closeTitle: { zh: '截止封存？', en: 'Close the sealing?' },
  closeDetail: {
    zh: '截止以后谁也不能再封、不能换。各方接着揭开自己的数。',
    en: 'Afterwards nobody seals or changes anything. The parties go on to reveal.',
  },
  closeSaid: { zh: '封存截止了。', en: 'The sealing is closed.' },
  value: { zh: '记公共数', en: 'Take down the public value' },
  valueTitle: { zh: '记下公共数', en: 'The public value' },
  valueDetail: {
    zh: '公布的是：{event}。记下以后不能改。',
    en: 'Announced: {event}. It cannot be changed afterwards.',
  },
  valueField: { zh: '念出的数字', en: 'Digits as read' },
  valueHint: {
    zh: '按念的顺序，从第一个到最后一个，空格不要紧。',
    en: 'In the order in which they were read; spaces do not matter.',
  },
  valueWrong: { zh: '只写数字', en: 'Digits only' },
  signature: { zh: '第 {round} 轮的签名', en: 'Signature of round {round}' },
  signatureHint: {
    zh: '从 drand 的公开网址抄来，96 位；抄错了这里验得出来。一时查不到就等一等，晚记不影响结果；一直查不到，只能作废，重新公布。',
    en: 'As drand publishes it, 96 digits; a mistake is found here. If it is not to be had yet, wait: later is as good. If it never comes, void the draw and announce it anew.',
  },
  signatureWrong: {
    zh: '要正好 96 位，只用数字 0–9 和字母 a–f',
    en: 'Exactly 96 digits, 0–9 and a–f',
  },
  valueSaid: { zh: '公共数记下了。', en: 'The public value is there.' },
  draw: { zh: '抽签', en: 'Draw' },
  drawTitle: { zh: '现在抽签？', en: 'Draw now?' },
  drawDetail: {
    zh: '用各方的数和公共数定结果。同样的数谁来算都一样，只抽这一次。',
    en: 'The numbers of all parties and the public value decide. Whoever computes comes to the same; it is done once.',
  },
  drawSaid: { zh: '开始抽了。', en: 'The draw has begun.' },
  voidIt: { zh: '作废', en: 'Void' },
} as const satisfies Words

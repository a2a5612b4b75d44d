/** What the verification page says, on the server, in the browser and in the file that works offline. */
import type { Words } from '#base/shared/words.ts'

export const verifyWords = {
  title: { zh: '自己算一遍', en: 'Recompute it' },
  lead: {
    zh: '就在您的手机或电脑上算，什么都不上传。',
    en: 'Computed on your own device. Nothing is uploaded.',
  },
  withoutScript: {
    zh: '这个浏览器没有运行脚本，所以这一页算不了；下面两个办法都可以。',
    en: 'This browser runs no script, so this page cannot compute; either way below can.',
  },
  drop: { zh: '把公示文件拖到这里，或者选一个。', en: 'Drop the transcript here, or choose it.' },
  published: { zh: '公布的这一份，{size}', en: 'as published, {size}' },
  usePublished: { zh: '用公布的这一份', en: 'Use the published one' },
  choose: { zh: '选一个文件', en: 'Choose a file' },
  chooseOther: { zh: '换一个', en: 'Choose another' },
  fetching: { zh: '正在取公布的文件', en: 'Fetching the published file' },
  fetchingSize: { zh: '正在取公布的文件，{size}', en: 'Fetching the published file, {size}' },
  computing: { zh: '正在算', en: 'Computing' },
  verified: { zh: '可验证', en: 'Verified' },
  refused: { zh: '不能验证', en: 'Not verified' },
  redrawn: {
    zh: '公布的 {pairs} 对，重新抽出来一对不差。',
    en: 'All {pairs} published pairs come out the same when drawn again.',
  },
  optimal: {
    zh: '公布的 {pairs} 对，正是按规则能排出的最好结果。',
    en: 'The {pairs} published pairs are exactly the best result that the rules allow.',
  },
  seconds: { zh: '用了 {seconds} 秒', en: '{seconds} seconds' },
  quick: { zh: '用了不到 0.01 秒', en: 'Less than 0.01 seconds' },
  recomputed: { zh: '重算了什么', en: 'What was recomputed' },
  before: { zh: '在这之前查过的是对的', en: 'What was right up to there' },
  agrees: { zh: '一致', en: 'agrees' },
  ceremony: { zh: '这次抽签是怎么办的', en: 'How this draw was held' },
  ceremonyAnnounced: { zh: '{at}公告：{event}。', en: 'Announced on {at}: {event}.' },
  ceremonySealed: {
    zh: '{names}，这 {count} 家各自先定一个数，封存起来。',
    en: '{names}: each of these {count} set a number of its own and sealed it.',
  },
  ceremonyRevealed: {
    zh: '{count} 家都把数揭开了，和封存的一样，没有谁换过。',
    en: 'All {count} revealed their numbers, and each is the one that was sealed.',
  },
  ceremonyValue: {
    zh: '然后是公告说好的公共值，来自“{event}”：{value}。',
    en: 'Then came the public value as announced, from “{event}”: {value}.',
  },
  ceremonyRound: {
    zh: '然后是公告说好的公共值，来自“{event}”，第 {round} 轮，{when}才有：{value}。',
    en: 'Then came the public value as announced, from “{event}”, round {round}, not known before {when}: {value}.',
  },
  ceremonySeed: {
    zh: '名单的指纹、各家的数和公共值合起来算出种子，由种子抽签；谁也没法一个人定结果。',
    en: 'The list’s fingerprint, the numbers and the public value together make the seed that draws; nobody can decide the result alone.',
  },
  cannotProve: { zh: '它证明不了什么', en: 'What it cannot prove' },
  lookUp: { zh: '查一个村或单位', en: 'Look up a village or a unit' },
  lookUpHint: { zh: '名称或编号', en: 'Name or code' },
  lookUpNone: { zh: '这份文件里没有“{query}”。', en: 'This file does not name “{query}”.' },
  lookUpOne: { zh: '有 1 对。', en: '1 pair.' },
  lookUpFound: { zh: '有 {count} 对。', en: '{count} pairs.' },
  lookUpMore: {
    zh: '有 {count} 对，这里列出前 {shown} 对，再多写几个字。',
    en: '{count} pairs, the first {shown} shown; write a little more.',
  },
  row: { zh: '查自己的那一行', en: 'Check your own row' },
  rowLead: {
    zh: '牵头单位给过您一份凭据的话，选它，或者拖到这里：看看冻结时封存的那一行写了什么，后来有没有换过。',
    en: 'If the leading office gave you an opening, choose it or drop it here: it shows what your row said when it was sealed, and whether it was changed since.',
  },
  rowChoose: { zh: '选凭据文件', en: 'Choose the opening' },
  rowChooseOther: { zh: '换一份凭据', en: 'Choose another' },
  rowWaits: {
    zh: '凭据收下了。还要先选公示文件，才能对照。',
    en: 'The opening is here. Choose the transcript too, so that they can be compared.',
  },
  rowUnfit: {
    zh: '凭据收下了，但公示文件没通过，没法对照。',
    en: 'The opening is here, but the transcript did not pass, so there is nothing to compare it with.',
  },
  rowFits: { zh: '是封存的那一行', en: 'It is the sealed row' },
  rowDiffers: { zh: '对不上', en: 'It does not fit' },
  rowSame: {
    zh: '{name}（{code}）的这一行，就是冻结时封存、后来公布的那一行，一个字没有换过。',
    en: 'This row of {name} ({code}) is the one that was sealed and published, not a character changed.',
  },
  rowTier: {
    zh: '等次也封在里面，也对得上；它只用来结对，不显示。',
    en: 'The tier was sealed too and fits; it serves the pairing alone and is not shown.',
  },
  rowNoTier: { zh: '这次结对没有用等次。', en: 'This pairing used no tiers.' },
  rowNothing: { zh: '没有填', en: 'none' },
  rowBetween: { zh: '、', en: ', ' },
  rowAsk: {
    zh: '凭据可能改过，或者是另一次结对的。请向牵头单位问清楚。',
    en: 'The opening may have been changed, or belongs to another pairing. Ask the leading office.',
  },
  rowAskThis: {
    zh: '请向牵头单位要这一次结对的凭据。',
    en: 'Ask the leading office for the opening of this pairing.',
  },
  rowOther: {
    zh: '这不是凭据。凭据文件的名字以 .json 结尾，由牵头单位交给您。',
    en: 'This is no opening. Its name ends in .json, and the leading office hands it to you.',
  },
  offline: { zh: '断了网也能算', en: 'Without a network' },
  otherWay: { zh: '换个办法算', en: 'Another way' },
  offlineHow: {
    zh: '下载一个网页文件，断网时打开，和这里算的一样。',
    en: 'Download one page that opens without a network and computes the same.',
  },
  download: { zh: '下载验证程序', en: 'Download the verifier' },
  commandLine: {
    zh: '在装了联建的文件夹里，也可以用一行命令：',
    en: 'In a folder with Lianjian, one command does it too:',
  },
  transcript: { zh: '下载公示文件', en: 'Download the transcript' },
  empty: { zh: '这个文件是空的。', en: 'This file is empty.' },
  picture: {
    zh: '这是一张图片，不是公示文件。公示文件的名字以 .json 结尾。',
    en: 'This is a picture, not a transcript. The name of a transcript ends in .json.',
  },
  document: {
    zh: '这是一份文档或压缩包，不是公示文件。公示文件的名字以 .json 结尾。',
    en: 'This is a document or an archive, not a transcript. The name of a transcript ends in .json.',
  },
  table: {
    zh: '这是一张表格，里面没有怎么算的记录。请选公示文件，名字以 .json 结尾。',
    en: 'This is a table and does not record how the pairs were made. Choose the transcript; its name ends in .json.',
  },
  tooLarge: {
    zh: '这个文件有 {size}，浏览器里最多算 {most}。请在电脑上用下面的命令。',
    en: 'This file has {size}; a browser computes up to {most}. Use the command below on a computer.',
  },
  unreadable: {
    zh: '这个文件读不出来。请重新下载，再选一次。',
    en: 'This file cannot be read. Download it again and choose it once more.',
  },
  notFetched: {
    zh: '没有取到公布的文件，可能是网断了。接上网再试，或者选一份下载好的。',
    en: 'The published file did not arrive; the network may be off. Try again, or choose a copy you have.',
  },
} satisfies Words
export type VerifySaying = keyof typeof verifyWords

/** The commands, each in a file of its own that is loaded only when it is asked for. */
import type { Phrase } from '#base/server/tables/fault.ts'
import type { Command } from './command.ts'

export interface CommandEntry {
  summary: Phrase
  load(): Promise<{ command: Command }>
}

export const commands: Record<string, CommandEntry> = {
  pair: {
    summary: {
      zh: '按规则和种子结对，写出结果、公开记录和报告',
      en: 'pair by rules and a seed; write the pairs, the transcript and the report',
    },
    load: () => import('./pair.ts'),
  },
  verify: {
    summary: {
      zh: '复核一份公开记录，或自己那一行的凭据',
      en: 'check a published transcript, or the opening of a row',
    },
    load: () => import('./verify.ts'),
  },
  open: {
    summary: {
      zh: '从凭据里取出一个单位或一个村自己的那一行',
      en: "take one unit's or village's own row out of the openings",
    },
    load: () => import('./open.ts'),
  },
  freeze: {
    summary: {
      zh: '冻结名册和规则，写出可公布的名单，供抽签仪式用',
      en: 'freeze roster and rules; write what is published before a ceremony',
    },
    load: () => import('./freeze.ts'),
  },
  commit: {
    summary: {
      zh: '抽签的一方封存自己的数，给出要公布的封存值',
      en: 'seal the number of a party of a draw, and print its commitment',
    },
    load: () => import('./commit.ts'),
  },
  reveal: {
    summary: { zh: '抽签的一方揭开封存的数', en: 'reveal the number that a party sealed' },
    load: () => import('./reveal.ts'),
  },
  regions: {
    summary: { zh: '装入全国的区划', en: 'load the regions of the whole country' },
    load: () => import('./regions.ts'),
  },
  journal: {
    summary: { zh: '复核导出的日志', en: 'check an exported journal' },
    load: () => import('./journal.ts'),
  },
  backup: {
    summary: { zh: '把整个数据库写进一个备份文件', en: 'write the whole database into one file' },
    load: () => import('./backup.ts'),
  },
  restore: {
    summary: { zh: '把备份恢复到空的数据库', en: 'restore a backup into an empty database' },
    load: () => import('./restore.ts'),
  },
  'second-factor': {
    summary: {
      zh: '撤掉用不了的二次验证，在没有管理员进得来的时候',
      en: 'take away second factors that no code passes, when no administrator gets in',
    },
    load: () => import('./second-factor.ts'),
  },
  recount: {
    summary: {
      zh: '从记录重新数一遍，看合计对不对',
      en: 'count from the records anew, and see whether the totals agree',
    },
    load: () => import('./recount.ts'),
  },
}

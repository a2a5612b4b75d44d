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
    summary: { zh: '复核一份公开记录', en: 'check a published transcript' },
    load: () => import('./verify.ts'),
  },
  freeze: {
    summary: {
      zh: '冻结名册和规则，写出可公布的名单，供抽签仪式用',
      en: 'freeze roster and rules; write what is published before a ceremony',
    },
    load: () => import('./freeze.ts'),
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
}

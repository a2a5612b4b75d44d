/** Why the system refuses a file or folder, in words a clerk can act on. */
import type { Phrase } from '#base/server/tables/fault.ts'

const words: Record<string, Phrase> = {
  ENOENT: { zh: '没有这个位置', en: 'there is no such place' },
  ENOTDIR: { zh: '上一级是文件，不是文件夹', en: 'it lies below a file' },
  EISDIR: { zh: '是文件夹', en: 'it is a folder' },
  EACCES: { zh: '没有权限', en: 'this user may not' },
  EPERM: { zh: '没有权限', en: 'this user may not' },
  EROFS: { zh: '盘是只读的', en: 'the disk is read-only' },
  ENOSPC: { zh: '盘满了', en: 'the disk is full' },
  EDQUOT: { zh: '超出了给您的空间', en: 'your quota of the disk is used up' },
  ENAMETOOLONG: { zh: '名字太长', en: 'the name is too long' },
  EIO: { zh: '盘读写出错', en: 'the disk fails' },
  EBUSY: { zh: '正被别的程序用着', en: 'another program is using it' },
  ELOOP: { zh: '链接绕成了圈', en: 'its links run in a circle' },
}

/** A code that nobody foresaw is named as it is: who looks it up needs it. */
export function systemErrorPhrase(code: string): Phrase {
  return words[code] ?? { zh: `系统报错 ${code}`, en: `the system says ${code}` }
}

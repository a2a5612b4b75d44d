import { Problem } from '#base/shared/problem.ts'
import { say } from '#base/shared/words.ts'
import { type ImportState, importStateWords } from './import-words.ts'

/** The import is in another state, or another version of it, than whoever decides has seen. */
export function importConflict(state: ImportState): Problem {
  const said = importStateWords[state]
  return new Problem({
    status: 409,
    code: 'organizations.import-state',
    title: {
      zh: `这次导入现在是“${say(said, 'zh-CN')}”，请先看一眼再决定`,
      en: `This import is “${say(said, 'en')}” by now; look at it before you decide`,
    },
  })
}

/** What is closed by hand has a reason, and so has what a sheet closes. */
export function closingUnexplained(): Problem {
  const title = {
    zh: '要撤销的，请写明原因，什么都没有改',
    en: 'Say why the others are closed; nothing was changed',
  }
  const code = 'organizations.closing-unexplained'
  return new Problem({
    status: 422,
    code,
    title,
    faults: [{ pointer: '/reason', code, detail: title }],
  })
}

export function undoOver(): Problem {
  return new Problem({
    status: 422,
    code: 'organizations.undo-over',
    title: { zh: '导入超过一天，不能整批撤回了', en: 'An import can be undone for one day only' },
    detail: { zh: '要改的组织请逐个改。', en: 'Change the organizations one by one.' },
  })
}

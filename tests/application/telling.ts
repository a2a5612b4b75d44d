/** For a process that serves a test. */
import type { Task, TaskList } from 'graphile-worker'

/** The same tasks, which tell whoever started this process each time that one was done, whether well or not. */
export function telling(tasks: TaskList): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [name, tellingOf(name, task)]),
  )
}

function tellingOf(name: string, task: Task | undefined): Task {
  return async (...given) => {
    try {
      await task?.(...given)
    } finally {
      process.send?.(name)
    }
  }
}

/** The thread that computes trials. */
import { createTrialTasks, type TrialTasks } from './trial-tasks.ts'

const tasks = createTrialTasks()

addEventListener('message', ({ data: { id, name, asked } }: MessageEvent) => {
  try {
    const answer = tasks[name as keyof TrialTasks](asked as never)
    postMessage({ id, answer })
  } catch (error) {
    postMessage({ id, failed: String(error) })
  }
})

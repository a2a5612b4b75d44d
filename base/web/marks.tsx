/** Small drawings beside words. They say nothing of their own, so nobody is read them. */
const paths = {
  tick: 'M2.5 8.5 6.5 12.5 13.5 4',
  cross: 'M3.5 3.5l9 9m0-9l-9 9',
  next: 'M6 3l5 5-5 5',
  down: 'M3 6l5 5 5-5',
  offline:
    'M2 2l12 12M8 13h.01M5.2 10.2a4 4 0 0 1 4-1M2.6 7.4a8 8 0 0 1 2.6-1.7M8 4.5a8 8 0 0 1 5.4 2.9',
} as const

export function Mark({ name }: { name: keyof typeof paths }) {
  return (
    <svg className="mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}

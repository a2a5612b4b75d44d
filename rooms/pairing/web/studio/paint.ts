/** Draws the picture: once everything, quietly, and over it what is looked at. */
import type { Band, Chart, ChartLine, ChartRow } from './chart.ts'
import type { Side } from './directory.ts'

export interface Frame {
  width: number
  height: number
  /** Device pixels for one of ours. */
  ratio: number
  colours: { ink: string; second: string; line: string; paper: string; wash: string }
  font: string
  /** What is written beside the rows and groups. */
  nameOf(side: Side, code: string): string
  groupName(side: Side, key: string): string
}

/** Room for the names of groups at both sides; the ticks stand within. */
const margins = { left: 156, right: 156 }
const tick = 8

export const edgesOf = (width: number) => ({ left: margins.left, right: width - margins.right })

function begin(canvas: HTMLCanvasElement, { width, height, ratio }: Frame) {
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)]
  if (canvas.width !== w) canvas.width = w
  if (canvas.height !== h) canvas.height = h
  const context = canvas.getContext('2d') as CanvasRenderingContext2D
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, width, height)
  return context
}

function curve(context: CanvasRenderingContext2D, width: number, from: number, to: number) {
  const { left, right } = edgesOf(width)
  const middle = (left + right) / 2
  context.moveTo(left, from)
  context.bezierCurveTo(middle, from, middle, to, right, to)
}

function stroke(
  context: CanvasRenderingContext2D,
  frame: Frame,
  lines: readonly ChartLine[],
  style: { colour: string; width: number; alpha: number },
) {
  context.strokeStyle = style.colour
  context.lineWidth = style.width
  context.globalAlpha = style.alpha
  for (const isApart of [false, true]) {
    context.setLineDash(isApart ? [4, 3] : [])
    context.beginPath()
    for (const line of lines) {
      if (line.isApart === isApart) curve(context, frame.width, line.supporter.y, line.community.y)
    }
    context.stroke()
  }
  context.setLineDash([])
  context.globalAlpha = 1
}

/** Everything that stays while somebody points about. */
export function paintGround(canvas: HTMLCanvasElement, chart: Chart, frame: Frame): void {
  const context = begin(canvas, frame)
  const { colours } = frame
  if (chart.bands.length === 0) {
    stroke(context, frame, chart.lines, { colour: colours.second, width: 1, alpha: 0.32 })
  }
  for (const band of chart.bands) {
    ribbon(context, frame.width, band)
    context.fillStyle = colours.second
    context.globalAlpha = 0.16
    context.fill()
    // Beside one another they are told apart by their edges.
    context.strokeStyle = colours.paper
    context.lineWidth = 1
    context.globalAlpha = 0.9
    context.stroke()
  }
  context.globalAlpha = 1
  paintSides(context, chart, frame)
}

function ribbon(context: CanvasRenderingContext2D, width: number, { from, to }: Band) {
  const { left, right } = edgesOf(width)
  const middle = (left + right) / 2
  context.beginPath()
  context.moveTo(left, from.top)
  context.bezierCurveTo(middle, from.top, middle, to.top, right, to.top)
  context.lineTo(right, to.bottom)
  context.bezierCurveTo(middle, to.bottom, middle, from.bottom, left, from.bottom)
  context.closePath()
}

function paintSides(context: CanvasRenderingContext2D, chart: Chart, frame: Frame) {
  const { colours, font, width } = frame
  const { left, right } = edgesOf(width)
  context.font = font
  context.textBaseline = 'middle'
  for (const side of ['supporter', 'community'] as const) {
    const isLeft = side === 'supporter'
    context.fillStyle = colours.second
    const many = chart.rows[side].length > mostTicks
    for (const { y } of many ? [] : chart.rows[side]) {
      context.fillRect(isLeft ? left - tick : right, y - 0.5, tick, 1)
    }
    context.textAlign = isLeft ? 'right' : 'left'
    const at = isLeft ? left - tick - 12 : right + tick + 12
    const named = haveRoom(chart.rows[side])
    for (const { key, count, top, bottom } of chart.groups[side]) {
      context.fillStyle = colours.second
      context.fillRect(isLeft ? left - tick - 3 : right + tick + 2, top, 1, bottom - top)
      context.fillStyle = colours.ink
      const name = frame.groupName(side, key)
      if (!named) context.fillText(fitting(context, name, ` ${count}`), at, (top + bottom) / 2)
    }
    for (const { code, y } of named ? chart.rows[side] : []) {
      context.fillText(fitting(context, frame.nameOf(side, code), ''), at, y)
    }
  }
}

/** Few rows are called by their own names, more by those of their groups. */
function haveRoom(rows: readonly ChartRow[]): boolean {
  return rows.slice(1).every(({ y }, at) => y - (rows[at] as ChartRow).y >= leastRow)
}
const leastRow = 18

/** More ticks than this are a grey bar. */
const mostTicks = 800

/** A name that is too long gives way to what stands behind it. */
function fitting(context: CanvasRenderingContext2D, name: string, behind: string): string {
  const room = margins.left - tick - 16
  let shown = name + behind
  for (let cut = name.length - 1; cut > 0 && context.measureText(shown).width > room; cut--) {
    shown = `${name.slice(0, cut)}…${behind}`
  }
  return shown
}

/** What is looked at: its lines in ink, the names of both ends. */
export function paintFocus(
  canvas: HTMLCanvasElement,
  frame: Frame,
  { lines, strong, rows, band }: Focused,
): void {
  const context = begin(canvas, frame)
  const { colours } = frame
  if (band) {
    paintBand(context, frame, band)
    return
  }
  stroke(context, frame, lines, { colour: colours.ink, width: 1.25, alpha: 0.9 })
  if (strong) stroke(context, frame, [strong], { colour: colours.ink, width: 2.5, alpha: 1 })
  context.font = frame.font
  context.textBaseline = 'middle'
  const taken: Record<Side, number[]> = { supporter: [], community: [] }
  const named = [...rows, ...lines.flatMap(({ supporter, community }) => [supporter, community])]
  const isChosen = (row: ChartRow) =>
    rows.includes(row) || strong?.supporter === row || strong?.community === row
  for (const row of new Set(named.sort((a, b) => Number(isChosen(b)) - Number(isChosen(a))))) {
    // Names that would lie on one another are left to the list beside the picture.
    if (taken[row.side].some((y) => Math.abs(y - row.y) < labelHeight)) continue
    taken[row.side].push(row.y)
    const { code, side, y } = row
    paintName(context, frame, { side, y, name: frame.nameOf(side, code) }, isChosen(row))
  }
}

/** What would open, between whom, and how many it holds. */
function paintBand(context: CanvasRenderingContext2D, frame: Frame, band: Band) {
  const { colours, font, width } = frame
  ribbon(context, width, band)
  context.fillStyle = colours.ink
  context.globalAlpha = 0.5
  context.fill()
  context.globalAlpha = 1
  context.font = font
  context.textBaseline = 'middle'
  const { left, right } = edgesOf(width)
  for (const { group, top, bottom } of [band.from, band.to]) {
    const { side, key } = group
    const [name, y] = [frame.groupName(side, key), (top + bottom) / 2]
    paintName(context, frame, { side, y, name }, true)
  }
  const { from, to } = band
  const y = (from.top + from.bottom + to.top + to.bottom) / 4
  const said = String(band.lines.length)
  const size = context.measureText(said).width + 14
  paintLabel(context, frame, { x: (left + right - size) / 2, y, text: said, size }, false)
}

export interface Focused {
  lines: readonly ChartLine[]
  strong?: ChartLine | undefined
  rows: readonly ChartRow[]
  /** Nothing else is looked at where a band is. */
  band?: Band
}

const labelHeight = 22

function paintName(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { side, name, y }: { side: Side; name: string; y: number },
  isChosen: boolean,
) {
  const { left, right } = edgesOf(frame.width)
  const size = context.measureText(name).width + 14
  const x = side === 'supporter' ? left + 6 : right - 6 - size
  paintLabel(context, frame, { x, y, text: name, size }, isChosen)
}

function paintLabel(
  context: CanvasRenderingContext2D,
  { colours, height }: Frame,
  { x, y, text, size }: { x: number; y: number; text: string; size: number },
  isChosen: boolean,
) {
  const half = labelHeight / 2
  const middle = Math.min(Math.max(y, half), height - half)
  context.fillStyle = isChosen ? colours.ink : colours.paper
  context.strokeStyle = colours.ink
  context.lineWidth = 1
  context.beginPath()
  context.rect(x + 0.5, middle - half + 0.5, size, labelHeight - 1)
  context.fill()
  context.stroke()
  context.fillStyle = isChosen ? colours.paper : colours.ink
  context.textAlign = 'left'
  context.fillText(text, x + 7, middle + 1)
}

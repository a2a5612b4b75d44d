import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isQuiet, type Moment, type Wanted, whatToMail } from './what-to-mail.ts'

const digest: Wanted = { mail: 'digest', muted: [], quietFrom: '20:00', quietUntil: '08:00' }
const morning: Moment = { day: '2026-12-01', time: '08:30', isWorkday: true, hadDigest: false }
const someday = { id: 'a', kind: 'pairing', dueOn: null }
const tomorrow = { id: 'b', kind: 'pairing', dueOn: '2026-12-02' }

test('a digest of all goes out in the morning of a working day, once', () => {
  expect(whatToMail(digest, [someday, tomorrow], morning)).toEqual({
    as: 'digest',
    ids: ['a', 'b'],
  })
  expect(whatToMail(digest, [someday], { ...morning, hadDigest: true })).toBeUndefined()
  expect(whatToMail(digest, [someday], { ...morning, time: '14:00' })).toBeUndefined()
  expect(whatToMail(digest, [], morning)).toBeUndefined()
})

test('what is due within two days does not wait for the morning', () => {
  const later = { ...morning, time: '14:00', hadDigest: true }
  const inThree = { ...tomorrow, id: 'c', dueOn: '2026-12-04' }
  expect(whatToMail(digest, [someday, tomorrow, inThree], later)).toEqual({
    ...{ as: 'at-once', ids: ['b'] },
  })
})

test('whoever wants it at once gets it at once, whoever wants none gets none', () => {
  const later = { ...morning, time: '14:00', hadDigest: true }
  expect(whatToMail({ ...digest, mail: 'at-once' }, [someday], later)?.ids).toEqual(['a'])
  expect(whatToMail({ ...digest, mail: 'none' }, [tomorrow], morning)).toBeUndefined()
  expect(whatToMail({ ...digest, muted: ['pairing'] }, [tomorrow], morning)).toBeUndefined()
})

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((each) => String(each).padStart(2, '0')).join(':'))

test('nothing goes out in quiet hours or on a day off, whoever wants it how', () => {
  const modes = fc.constantFrom('none', 'digest', 'at-once') as fc.Arbitrary<Wanted['mail']>
  fc.assert(
    fc.property(
      modes,
      time,
      time,
      time,
      fc.boolean(),
      (mail, quietFrom, quietUntil, at, isWorkday) => {
        const wanted = { ...digest, mail, quietFrom, quietUntil }
        const going = whatToMail(wanted, [someday, tomorrow], { ...morning, time: at, isWorkday })
        if (isQuiet(at, quietFrom, quietUntil) || !isWorkday) expect(going).toBeUndefined()
        if (mail === 'at-once' && isWorkday && !isQuiet(at, quietFrom, quietUntil)) {
          expect(going?.ids).toEqual(['a', 'b'])
        }
      },
    ),
  )
})

test('quiet hours go over midnight', () => {
  expect(
    ['19:59', '20:00', '23:59', '00:00', '07:59', '08:00'].map((at) =>
      isQuiet(at, '20:00', '08:00'),
    ),
  ).toEqual([false, true, true, true, true, false])
})

/** Whether what a unit says of an offer fits together. */
import type { OfferFault } from './offer-problems.ts'
import type { OfferFields } from './offer-schema.ts'

type Judged = Pick<
  OfferFields,
  'category' | 'amountFen' | 'quantity' | 'quantityUnit' | 'fromDay' | 'untilDay' | 'places'
> & { taken: number }

/** @returns every fault there is, each with the field it is about */
export function judgeOffer(offer: Judged): OfferFault[] {
  const { category, amountFen, quantity, quantityUnit, fromDay, untilDay, places, taken } = offer
  const faults: OfferFault[] = []
  const find = (wrong: boolean, pointer: string, fault: OfferFault['fault']) => {
    if (wrong) faults.push({ pointer, fault })
  }
  const isMoney = category === 'money'
  find(isMoney && amountFen === null, '/amountFen', 'money-without-amount')
  find(!isMoney && amountFen !== null, '/amountFen', 'amount-without-money')
  find((quantity === null) !== (quantityUnit === null), '/quantity', 'quantity-without-unit')
  find(fromDay !== null && untilDay !== null && untilDay < fromDay, '/untilDay', 'days-reversed')
  find(places !== null && places < taken, '/places', 'places-below-taken')
  return faults
}

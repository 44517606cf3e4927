/** The bill for programs: what `cost --json` prints. */
import type { Bill, SeasonCost } from './season-cost.ts';

/**
 * JSON with a final line feed; US dollars, unrounded; a total is `{"list", "afterFree"}`.
 * `{"years", "subscribers", "rate", "mailings", "emails", "secondsPerMailing", "tooSlow", "plans": [{"plan", "lines", "total"}],
 * "everythingElse": {"lines", "total"}, "onTop": [{"plan", "list", "afterFree", "sure": total}], "atRest": {"lines", "total"}}`;
 * a line is `{"what", "price", "quantity", "unit", "list", "afterFree", "sure"}`.
 */
export function costJson(cost: SeasonCost): string {
  const report = {
    years: cost.years,
    subscribers: cost.people,
    rate: cost.rate,
    mailings: cost.mailings,
    emails: cost.messages,
    secondsPerMailing: cost.secondsPerMailing,
    tooSlow: cost.tooSlow,
    plans: cost.plans.map(({ plan, ...bill }) => ({ plan, ...billJson(bill) })),
    everythingElse: billJson(cost.everythingElse),
    onTop: cost.onTop,
    atRest: billJson(cost.atRest),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

const billJson = ({ lines, total }: Bill) => ({
  lines: lines.map(({ what, price, quantity, unit, list, afterFree, sure }) => ({
    what,
    price,
    quantity,
    unit,
    list,
    afterFree,
    sure,
  })),
  total,
});

/** Where the organizations of the tests have their seats. */

export const county = '222403'
export const office = '222403000000'
/** 雁鸣湖镇 and 大石头镇, with a village of each. */
export const yanming = '222403108000'
export const yaodian = '222403108204'
export const dashitou = '222403103000'
/** Another county of the prefecture, of which only the county itself is loaded. */
export const neighbour = '222404'

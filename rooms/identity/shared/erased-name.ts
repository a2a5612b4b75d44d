/** What stands where the name of a former colleague was. */
export const erasedName = '离任同事'

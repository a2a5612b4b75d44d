/** Where the pages and files of a run are. */
interface Run {
  countyCode: string
  id: string
}

export function disclosureAt(programmeId: string, { countyCode, id }: Run): string {
  return `/programmes/${programmeId}/runs/${countyCode}/${id}`
}

export function runFileAt({ countyCode, id }: Run, what: 'list' | 'transcript'): string {
  return `/api/public/runs/${countyCode}/${id}/${what}.json`
}

/** @param community code of the village or unit whose pair is looked up at once */
export function verifyAt({ countyCode, id }: Run, community?: string): string {
  const query = { run: `${countyCode}-${id}`, ...(community && { community }) }
  return `/verify?${new URLSearchParams(query)}`
}

/** What opens the sealed row of an organization, for whoever answers for it. */
export function openingAt({ countyCode, id }: Run, organizationId: string): string {
  return `/api/runs/${countyCode}/${id}/opening.json?organization=${organizationId}`
}

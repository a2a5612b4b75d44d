/** Tells whoever copies the data folder that the database does not lie in it. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const name = 'database-elsewhere.txt'

/**
 * Leaves a note in the data folder, or takes it away where there is nothing to tell.
 *
 * @param cluster where the database lies, when that is outside the folder
 */
export async function keepNote(folder: string, cluster: string | undefined): Promise<void> {
  const file = join(folder, name)
  if (cluster === undefined) await rm(file, { force: true })
  else await writeFile(file, noteOf(folder, cluster))
}

/** Where a note in the folder says that its database lies; undefined without one. */
export async function readNote(folder: string): Promise<string | undefined> {
  const note = await readFile(join(folder, name), 'utf8').catch(() => '')
  return note.split('\n')[1]
}

function noteOf(folder: string, cluster: string): string {
  return `数据库不在这个文件夹里，在：
${cluster}

要备份或搬走：先停下联建，再把 ${folder} 和上面那个文件夹一起带上，文件的主人和权限也要照原样（例如 cp -a 或 tar -p）。
只带这个文件夹，村、单位和结对都不在里面。
为什么在别处：联建是由 root 启动的，PostgreSQL 不能以 root 运行，而它改用的用户进不了这个文件夹。

The database does not lie in this folder but in:
${cluster}

To back up or move: stop Lianjian first, then take ${folder} and the folder above together, owners and rights
included (cp -a or tar -p). This folder alone holds no villages, units or pairs.
Why elsewhere: Lianjian was started by root, PostgreSQL does not run as root, and the user it runs as instead
cannot enter this folder.
`
}

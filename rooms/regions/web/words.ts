import type { Words } from '#base/shared/words.ts'
import type { PlaceKind } from '../shared/place.ts'
import type { Division } from '../shared/sum-places.ts'
import type { Level } from './queries.ts'

export const levelWords: Words<Level> = {
  province: { zh: '省级', en: 'Province' },
  prefecture: { zh: '地级', en: 'Prefecture' },
  county: { zh: '县级', en: 'County' },
  township: { zh: '乡级', en: 'Township' },
  village: { zh: '村级', en: 'Village or community' },
}

/** As one says how far down a list goes. */
export const loadedLevelWords: Words<Level> = {
  province: { zh: '省', en: 'provinces' },
  prefecture: { zh: '地级市', en: 'prefectures' },
  county: { zh: '县', en: 'counties' },
  township: { zh: '乡镇', en: 'townships' },
  village: { zh: '村', en: 'villages' },
}

export const regionWords = {
  title: { zh: '区划', en: 'Regions' },
  lead: {
    zh: '各地的区划代码。名字、拼音首字母、代码都能找。',
    en: 'Codes of regions, by name, pinyin, initials or code.',
  },
  what: { zh: '查区划代码', en: 'Look up a region' },
  where: {
    zh: '一个村归哪个镇、代码是多少、以前叫什么',
    en: 'Where a village lies, its code, its former names',
  },
  pickAdministration: {
    zh: '县、市、省的名字或代码',
    en: 'Name or code of a county, prefecture or province',
  },
  pick: { zh: '村、镇、县的名字或代码', en: 'Name or code of a village, township or county' },
  find: { zh: '找区划', en: 'Find a region' },
  none: { zh: '没有找到“{query}”', en: 'Nothing found for “{query}”' },
  meant: {
    zh: '没有找到“{query}”。是不是：',
    en: 'Nothing found for “{query}”. Did you mean:',
  },
  loaded: { zh: '这里装了区划：{parts}。', en: 'Regions loaded here: {parts}.' },
  loadedCountry: { zh: '全国到{level}', en: 'the country down to {level}' },
  loadedPart: { zh: '{name}到{level}', en: '{name} down to {level}' },
  belowUnloaded: {
    zh: '{name}下面的区划还没有装进来',
    en: 'What lies below {name} is not loaded yet',
  },
  belowUnloadedDetail: {
    zh: '装好以后，这里才能往下选，也才能登记村民组、小区。请装系统的人在服务器上运行：',
    en: 'Until it is, there is nothing to choose here, and no groups or quarters can be entered. Ask whoever runs the server for:',
  },
  belowUnloadedTime: {
    zh: '全国到村的区划一次装好，要两三分钟，系统不用停；数据从哪里来，命令自己会说。',
    en: 'It loads every village of the country in two or three minutes, while the system runs, and says where the data comes from.',
  },
  belowNone: {
    zh: '名录里，它下面没有别的区划。',
    en: 'The official list has nothing below it.',
  },
  found: { zh: '找到 {count} 个，用上下键选', en: '{count} found; choose with the arrow keys' },
  deeper: { zh: '再往下选', en: 'Choose within it' },
  below: { zh: '下面的 {count} 个', en: 'The {count} below' },
  code: { zh: '代码', en: 'Code' },
  official: { zh: '全称', en: 'Official name' },
  level: { zh: '层级', en: 'Level' },
  lies: { zh: '归属', en: 'Lies in' },
  since: { zh: '资料', en: 'Source' },
  sinceList: {
    zh: '从 {day}的官方名录起这样记载',
    en: 'As in the official list since the one of {day}',
  },
  until: {
    zh: '{day}的官方名录里已经没有它',
    en: 'It is no longer in the official list of {day}',
  },
  earlier: { zh: '以前', en: 'Before' },
  earlierLine: { zh: '{name}，到 {day}', en: '{name}, until {day}' },
  successions: { zh: '代码的来去', en: 'Where the code came from and went' },
  recoded: { zh: '{day} 换代码：{from} → {to}', en: 'Recoded on {day}: {from} → {to}' },
  moved: { zh: '{day} 划转：{from} → {to}', en: 'Moved on {day}: {from} → {to}' },
  merged: { zh: '{day} 合并：{from} → {to}', en: 'Merged on {day}: {from} → {to}' },
  split: { zh: '{day} 拆分：{from} → {to}', en: 'Split on {day}: {from} → {to}' },
  inferred: { zh: '比对两期名录推断', en: 'Found by comparing two editions' },
  path: { zh: '所在位置', en: 'Where it lies' },
  reviewBy: {
    zh: '谁能看到这里，由安全管理员、审计管理员来查。',
    en: 'Who can see this place is reviewed by the security and the audit administrator.',
  },
  more: { zh: '后面还有，接着看', en: 'Show more' },
  and: { zh: '，', en: ', ' },
  mine: { zh: '我管的地方', en: 'Where I serve' },
} as const satisfies Words

export const placeKindWords: Words<PlaceKind> = {
  group: { zh: '村民组', en: 'Villagers’ group' },
  quarter: { zh: '小区', en: 'Residential quarter' },
  grid: { zh: '网格', en: 'Grid' },
  building: { zh: '楼栋', en: 'Building' },
  unit: { zh: '单元', en: 'Unit' },
}

export const divisionWords: Words<Division> = {
  groups: { zh: '村民组', en: 'Villagers’ groups' },
  quarters: { zh: '小区和楼栋', en: 'Quarters and buildings' },
  grids: { zh: '网格', en: 'Grids' },
}

export const placeWords = {
  section: { zh: '组、小区、楼栋和网格', en: 'Groups, quarters, buildings and grids' },
  part: { zh: '只列出您管的这一部分。', en: 'Only the part that you serve is listed.' },
  none: { zh: '还没有登记。', en: 'Nothing is entered yet.' },
  teach: {
    zh: '先把村民组或小区、楼栋添上，再记每一处有多少户、多少人、什么设施。只记数目，不记是谁。',
    en: 'Add the groups or quarters and buildings first, then how many households, residents and facilities each has. Numbers only, never who.',
  },
  households: { zh: '户数', en: 'Households' },
  residents: { zh: '人口', en: 'Residents' },
  householdsHint: { zh: '多少户。不知道就空着。', en: 'How many. Leave it empty if unknown.' },
  residentsHint: {
    zh: '常住多少人。只记数目，不记是谁。',
    en: 'How many live here. A number, never who.',
  },
  countWrong: {
    zh: '写 0 到 9,999,999 的整数',
    en: 'Write a whole number from 0 to 9,999,999',
  },
  oddCounts: {
    zh: '户数和人数对不上，请再看一眼。没有错就再按一次“保存”',
    en: 'Households and residents hardly fit; look once more. If they are right, press “Save” again',
  },
  oddBeside: { zh: '和户数对得上吗？', en: 'Does it fit the households?' },
  partly: {
    zh: '（{places} 处里 {given} 处填了）',
    en: ' ({given} of {places} given)',
  },
  facilities: { zh: '设施', en: 'Facilities' },
  facilitiesHint: {
    zh: '只记在它所在的那一处，别处不再记。点一种，再写有几个。',
    en: 'Enter each where it stands and nowhere else. Tap a kind, then write how many.',
  },
  facility: { zh: '{name} {count}', en: '{name} {count}' },
  householdCount: { zh: '{count} 户', en: '{count} households' },
  residentCount: { zh: '{count} 人', en: '{count} residents' },
  counted: { zh: '{count} 处', en: '{count}' },
  byDivision: { zh: '（按{division}算）', en: ' (counted by {division})' },
  once: {
    zh: '一户人家可能既在组里、又在楼里和网格里，所以各算各的，不相加。有村民组按村民组算，没有就按小区和楼栋，再没有按网格。',
    en: 'A household may be in a group, a building and a grid at once, so these are never added together. Groups are counted first, else quarters and buildings, else grids.',
  },
  own: { zh: '本处填的', en: 'Entered here' },
  inside: { zh: '下面合计', en: 'Sum of what lies below' },
  below: { zh: '下面', en: 'Below it' },
  add: { zh: '添{what}', en: 'Add {what}' },
  between: { zh: '、', en: ', ' },
  count: { zh: '填数目', en: 'Enter counts' },
  countTitle: { zh: '{name}各处的数目', en: 'Counts of {name}' },
  countLead: {
    zh: '多少户、多少人，一次填好。不知道就空着。设施在各处自己的页面上记。',
    en: 'Households and residents, all at once. Leave out what you do not know. Facilities are entered on the page of each.',
  },
  countWrongOf: { zh: '{named}：{wrong}', en: '{named}: {wrong}' },
  countOf: { zh: '{name}的{what}', en: '{what} of {name}' },
  addNotMine: {
    zh: '这里不能添：不归您管，或者已经撤销。',
    en: 'Nothing is added here: it is not yours to look after, or it is closed.',
  },
  changeNotMine: {
    zh: '这一处不能改：不归您管，或者已经撤销。',
    en: 'It cannot be changed: it is not yours to look after, or it is closed.',
  },
  addTitle: { zh: '在{name}添{what}', en: 'Add {what} to {name}' },
  kind: { zh: '添什么', en: 'What to add' },
  names: { zh: '名字', en: 'Names' },
  namesHint: {
    zh: '一行一个。连号的写在一起：“1–12号楼”“一至八组”。只写地方，不写人名。',
    en: 'One a line. Write numbers in a row together: 1–12号楼. Names of places, never of people.',
  },
  namesWrong: {
    zh: '名字最多 60 个字，一次最多 200 处',
    en: 'At most 60 characters each, 200 at once',
  },
  namesTwice: { zh: '这里已经有：{names}', en: 'Already here: {names}' },
  namesTooMany: {
    zh: '这样是 {total} 处，一次最多 {most} 处',
    en: 'That makes {total}; {most} at once at most',
  },
  namesOnce: {
    zh: '。写了两遍的只添一次：{names}',
    en: '. Written twice and added once: {names}',
  },
  willAdd: { zh: '会添 {count} 处：{names}', en: 'This adds {count}: {names}' },
  addNow: { zh: '添上', en: 'Add them' },
  change: { zh: '改名字、数目', en: 'Change name and numbers' },
  changeTitle: { zh: '改：{name}', en: 'Change {name}' },
  name: { zh: '名字', en: 'Name' },
  nameHint: { zh: '只写地方，不写人名。', en: 'Of the place, never of a person.' },
  nameWrong: { zh: '这里已经有这个名字，或名字太长', en: 'It is taken here, or too long' },
  save: { zh: '保存', en: 'Save' },
  savedSaid: { zh: '已保存“{name}”', en: '{name} is saved' },
  countedSaid: {
    zh: '已保存{name}各处的户数和人口',
    en: 'Households and residents of {name} are saved',
  },
  close: { zh: '撤销', en: 'Close' },
  closeTitle: { zh: '撤销：{name}', en: 'Close {name}' },
  closeDetail: {
    zh: '从今天起不再列出，记录和代码都留着，代码不再给别处用。撤错了可以恢复。',
    en: 'It is no longer listed from today. Its record and code stay, and the code is given to nothing else. It can be reopened.',
  },
  closeBelow: {
    zh: '下面的 {count} 处一起撤销：{names}等',
    en: '{count} places below close with it: {names} and so on',
  },
  and: { zh: '、', en: ', ' },
  closeRoles: { zh: '{count} 个人的角色在这里', en: '{count} roles are held here' },
  reasonGone: { zh: '拆了，没有了', en: 'It is gone' },
  reasonMerged: { zh: '并到别处了', en: 'It went into another' },
  reasonTypo: { zh: '登记错了', en: 'It was a mistake' },
  closed: { zh: '{day} 撤销', en: 'Closed on {day}' },
  closedSaid: { zh: '已撤销“{name}”', en: '{name} is closed' },
  closedOnes: { zh: '已撤销的', en: 'Closed ones' },
  closedNone: { zh: '现在没有撤销的。', en: 'Nothing is closed.' },
  reopen: { zh: '恢复', en: 'Reopen' },
  reopenTitle: { zh: '恢复：{name}', en: 'Reopen {name}' },
  reopenDetail: {
    zh: '还用原来的代码，跟它一起撤销的也一起恢复。',
    en: 'It keeps its code, and what closed with it opens with it.',
  },
  reopenedSaid: { zh: '已恢复“{name}”', en: '{name} is open again' },
  reasonMistake: { zh: '撤错了', en: 'Closed by mistake' },
  what: { zh: '登记村民组、小区、楼栋和网格', en: 'Keep groups, quarters, buildings and grids' },
  where: {
    zh: '户数、人数、有什么设施，都在村（社区）那一页',
    en: 'Households, residents and facilities, on the page of the village',
  },
} as const satisfies Words

export const areaWords = {
  title: { zh: '管理区', en: 'Management areas' },
  one: { zh: '管理区', en: 'Management area' },
  lead: {
    zh: '不按区划代码划的片区，像某个新区、开发区。可以在上面给人角色。',
    en: 'Areas that cut across codes, such as a new district. Roles can be given on them.',
  },
  search: { zh: '管理区的名字', en: 'Name of an area' },
  name: { zh: '名字', en: 'Name' },
  nameHint: { zh: '大家平时怎么叫。', en: 'As people call it.' },
  nameWrong: {
    zh: '最多 60 个字，不能有身份证号',
    en: '60 characters at most, without an identity-card number',
  },
  keeper: { zh: '由哪里管', en: 'Kept by' },
  keeperHint: {
    zh: '管理区的办公室属于哪个县（市）。只有那里能改它。',
    en: 'The county or city its office belongs to. Only that one changes it.',
  },
  members: { zh: '包括哪里', en: 'What it is made of' },
  membersHint: {
    zh: '找一个街道、乡镇或村加进来。选已经在里面的地方，就是把它减去。',
    en: 'Find a township or village and add it. Choosing one that is inside already cuts it out.',
  },
  membersWrong: { zh: '至少加一个地方', en: 'Add at least one region' },
  counted: { zh: '{count} 个', en: 'Areas: {count}' },
  memberCount: { zh: '包括 {count} 处', en: '{count} taken in' },
  cutCount: { zh: '减去 {count} 处', en: '{count} cut out' },
  cutOut: { zh: '减去', en: 'Cut out' },
  cutName: { zh: '减去 {name}', en: 'without {name}' },
  drop: { zh: '去掉 {name}', en: 'Remove {name}' },
  villages: { zh: '村级区划', en: 'Villages and the like' },
  villageCount: { zh: '村 {count} 个', en: '{count} villages' },
  communityCount: { zh: '社区 {count} 个', en: '{count} communities' },
  quasiCount: {
    zh: '林场、农场生活区等 {count} 个',
    en: '{count} quarters of forest farms and the like',
  },
  villagesHint: {
    zh: '按区划代码数，有代码的都算，不管参不参加结对。',
    en: 'Counted by the codes: whatever has one, whether it takes part in a programme or not.',
  },
  and: { zh: '，', en: ', ' },
  since: { zh: '开始', en: 'Since' },
  state: { zh: '状态', en: 'State' },
  stateClosed: { zh: '已撤销', en: 'Closed' },
  stateAll: { zh: '全部', en: 'All' },
  roles: { zh: '给出的角色', en: 'Roles held on it' },
  roleCount: { zh: '{count} 个，在“人员”里给', en: '{count}, given under “People”' },
  former: { zh: '以前', en: 'Before' },
  formerLine: { zh: '{name}，{from} 到 {to}', en: '{name}, {from} to {to}' },
  create: { zh: '新建管理区', en: 'New area' },
  createLead: {
    zh: '给它一个名字，再加上它包括的街道、乡镇、村。',
    en: 'Name it and add the townships and villages it is made of.',
  },
  createNow: { zh: '建好', en: 'Create' },
  change: { zh: '改名字、范围', en: 'Change name or members' },
  changeTitle: { zh: '改：{name}', en: 'Change {name}' },
  changeLead: {
    zh: '改动从今天起算，以前包括哪里会留着。有角色在这里的人，范围随着变。',
    en: 'Changes hold from today; what it was made of before stays known. Roles on it follow.',
  },
  save: { zh: '保存', en: 'Save' },
  savedSaid: { zh: '已保存“{name}”', en: '{name} is saved' },
  reason: { zh: '为什么', en: 'Why' },
  reasonHint: { zh: '会和这次改动一起记下来。', en: 'It is recorded with the change.' },
  reasonReform: { zh: '区划调整', en: 'Reorganisation' },
  reasonTypo: { zh: '上次填错了', en: 'It was entered wrongly' },
  reasonGone: { zh: '管理区撤了', en: 'The area was dissolved' },
  close: { zh: '撤销', en: 'Close' },
  closeTitle: { zh: '撤销管理区：{name}', en: 'Close the area {name}' },
  closeDetail: {
    zh: '从今天起不再有这个管理区，沿革留着。撤错了可以恢复。',
    en: 'It ends today; its history stays. It can be reopened.',
  },
  closeRoles: {
    zh: '{count} 个人的角色在这里，撤销后就用不了',
    en: '{count} roles are held on it and will reach nothing',
  },
  closed: { zh: '{day} 撤销', en: 'Closed on {day}' },
  closedSaid: { zh: '已撤销“{name}”', en: '{name} is closed' },
  reopen: { zh: '恢复', en: 'Reopen' },
  reopenTitle: { zh: '恢复管理区：{name}', en: 'Reopen the area {name}' },
  reopenDetail: {
    zh: '从今天起又有这个管理区，包括的地方和撤销时一样。',
    en: 'It stands again from today, made of what it was when it closed.',
  },
  reopenRoles: {
    zh: '{count} 个人的角色在这里，恢复后又能用',
    en: '{count} roles are held on it and will reach it again',
  },
  reopenedSaid: { zh: '已恢复“{name}”', en: '{name} is open again' },
  reasonMistake: { zh: '撤错了', en: 'Closed by mistake' },
  teachTitle: { zh: '这里还没有管理区', en: 'There is no management area yet' },
  teachDetail: {
    zh: '新区、开发区、片区常常跨着区划代码。建一个管理区，写明它包括哪些街道、乡镇、村，就能按它给人角色。',
    en: 'New districts and zones often cut across codes. Make an area, say which townships and villages it has, and give roles on it.',
  },
  pickNone: { zh: '您的范围里没有这样的管理区。', en: 'No such area within your reach.' },
  open: { zh: '看管理区', en: 'Management areas' },
  path: { zh: '所在位置', en: 'Where it lies' },
} as const satisfies Words

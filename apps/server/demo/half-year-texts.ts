/** What invented villages asked for in half a year and what was done about it, in words of a village. Nobody is meant. */
import type { NeedCode } from '@lianjian/pairing'

interface AskedAndDone {
  title: string
  detail: string
  /** What the village does itself. */
  self: string
  helped: number
  /** What the unit does about it. */
  plan: string
  done: string
  /** 元 */
  cost: number
}

export const asked: Record<NeedCode, readonly AskedAndDone[]> = {
  organization: [
    {
      title: '三会一课记录不会写，想请人来教',
      detail: '支部委员新换了两个，会议记录和党员活动记录总写不齐。',
      self: '村里出会议室，委员全部参加',
      helped: 9,
      plan: '派组织委员来两个半天，带着写一遍',
      done: '来了两次，照着真会议写了一遍，留下样本一套',
      cost: 300,
    },
    {
      title: '党群活动室没有投影和桌椅',
      detail: '活动室空着，开会要从家里搬凳子。',
      self: '村里粉刷墙面、通电',
      helped: 120,
      plan: '调剂办公桌椅，配投影一台',
      done: '调来桌子 12 张、椅子 40 把，装好投影',
      cost: 8600,
    },
  ],
  income: [
    {
      title: '香菇卖不上价，想找长期买家',
      detail: '三组、四组二十来户种香菇，贩子压价，去年每斤少卖一块多。',
      self: '村里合作社统一分拣装箱',
      helped: 23,
      plan: '联系两家食堂和一家超市来看货',
      done: '单位食堂和县里一家超市签了半年的货，第一批 1,600 斤已经送到',
      cost: 2000,
    },
    {
      title: '想办编织班，让在家的妇女有活干',
      detail: '在家带孩子的多，一天能空出三四个钟头。',
      self: '村里出屋子，妇联主任组织',
      helped: 31,
      plan: '请老师来教十天，联系收货的厂',
      done: '办了十天班，31 人学会，厂里按件收货',
      cost: 12400,
    },
  ],
  legal: [
    {
      title: '土地流转合同请懂法的人看一看',
      detail: '要和一家公司签五年，里头有几条看不明白。',
      self: '村里把合同和涉及的户整理好',
      helped: 46,
      plan: '派法律顾问逐条看，给出修改意见',
      done: '改了七条，村民代表会上讲了一遍再签的',
      cost: 0,
    },
    {
      title: '想听听防诈骗的课，老人被骗过',
      detail: '今年有人冒充卖保健品的进村。',
      self: '村里通知、借大礼堂',
      helped: 150,
      plan: '派人来讲一场，发防骗册子',
      done: '讲了一场，放了真案例，册子每户一本',
      cost: 900,
    },
  ],
  specialty: [
    {
      title: '葡萄霜霉病年年有，请农技专家来',
      detail: '五十亩葡萄，六月起叶子发黄，打药不对路。',
      self: '村里组织种植户，备好地头样本',
      helped: 38,
      plan: '请农技站专家到地头看，开药方',
      done: '专家来了三趟，改了用药和修剪，今年发病少了一半多',
      cost: 3600,
    },
    {
      title: '蜂蜜想注册个商标',
      detail: '养蜂十一户，蜂蜜散卖，没有牌子。',
      self: '合作社出材料',
      helped: 11,
      plan: '帮着跑注册、设计标签',
      done: '商标已受理，标签印了五千张',
      cost: 4800,
    },
  ],
  services: [
    {
      title: '二组到三组的路灯坏了七盏',
      detail: '学生晚自习回来要走这段路。',
      self: '村里出电费、派电工配合',
      helped: 210,
      plan: '换成太阳能灯，两周内装好',
      done: '七盏全换了，又添了三盏',
      cost: 15800,
    },
    {
      title: '饮水管道冬天冻裂，五十多户停过水',
      detail: '埋得浅，去年冻了三回。',
      self: '村民出工挖沟',
      helped: 186,
      plan: '换管 800 米，深埋',
      done: '换管 860 米，入冬前通水',
      cost: 42000,
    },
  ],
  environment: [
    {
      title: '村口大坑常年积水，想填平栽树',
      detail: '夏天有味，孩子常在边上玩。',
      self: '村里出土方和人工',
      helped: 90,
      plan: '出机械台班和树苗',
      done: '填平，栽树 120 棵，装了两条长凳',
      cost: 18600,
    },
    {
      title: '垃圾桶不够，清运隔得太久',
      detail: '每组只有两个桶，一周才清一回。',
      self: '村里安排保洁员',
      helped: 260,
      plan: '添桶，和环卫商量清运',
      done: '添桶 24 个，改成三天一清',
      cost: 6800,
    },
  ],
  health: [
    {
      title: '请医生来给老人看一次眼睛',
      detail: '六十岁以上的一百来人，好些说看不清。',
      self: '村里摸好人数，出场地',
      helped: 96,
      plan: '医院派眼科来一天',
      done: '查了 96 人，14 人约了手术，配老花镜 50 副',
      cost: 5200,
    },
    {
      title: '卫生室缺一台血压计和雾化机',
      detail: '村医的旧血压计不准了。',
      self: '村医负责保管使用',
      helped: 300,
      plan: '采购送来，教会使用',
      done: '血压计两台、雾化机一台，已教会',
      cost: 1680,
    },
  ],
  education: [
    {
      title: '暑假孩子没人管，想办个假期班',
      detail: '三十来个孩子，爷爷奶奶带着，作业没人看。',
      self: '村里出教室，家长轮流值日',
      helped: 34,
      plan: '派志愿者来上四周，管作业和游戏',
      done: '办了四周，志愿者 12 人轮着来，孩子 34 人',
      cost: 7300,
    },
    {
      title: '村小学图书角书太旧',
      detail: '书都是十几年前的。',
      self: '老师整理、登记借阅',
      helped: 62,
      plan: '捐书并帮着分类',
      done: '捐书 620 本，贴好标签',
      cost: 9300,
    },
  ],
  culture: [
    {
      title: '文化广场想添一套音响',
      detail: '跳舞、开会都用，旧的坏了。',
      self: '村里派人管',
      helped: 130,
      plan: '配音响一套',
      done: '音响装好，定了晚上九点关',
      cost: 5600,
    },
    {
      title: '重阳节想给老人办一顿饺子宴',
      detail: '七十岁以上的八十六位。',
      self: '村里出面、出人手',
      helped: 86,
      plan: '出食材，派二十人来一起包',
      done: '八十六位老人都来了，来不了的送到家里',
      cost: 4300,
    },
  ],
}

/** Deeds that nobody had asked for on a list. */
export const unasked: readonly { title: string; helped: number; cost: number }[] = [
  { title: '春耕前送来化肥和薄膜', helped: 64, cost: 9600 },
  { title: '帮着办了一天社保年审', helped: 71, cost: 0 },
  { title: '清理村部后面的排水沟', helped: 45, cost: 1200 },
  { title: '给独居老人装了扶手和感应灯', helped: 12, cost: 3840 },
  { title: '麦收时派人来帮晒场', helped: 28, cost: 0 },
  { title: '高考前送学生去县城看考场', helped: 9, cost: 600 },
  { title: '修好了村部的无线网', helped: 40, cost: 980 },
  { title: '带来招工信息，现场报名', helped: 52, cost: 0 },
  { title: '端午前慰问老人', helped: 33, cost: 4950 },
  { title: '给村道补划了线、立了减速牌', helped: 220, cost: 7200 },
]

/** What villages gave back. */
export const gifts: readonly { title: string; quantity: number; unit: string }[] = [
  { title: '绣的鞋垫', quantity: 60, unit: '双' },
  { title: '新磨的小米', quantity: 120, unit: '斤' },
  { title: '自己编的竹篮', quantity: 25, unit: '只' },
]

/** What units have. */
export const offered: readonly {
  category: 'talent' | 'venue' | 'money' | 'skill' | 'information' | 'service'
  content: string
  needs: readonly NeedCode[]
  quantity?: number
  unit?: string
}[] = [
  {
    category: 'talent',
    content: '会计两名，可以帮着理账、教记账',
    needs: ['organization', 'services'],
    quantity: 2,
    unit: '人',
  },
  {
    category: 'talent',
    content: '农艺师一名，果树、蔬菜都懂',
    needs: ['specialty', 'income'],
    quantity: 1,
    unit: '人',
  },
  {
    category: 'venue',
    content: '会议室，能坐八十人，周末可用',
    needs: ['organization', 'education'],
    quantity: 1,
    unit: '间',
  },
  {
    category: 'money',
    content: '今年的帮扶经费',
    needs: ['services', 'environment'],
    quantity: 30000,
    unit: '元',
  },
  {
    category: 'skill',
    content: '水电维修，一个班组',
    needs: ['services'],
    quantity: 6,
    unit: '人',
  },
  { category: 'information', content: '招工信息，每月一次', needs: ['income'] },
  {
    category: 'service',
    content: '义诊，眼科、内科、口腔',
    needs: ['health'],
    quantity: 4,
    unit: '次',
  },
  { category: 'service', content: '法律咨询和合同审看', needs: ['legal'] },
  {
    category: 'service',
    content: '志愿者，能带孩子做作业',
    needs: ['education', 'culture'],
    quantity: 15,
    unit: '人',
  },
  {
    category: 'skill',
    content: '美工，能做标签和宣传栏',
    needs: ['specialty', 'culture'],
    quantity: 2,
    unit: '人',
  },
]

/** What residents said of what was not done yet. */
export const denials: readonly string[] = ['还有两盏不亮', '只来了一回，说好两回的', '水还是小']
